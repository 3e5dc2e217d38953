package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.report.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the demo ended.
 *
 * @param table what was done, for people
 * @param facts the same for machines
 */
public record DemoResult(Outcome outcome, String sentence, String table, Map<String, Object> facts) {
    public DemoResult {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
