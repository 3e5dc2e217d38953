package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.report.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gate said in all.
 *
 * @param verdict its last one
 * @param message what it saw then; may be empty
 * @param good measurements
 * @param failed measurements
 * @param inconclusive measurements
 */
public record GateSummary(String gate, String verdict, String message, int good, int failed, int inconclusive) {
    /** Whether it measured anything. */
    public boolean isMeasured() {
        return good + failed + inconclusive > 0;
    }

    /** One of each gate, in the order of their first words. */
    public static List<GateSummary> of(List<Event.Gate> gates) {
        Map<String, GateSummary> summaries = new LinkedHashMap<>();
        for (Event.Gate gate : gates) {
            GateSummary before = summaries.getOrDefault(gate.gate(), new GateSummary(gate.gate(), "", "", 0, 0, 0));
            summaries.put(gate.gate(), before.and(gate));
        }
        return List.copyOf(summaries.values());
    }

    private GateSummary and(Event.Gate gate) {
        return new GateSummary(
                gate.gate(),
                gate.verdict(),
                gate.message(),
                good + (gate.result().equals("good") ? 1 : 0),
                failed + (gate.result().equals("failed") ? 1 : 0),
                inconclusive + (gate.result().equals("inconclusive") ? 1 : 0));
    }
}
