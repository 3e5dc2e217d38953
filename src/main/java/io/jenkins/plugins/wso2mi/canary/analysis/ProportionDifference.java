package io.jenkins.plugins.wso2mi.canary.analysis;

/**
 * Between what the difference of two proportions lies, by Wilson's score intervals of both (R. G. Newcombe, Interval
 * estimation for the difference between independent proportions, Statistics in Medicine 17, 1998, method 10).
 *
 * @param difference of the first proportion from the second
 */
record ProportionDifference(double difference, double low, double high) {
    /**
     * Compares two proportions.
     *
     * @param confidence such as 0.95
     */
    static ProportionDifference of(Counts first, Counts second, double confidence) {
        double z = Normal.quantile(1 - (1 - confidence) / 2);
        Wilson a = Wilson.of(first, z);
        Wilson b = Wilson.of(second, z);
        double difference = first.errorRate() - second.errorRate();
        return new ProportionDifference(
                difference,
                difference - Math.hypot(first.errorRate() - a.low, b.high - second.errorRate()),
                difference + Math.hypot(a.high - first.errorRate(), second.errorRate() - b.low));
    }

    private record Wilson(double low, double high) {
        static Wilson of(Counts counts, double z) {
            double n = counts.requests();
            double rate = counts.errorRate();
            double middle = 2 * counts.errors() + z * z;
            double half = z * Math.sqrt(z * z + 4 * counts.errors() * (1 - rate));
            double scale = 2 * (n + z * z);
            return new Wilson(Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale));
        }
    }
}
