package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The test of Mann, Whitney and Wilcoxon: whether values of one sample tend to be larger than those of another, by how
 * much, and how sure that is. Exact where both samples have fewer than 50 values and no two are equal, else by the
 * normal distribution with corrections for continuity and ties: the rule of R's {@code wilcox.test}.
 */
final class MannWhitney {
    private static final int EXACT_BELOW = 50;

    /** What is held to be the case if the samples differ. */
    enum Alternative {
        TWO_SIDED,
        /** The first sample's values are smaller. */
        LESS,
        /** The first sample's values are larger. */
        GREATER
    }

    /** Between which differences the shift lies. */
    record Interval(double low, double high) {}

    private final double[] first;
    private final double[] second;
    private final double[] differences;
    private final boolean exact;

    /**
     * Compares two samples.
     *
     * @param first at least one value, none of them NaN
     * @param second the same
     */
    MannWhitney(double[] first, double[] second) {
        this.first = first.clone();
        this.second = second.clone();
        this.differences = Arrays.stream(first)
                .flatMap(x -> Arrays.stream(second).map(y -> x - y))
                .sorted()
                .toArray();
        double[] all = pooled();
        this.exact = Math.max(first.length, second.length) < EXACT_BELOW
                && Arrays.stream(all).distinct().count() == all.length;
    }

    private double[] pooled() {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    boolean exact() {
        return exact;
    }

    /** U of the first sample (R's W): how many pairs have the larger value in it; equal ones count half. */
    double statistic() {
        return Arrays.stream(differences).map(d -> d > 0 ? 1 : d == 0 ? 0.5 : 0).sum();
    }

    /** How probable a statistic at least as far off is if the samples do not differ. */
    double pValue(Alternative alternative) {
        return exact ? exactP(alternative) : normalP(alternative, true);
    }

    private double exactP(Alternative alternative) {
        double[] below = new RankSums(first.length, second.length).cumulative();
        int u = (int) statistic();
        // symmetric: so many pairs or more are as probable as so few
        double less = below[u];
        double greater = below[pairs() - u];
        return switch (alternative) {
            case LESS -> less;
            case GREATER -> greater;
            case TWO_SIDED -> Math.min(1, 2 * Math.min(less, greater));
        };
    }

    /** The p-value by the normal distribution. */
    double normalP(Alternative alternative, boolean continuity) {
        double off = statistic() - pairs() / 2.0;
        double step = continuity ? 0.5 : 0;
        double deviation = deviation(ties(pooled()));
        if (deviation == 0) {
            return 1;
        }
        return switch (alternative) {
            case LESS -> Normal.cdf((off + step) / deviation);
            case GREATER -> Normal.cdf(-(off - step) / deviation);
            case TWO_SIDED -> Math.min(1, 2 * Normal.cdf(-(Math.abs(off) - step) / deviation));
        };
    }

    private double deviation(double ties) {
        double all = (double) first.length + second.length;
        return Math.sqrt(pairs() / 12.0 * (all + 1 - ties / (all * (all - 1))));
    }

    private static double ties(double[] values) {
        Map<Double, Long> counts = new HashMap<>();
        for (double value : values) {
            counts.merge(value, 1L, Long::sum);
        }
        return counts.values().stream().mapToDouble(t -> (double) t * t * t - t).sum();
    }

    private int pairs() {
        return differences.length;
    }

    /** How much larger the first sample's values are (Hodges and Lehmann): the median of all differences. */
    double shift() {
        int half = pairs() / 2;
        return pairs() % 2 != 0 ? differences[half] : (differences[half - 1] + differences[half]) / 2;
    }

    /**
     * Between what the shift lies: two of the ordered differences (Hollander and Wolfe, Nonparametric Statistical
     * Methods, 4.3).
     *
     * @param confidence such as 0.95
     */
    Interval shiftInterval(double confidence) {
        double tail = (1 - confidence) / 2;
        int from = Math.min(Math.max(1, exact ? exactRank(tail) : normalRank(tail)), (pairs() + 1) / 2);
        return new Interval(differences[from - 1], differences[pairs() - from]);
    }

    private int exactRank(double tail) {
        double[] below = new RankSums(first.length, second.length).cumulative();
        int rank = 0;
        while (below[rank] < tail) {
            rank++;
        }
        return rank;
    }

    private int normalRank(double tail) {
        // once one sample is shifted, only values of the same sample stay equal
        double deviation = deviation(ties(first) + ties(second));
        return (int) Math.ceil(pairs() / 2.0 - 0.5 + Normal.quantile(tail) * deviation);
    }
}
