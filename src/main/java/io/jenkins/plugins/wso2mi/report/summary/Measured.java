package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.report.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The measurements of one gate.
 *
 * @param events each with a result, in the order of time
 */
public record Measured(String gate, List<Event.Gate> events) {
    public Measured {
        events = List.copyOf(events);
    }

    /**
     * The number of a measurement that says most, of both versions.
     *
     * @param canary of the new release; empty if there is none
     * @param stable of the version before; empty if the gate does not compare
     */
    public record Reading(OptionalDouble canary, OptionalDouble stable) {}

    /** The measurements of each gate, in the order of their first ones. */
    public static List<Measured> of(List<Event.Gate> gates) {
        Map<String, Measured> measured = new LinkedHashMap<>();
        gates.stream()
                .filter(Event.Gate::isMeasured)
                .forEach(gate -> measured.merge(gate.gate(), new Measured(gate.gate(), List.of(gate)), Measured::and));
        return List.copyOf(measured.values());
    }

    private Measured and(Measured later) {
        return new Measured(
                gate, Stream.concat(events.stream(), later.events.stream()).toList());
    }

    /**
     * What the numbers of {@link #reading} are: {@code error rate}, {@code median}, {@code latency} or {@code value}.
     */
    public String quantity() {
        return has("canaryErrors")
                ? "error rate"
                : has("canaryMedian") ? "median" : has("latencyMs") ? "latency" : "value";
    }

    /** The unit of the numbers; empty if the gate does not tell. */
    public String unit() {
        return has("canaryErrors") ? "%" : has("latencyMs") ? " ms" : "";
    }

    /** Whether some measurement has a number of the version before. */
    public boolean isComparing() {
        return has("stableMedian") || has("stableErrors");
    }

    /** How many measurements had a result. */
    public long count(String result) {
        return events.stream().filter(event -> event.result().equals(result)).count();
    }

    private boolean has(String name) {
        return events.stream().anyMatch(event -> event.values().containsKey(name));
    }

    /** The number of a measurement that says most: a rate of errors in percent, a median, a latency in ms, a value. */
    public static Reading reading(Event.Gate event) {
        Map<String, Double> values = event.values();
        if (values.containsKey("canaryErrors")) {
            return new Reading(rate(values, "canary"), rate(values, "stable"));
        }
        for (String name : List.of("canaryMedian", "latencyMs", "value")) {
            if (values.containsKey(name)) {
                return new Reading(number(values, name), number(values, "stableMedian"));
            }
        }
        return new Reading(OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static OptionalDouble rate(Map<String, Double> values, String side) {
        double requests = values.getOrDefault(side + "Requests", 0.0);
        return requests > 0
                ? OptionalDouble.of(100 * values.getOrDefault(side + "Errors", 0.0) / requests)
                : OptionalDouble.empty();
    }

    private static OptionalDouble number(Map<String, Double> values, String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
