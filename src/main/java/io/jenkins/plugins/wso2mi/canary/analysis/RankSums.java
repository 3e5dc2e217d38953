package io.jenkins.plugins.wso2mi.canary.analysis;

/**
 * How U of Mann and Whitney is distributed where two samples do not differ and no two values are equal.
 *
 * @param first how many values the first sample has
 * @param second how many the second has
 */
record RankSums(int first, int second) {
    /** By u from 0 to first times second, the probability of u or less. */
    double[] cumulative() {
        double[] ways = ways();
        double all = 0;
        for (double some : ways) {
            all += some;
        }
        double[] cumulative = new double[ways.length];
        double sum = 0;
        for (int u = 0; u < ways.length; u++) {
            sum += ways[u];
            cumulative[u] = sum / all;
        }
        return cumulative;
    }

    /**
     * In how many orders of all values each u comes about. The largest value is of the first sample, and then larger
     * than all of the second, or it is of the second.
     */
    private double[] ways() {
        double[][] ways = new double[first + 1][first * second + 1];
        for (double[] one : ways) {
            one[0] = 1;
        }
        for (int j = 1; j <= second; j++) {
            for (int i = 1; i <= first; i++) {
                for (int u = j; u <= i * j; u++) {
                    ways[i][u] += ways[i - 1][u - j];
                }
            }
        }
        return ways[first];
    }
}
