package io.jenkins.plugins.wso2mi.report.telemetry;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables of an environment that say where a release is told of when it has ended. */
public final class TelemetryVariables {
    /** Address of a Pushgateway; may hold a login. */
    public static final String PUSH_METRICS = "MICTL_PUSH_METRICS";

    private static final Set<String> OTHERS = Set.of(PUSH_METRICS, "TRACEPARENT", "TRACESTATE");

    private TelemetryVariables() {}

    /** Those of an environment; some may hold secrets. */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> chosen = new LinkedHashMap<>(environment);
        chosen.keySet().removeIf(name -> !name.startsWith("OTEL_") && !OTHERS.contains(name));
        return chosen;
    }

    /**
     * All that they ask for: a push of metrics, and spans.
     *
     * @throws RefusedException if {@link #PUSH_METRICS} is no address; the message does not repeat it
     */
    public static List<SummarySink> sinks(Map<String, String> environment) {
        List<SummarySink> sinks = new ArrayList<>();
        String gateway = environment.getOrDefault(PUSH_METRICS, "");
        if (!gateway.isBlank()) {
            sinks.add(MetricsPush.to(gateway, PUSH_METRICS));
        }
        TraceExport.of(environment).ifPresent(sinks::add);
        return List.copyOf(sinks);
    }
}
