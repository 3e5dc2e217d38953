package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.HashMap;
import java.util.Map;

/**
 * The counters on the page that MI shows to Prometheus, by service. An API has a row for each address that it was
 * called by; they are one.
 */
final class MetricsPage {
    /** The label with the name of the API, proxy service or inbound endpoint. */
    static final String SERVICE = "service_name";

    private MetricsPage() {}

    /** The counts of each service that a check concerns. */
    static Map<String, Counts> counts(String page, CounterCheck check) {
        Map<String, Counts> counts = new HashMap<>();
        String requests = check.counters().requests();
        String errors = check.counters().errors();
        page.lines()
                .filter(line -> line.startsWith(requests) || line.startsWith(errors))
                .flatMap(line -> MetricRow.parse(line).stream())
                .filter(row -> row.name().equals(requests) || row.name().equals(errors))
                .filter(row -> row.labels().containsKey(SERVICE) && Double.isFinite(row.value()))
                .filter(row -> check.concerns(row.labels().getOrDefault(SERVICE, "")))
                .forEach(row ->
                        counts.merge(row.labels().getOrDefault(SERVICE, ""), count(row, requests), Counts::plus));
        return counts;
    }

    private static Counts count(MetricRow row, String requests) {
        return row.name().equals(requests) ? new Counts(row.value(), 0) : new Counts(0, row.value());
    }
}
