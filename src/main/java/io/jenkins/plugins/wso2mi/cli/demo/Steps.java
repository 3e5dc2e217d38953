package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo has done, for its closing table. Safe for use by several threads. */
final class Steps {
    private final List<Step> done = new ArrayList<>();

    private record Step(String what, Duration took, LoadClient.Count load) {}

    /** Notes a step. */
    synchronized void add(String what, Instant begun, LoadClient.Count load) {
        done.add(new Step(what, Duration.between(begun, Instant.now()), load));
    }

    /** The table for people. */
    synchronized String table() {
        Table table = new Table("what", "took", "requests", "failed");
        for (Step step : done) {
            table.row(
                    step.what(),
                    Durations.text(step.took()),
                    step.load().requests(),
                    step.load().failed());
        }
        return table.text();
    }

    /** The same for machines; times in ms. */
    synchronized List<Map<String, Object>> facts() {
        List<Map<String, Object>> facts = new ArrayList<>();
        for (Step step : done) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("what", step.what());
            row.put("milliseconds", step.took().toMillis());
            row.put("requests", step.load().requests());
            row.put("failedRequests", step.load().failed());
            facts.add(row);
        }
        return facts;
    }
}
