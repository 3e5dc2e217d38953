package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a query of Prometheus answers stays within limits.
 *
 * @param query every value of its answer counts
 * @param min the least value that is good; null for none
 * @param max the greatest value that is good; null for none
 * @param traffic how many requests the query is about; null if that does not matter
 * @param minRequests with fewer the measurement is inconclusive
 */
record ThresholdCheck(
        Server server,
        Template query,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Template traffic,
        int minRequests,
        Duration window)
        implements Check {
    static final String KIND = "prometheus";

    /**
     * What an answer means.
     *
     * @param values of the query
     * @param requests sum of the values of the traffic query; NaN if there is none
     */
    Finding judge(List<Double> values, double requests) {
        if (traffic != null && !(requests >= minRequests)) {
            return Finding.inconclusive("too little traffic: " + Figures.text(Double.isNaN(requests) ? 0 : requests)
                    + " requests in the window, at least " + minRequests + " are needed");
        }
        if (values.isEmpty()) {
            return Finding.inconclusive("no data: the query has no result");
        }
        if (values.stream().anyMatch(value -> value.isNaN())) {
            return Finding.inconclusive("no number: the query's result is NaN; often nothing was divided by nothing");
        }
        double worst = values.stream()
                .max((one, other) -> Double.compare(excess(one), excess(other)))
                .orElseThrow();
        Map<String, Double> told = new LinkedHashMap<>();
        told.put("value", worst);
        if (traffic != null) {
            told.put("requests", requests);
        }
        String among = values.size() == 1 ? "" : " (the worst of " + values.size() + " series)";
        return Finding.of(excess(worst) <= 0, told, Figures.text(worst) + among + ", good is " + limits());
    }

    /** By how much a value is beyond a limit; not positive within both. */
    private double excess(double value) {
        double above = max == null ? Double.NEGATIVE_INFINITY : value - max;
        double below = min == null ? Double.NEGATIVE_INFINITY : min - value;
        return Math.max(above, below);
    }

    private String limits() {
        String least = min == null ? "" : "at least " + Figures.text(min);
        String most = max == null ? "" : "at most " + Figures.text(max);
        return least + (least.isEmpty() || most.isEmpty() ? "" : " and ") + most;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = server.fields();
        fields.put("query", query.text());
        if (min != null) {
            fields.put("min", min);
        }
        if (max != null) {
            fields.put("max", max);
        }
        if (traffic != null) {
            fields.put("traffic", traffic.text());
            fields.put("minRequests", minRequests);
        }
        fields.put("window", Durations.exact(window));
        return fields;
    }

    @Override
    public String words() {
        return query.text() + " is " + limits();
    }
}
