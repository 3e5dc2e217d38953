package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a metric of the canary differs from the stable version's, by the test of Mann and Whitney as Spinnaker's
 * judge (Kayenta) uses it: it does if the interval of the shift lies beyond a tolerance, which is a part of the shift
 * itself.
 *
 * @param query of a side
 * @param step how far apart the samples are
 * @param direction which difference is bad
 * @param tolerance part of the shift, 0 to 1
 * @param effect the least shift that counts, as a part of the stable version's median; 0 for any
 * @param confidence of the interval, such as 0.98
 * @param minSamples of each side; with fewer the measurement is inconclusive
 */
record CompareCheck(
        Server server,
        Template query,
        Duration window,
        Duration step,
        Direction direction,
        double tolerance,
        double effect,
        double confidence,
        int minSamples)
        implements Check {
    static final String KIND = "compare";
    /** What Kayenta's judge takes. */
    static final double TOLERANCE = 0.25;

    static final double CONFIDENCE = 0.98;

    /** More tell no more, and all pairs of them are looked at. */
    static final int SAMPLES_LIMIT = 400;

    /** Which difference is bad. */
    enum Direction {
        INCREASE,
        DECREASE,
        EITHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What samples mean; those that are no numbers are left out. */
    Finding judge(double[] allOfCanary, double[] allOfStable) {
        double[] canary = thinned(allOfCanary);
        double[] stable = thinned(allOfStable);
        if (canary.length < minSamples || stable.length < minSamples) {
            return Finding.inconclusive("too few samples: " + canary.length + " of the canary, " + stable.length
                    + " of the stable version, at least " + minSamples + " of each are needed");
        }
        MannWhitney test = new MannWhitney(canary, stable);
        MannWhitney.Interval interval = test.shiftInterval(confidence);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("canaryMedian", median(canary));
        values.put("stableMedian", median(stable));
        values.put("shift", test.shift());
        values.put("shiftLow", interval.low());
        values.put("shiftHigh", interval.high());
        values.put("p", test.pValue(MannWhitney.Alternative.TWO_SIDED));
        boolean bad = differs(test.shift(), interval) && Math.abs(test.shift()) >= effect * Math.abs(median(stable));
        String words = "canary's median " + Figures.text(median(canary)) + ", stable's " + Figures.text(median(stable))
                + ", shift " + Figures.text(test.shift()) + " (" + Figures.text(interval.low()) + " to "
                + Figures.text(interval.high()) + " with " + Figures.percent(confidence) + " confidence, p "
                + Figures.text(test.pValue(MannWhitney.Alternative.TWO_SIDED)) + ")";
        return Finding.of(!bad, values, words + (bad ? ": that is " + (test.shift() > 0 ? "more" : "less") : ""));
    }

    private boolean differs(double shift, MannWhitney.Interval interval) {
        double bound = tolerance * Math.abs(shift);
        boolean more = direction != Direction.DECREASE && interval.low() > bound;
        boolean less = direction != Direction.INCREASE && interval.high() < -bound;
        return more || less;
    }

    /** At most so many numbers, evenly taken. */
    private static double[] thinned(double[] samples) {
        double[] numbers = Arrays.stream(samples).filter(Double::isFinite).toArray();
        if (numbers.length <= SAMPLES_LIMIT) {
            return numbers;
        }
        double[] some = new double[SAMPLES_LIMIT];
        for (int i = 0; i < SAMPLES_LIMIT; i++) {
            some[i] = numbers[(int) ((long) i * numbers.length / SAMPLES_LIMIT)];
        }
        return some;
    }

    private static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = server.fields();
        fields.put("query", query.text());
        fields.put("window", Durations.exact(window));
        fields.put("step", Durations.exact(step));
        fields.put("direction", direction.word());
        fields.put("tolerance", tolerance);
        fields.put("effect", effect);
        fields.put("confidence", confidence);
        fields.put("minSamples", minSamples);
        return fields;
    }

    @Override
    public String words() {
        return query.text() + " does not " + (direction == Direction.EITHER ? "change" : direction.word())
                + " against the stable version, with " + Figures.percent(confidence) + " confidence";
    }
}
