package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When a canary has more errors than the stable version: when the least that the difference of their error rates can
 * be, by Newcombe's interval, is more than is allowed.
 *
 * @param maxDifference of the error rates, 0 to 1
 * @param confidence of the interval, such as 0.99
 * @param minRequests of the canary; with fewer the measurement is inconclusive
 */
record ErrorRule(double maxDifference, double confidence, int minRequests) {
    /** What the counts of a window mean. */
    Finding judge(Counts canary, Counts stable) {
        Finding missing = missing(canary, stable);
        if (missing != null) {
            return missing;
        }
        ProportionDifference difference = ProportionDifference.of(canary, stable, confidence);
        return Finding.of(isGood(difference), values(canary, stable, difference), words(canary, stable, difference));
    }

    /**
     * What the counts of each service mean. All of them together and each with enough requests are compared; the
     * confidence of each is raised so that it holds for all (Bonferroni).
     */
    Finding judgeEach(Map<String, Counts> canary, Map<String, Counts> stable) {
        Counts allCanary = sum(canary);
        Counts allStable = sum(stable);
        Finding missing = missing(allCanary, allStable);
        if (missing != null) {
            return missing;
        }
        List<String> compared = new TreeMap<>(canary)
                .keySet().stream()
                        .filter(name -> missing(count(canary, name), count(stable, name)) == null)
                        .toList();
        ErrorRule each = new ErrorRule(maxDifference, 1 - (1 - confidence) / (compared.size() + 1), minRequests);
        List<String> bad = new ArrayList<>();
        for (String name : compared) {
            Finding finding = each.judge(count(canary, name), count(stable, name));
            if (finding.result() == Measurement.Result.FAILED) {
                bad.add(name + ": " + finding.words());
            }
        }
        Finding whole = each.judge(allCanary, allStable);
        if (bad.isEmpty()) {
            return whole;
        }
        return new Finding(Measurement.Result.FAILED, whole.values(), String.join("; ", bad));
    }

    private static Counts count(Map<String, Counts> counts, String name) {
        return counts.getOrDefault(name, Counts.NONE);
    }

    private static Counts sum(Map<String, Counts> counts) {
        return counts.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    private @Nullable Finding missing(Counts canary, Counts stable) {
        if (canary.requests() < minRequests) {
            return Finding.inconclusive("too little traffic: the canary had " + Figures.text(canary.requests())
                    + " requests in the window, at least " + minRequests + " are needed");
        }
        return stable.requests() < 1
                ? Finding.inconclusive("nothing to compare with: the stable version had no requests in the window")
                : null;
    }

    private boolean isGood(ProportionDifference difference) {
        return difference.low() <= maxDifference;
    }

    private String words(Counts canary, Counts stable, ProportionDifference difference) {
        String told = "canary " + canary.words() + ", stable " + stable.words();
        return isGood(difference)
                ? told
                : told + ": at least " + Figures.percent(difference.low()) + " more with "
                        + Figures.percent(confidence) + " confidence, " + Figures.percent(maxDifference)
                        + " is allowed";
    }

    private static Map<String, Double> values(Counts canary, Counts stable, ProportionDifference difference) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("canaryErrors", canary.errors());
        values.put("canaryRequests", canary.requests());
        values.put("stableErrors", stable.errors());
        values.put("stableRequests", stable.requests());
        values.put("difference", difference.difference());
        values.put("differenceLow", difference.low());
        values.put("differenceHigh", difference.high());
        return values;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("maxDifference", maxDifference);
        fields.put("confidence", confidence);
        fields.put("minRequests", minRequests);
        return fields;
    }

    String words() {
        return "at most " + Figures.percent(maxDifference) + " more errors than the stable version, with "
                + Figures.percent(confidence) + " confidence and at least " + minRequests + " requests";
    }
}
