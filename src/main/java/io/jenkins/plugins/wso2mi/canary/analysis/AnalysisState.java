package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What has been measured since a step of a canary is held. All measurements count; the last five of each gate are kept
 * as they were.
 *
 * @param began when the step's hold began
 */
public record AnalysisState(Instant began, Map<String, GateTally> tallies) {
    public AnalysisState {
        tallies = Collections.unmodifiableMap(new LinkedHashMap<>(tallies));
    }

    /** Nothing measured yet. */
    public static AnalysisState begin(Instant now) {
        return new AnalysisState(now, Map.of());
    }

    /** The same with one more measurement. */
    public AnalysisState with(Measurement measurement) {
        Map<String, GateTally> next = new LinkedHashMap<>(tallies);
        next.put(measurement.gate(), tally(measurement.gate()).with(measurement));
        return new AnalysisState(began, next);
    }

    GateTally tally(String gate) {
        return tallies.getOrDefault(gate, GateTally.NONE);
    }

    /** As fields of a JSON object. */
    public Map<String, Object> toFields() {
        Map<String, Object> gates = new LinkedHashMap<>();
        tallies.forEach((name, tally) -> gates.put(name, tally.toFields()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("began", began.toString());
        fields.put("gates", gates);
        return fields;
    }

    /**
     * Reads what {@link #toFields} wrote.
     *
     * @throws IllegalArgumentException if a result is none that is known
     * @throws java.time.format.DateTimeParseException if a time is none
     */
    public static AnalysisState of(Map<String, Object> fields) {
        Map<String, Object> gates = KubernetesObject.map(fields, "gates");
        Map<String, GateTally> tallies = new LinkedHashMap<>();
        gates.keySet().forEach(name -> tallies.put(name, GateTally.of(name, KubernetesObject.map(gates, name))));
        return new AnalysisState(Instant.parse(KubernetesObject.text(fields, "began")), tallies);
    }
}
