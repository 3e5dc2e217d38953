package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.Map;

/**
 * What a reading means to a gate.
 *
 * @param values what was read, by name
 * @param words for people
 */
record Finding(Measurement.Result result, Map<String, Double> values, String words) {
    Finding {
        values = Map.copyOf(values);
    }

    static Finding inconclusive(String words) {
        return new Finding(Measurement.Result.INCONCLUSIVE, Map.of(), words);
    }

    static Finding of(boolean good, Map<String, Double> values, String words) {
        return new Finding(good ? Measurement.Result.GOOD : Measurement.Result.FAILED, values, words);
    }
}
