package io.jenkins.plugins.wso2mi.report.telemetry;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.GateSummary;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.WeightStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a release ended, in Prometheus' text format (0.0.4). */
final class OutcomeMetrics {
    private final StringBuilder out = new StringBuilder();

    private OutcomeMetrics() {}

    /** The metrics of one application's release; the same for the same events. */
    static String of(ReleaseSummary summary) {
        return new OutcomeMetrics().write(summary);
    }

    private String write(ReleaseSummary summary) {
        Event.Result result = summary.result().orElseThrow();
        gauge("wso2_mi_release_success", "1 if the last release was done, 0 if not.");
        sample("wso2_mi_release_success", Map.of(), summary.isDone() ? 1 : 0);
        gauge("wso2_mi_release_info", "How the last release ended.");
        Map<String, String> labels = new TreeMap<>();
        labels.put("verb", result.verb());
        labels.put("outcome", result.outcome().word());
        labels.put("aftermath", summary.fact("aftermath"));
        labels.put("release", summary.fact("release"));
        sample("wso2_mi_release_info", labels, 1);
        gauge("wso2_mi_release_duration_seconds", "How long the last release took.");
        sample("wso2_mi_release_duration_seconds", Map.of(), summary.length().toMillis() / 1000.0);
        gauge("wso2_mi_release_end_timestamp_seconds", "When the last release ended, in Unix time.");
        sample("wso2_mi_release_end_timestamp_seconds", Map.of(), summary.end().toEpochMilli() / 1000.0);
        canary(summary);
        return out.toString();
    }

    private void canary(ReleaseSummary summary) {
        List<WeightStep> steps = summary.steps();
        if (!steps.isEmpty()) {
            gauge("wso2_mi_canary_weight_percent", "The greatest weight that the last canary was given.");
            int most = steps.stream().mapToInt(WeightStep::weight).max().orElse(0);
            sample("wso2_mi_canary_weight_percent", Map.of(), most);
        }
        List<GateSummary> measured =
                summary.gates().stream().filter(GateSummary::isMeasured).toList();
        if (!measured.isEmpty()) {
            gauge("wso2_mi_gate_measurements", "Measurements of the last canary by gate and result.");
            for (GateSummary gate : measured) {
                sample("wso2_mi_gate_measurements", labels(gate, "good"), gate.good());
                sample("wso2_mi_gate_measurements", labels(gate, "failed"), gate.failed());
                sample("wso2_mi_gate_measurements", labels(gate, "inconclusive"), gate.inconclusive());
            }
        }
    }

    private static Map<String, String> labels(GateSummary gate, String result) {
        return new TreeMap<>(Map.of("gate", gate.gate(), "result", result));
    }

    private void gauge(String name, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void sample(String name, Map<String, String> labels, double value) {
        out.append(name);
        if (!labels.isEmpty()) {
            out.append(labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        }
        out.append(' ').append(value).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
