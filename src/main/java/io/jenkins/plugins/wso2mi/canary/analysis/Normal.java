package io.jenkins.plugins.wso2mi.canary.analysis;

/** The standard normal distribution. */
final class Normal {
    /** Beyond it the series would lose digits, and the continued fraction is good. */
    private static final double TAIL = 3;

    private static final double FARTHEST = 38;
    private static final int TERMS = 300;

    private Normal() {}

    /** The probability of a value up to this one. */
    static double cdf(double x) {
        return x < 0 ? upper(-x) : 1 - upper(x);
    }

    /** The probability of a value above this one, which is 0 or more. */
    private static double upper(double x) {
        return x < TAIL ? 0.5 - density(x) * series(x) : density(x) / fraction(x);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** x + x³/3 + x⁵/(3·5) + ... (Abramowitz and Stegun 26.2.11). */
    private static double series(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; i < TERMS; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return sum;
    }

    /** x + 1/(x + 2/(x + 3/(x + ...))) (Abramowitz and Stegun 26.2.14). */
    private static double fraction(double x) {
        double value = x;
        for (int i = TERMS; i > 0; i--) {
            value = x + i / value;
        }
        return value;
    }

    /**
     * The value below which so much of the distribution lies.
     *
     * @param probability above 0 and below 1
     */
    static double quantile(double probability) {
        if (probability < 0.5) {
            return -quantile(1 - probability);
        }
        double low = 0;
        double high = FARTHEST;
        for (double middle = high / 2; low < middle && middle < high; middle = (low + high) / 2) {
            if (upper(middle) > 1 - probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
