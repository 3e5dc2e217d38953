package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.report.Outcome;
import java.util.Collections;
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
 * @param images what runs now, references by container name; empty where that is not known
 */
public record ReleaseResult(
        Outcome outcome, String release, String aftermath, String sentence, Map<String, String> images) {
    public ReleaseResult {
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    }

    /** An end of which it is not known what runs now. */
    public ReleaseResult(Outcome outcome, String release, String aftermath, String sentence) {
        this(outcome, release, aftermath, sentence, Map.of());
    }

    /** What machines read. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", release);
        facts.put("aftermath", aftermath);
        if (!images.isEmpty()) {
            facts.put("images", images);
        }
        return facts;
    }
}
