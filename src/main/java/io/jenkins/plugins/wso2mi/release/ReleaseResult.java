package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.report.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a release ended.
 *
 * @param outcome what the exit code is made from
 * @param release the release's id; empty with a dry run
 * @param aftermath what became of it: {@code kept}, {@code rolled-back}, {@code left}, {@code not-rolled-back} or
 *     {@code none}
 * @param sentence the closing sentence
 */
public record ReleaseResult(Outcome outcome, String release, String aftermath, String sentence) {
    /** What machines read. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", release);
        facts.put("aftermath", aftermath);
        return facts;
    }
}
