package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankSumsTest {
    /** Which places among all values the first sample has, as bits: each choice is as probable as any other. */
    @Property(tries = 30)
    void shouldCountEveryOrder(
            @ForAll @IntRange(min = 1, max = 8) int first, @ForAll @IntRange(min = 1, max = 8) int second) {
        int[] counts = new int[first * second + 1];
        int all = 0;
        for (int places = 0; places < 1 << (first + second); places++) {
            if (Integer.bitCount(places) == first) {
                counts[pairsWon(places, first + second)]++;
                all++;
            }
        }

        double[] cumulative = new RankSums(first, second).cumulative();
        int sum = 0;
        for (int u = 0; u < counts.length; u++) {
            sum += counts[u];
            assertThat(cumulative[u]).isCloseTo((double) sum / all, within(1e-12));
        }
    }

    private static int pairsWon(int places, int size) {
        int won = 0;
        int below = 0;
        for (int place = 0; place < size; place++) {
            if ((places >> place & 1) == 1) {
                won += below;
            } else {
                below++;
            }
        }
        return won;
    }

    @Test
    void shouldStayExactAtTheLargestSizes() {
        double[] cumulative = new RankSums(49, 49).cumulative();

        assertThat(cumulative[cumulative.length - 1]).isCloseTo(1, within(1e-12));
        assertThat(cumulative[49 * 49 / 2]).isCloseTo(0.5, within(1e-12));
        // one of all ways to choose 49 of 98
        assertThat(cumulative[0]).isEqualTo(1 / 2.5477612258980856902730428600e28, within(1e-40));
    }
}
