package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one look of a gate found.
 *
 * @param gate its name
 * @param at when it was begun
 * @param dryRun whether the gate decides nothing
 * @param values what was read, by name; finite numbers
 * @param words one line of at most 300 characters
 */
public record Measurement(
        String gate, Instant at, Result result, boolean dryRun, Map<String, Double> values, String words) {
    private static final int WORDS_LIMIT = 300;
    private static final int VALUES_LIMIT = 8;

    /** What it says about the canary. */
    public enum Result {
        /** It is as it shall be. */
        GOOD,
        /** It is not. */
        FAILED,
        /** Nothing: there was no answer, no number, or too little traffic. */
        INCONCLUSIVE
    }

    public Measurement {
        Map<String, Double> kept = new TreeMap<>();
        values.entrySet().stream()
                .filter(value -> Double.isFinite(value.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .limit(VALUES_LIMIT)
                .forEach(value -> kept.put(value.getKey(), value.getValue()));
        values = Map.copyOf(kept);
        words = cut(PlainText.oneLine(words));
    }

    static Measurement of(AnalysisGate gate, Instant at, Finding finding) {
        boolean dryRun = gate.schedule().dryRun();
        return new Measurement(gate.name(), at, finding.result(), dryRun, finding.values(), finding.words());
    }

    private static String cut(String line) {
        return line.length() <= WORDS_LIMIT
                ? line
                : line.substring(0, WORDS_LIMIT - 1).strip() + "…";
    }

    /** Tells of it in the stream of events. */
    public Event event() {
        String verdict =
                switch (result) {
                    case GOOD -> "passed";
                    case FAILED -> dryRun ? "waiting" : "refused";
                    case INCONCLUSIVE -> "waiting";
                };
        String failed = result == Result.FAILED ? "dry run, would have failed: " : "dry run: ";
        String told = dryRun ? failed + words : words;
        return new Event.Gate(at, gate, verdict, told, result.name().toLowerCase(Locale.ROOT), values);
    }

    Map<String, Object> toFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at.toString());
        fields.put("result", result.name());
        fields.put("dryRun", dryRun);
        fields.put("values", new TreeMap<>(values));
        fields.put("words", words);
        return fields;
    }

    static Measurement of(String gate, Map<String, Object> fields) {
        Map<String, Double> values = new TreeMap<>();
        KubernetesObject.map(fields, "values").forEach((name, value) -> {
            if (value instanceof Number number) {
                values.put(name, number.doubleValue());
            }
        });
        return new Measurement(
                gate,
                Instant.parse(KubernetesObject.text(fields, "at")),
                Result.valueOf(KubernetesObject.text(fields, "result")),
                Boolean.TRUE.equals(fields.get("dryRun")),
                values,
                KubernetesObject.text(fields, "words"));
    }
}
