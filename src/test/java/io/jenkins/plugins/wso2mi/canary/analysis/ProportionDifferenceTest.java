package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionDifferenceTest {
    @ParameterizedTest
    @CsvSource({
        // Newcombe, Statistics in Medicine 17 (1998), table II, method 10
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void shouldGiveThePublishedIntervals(double a, double m, double b, double n, double low, double high) {
        ProportionDifference difference = ProportionDifference.of(new Counts(m, a), new Counts(n, b), 0.95);

        assertThat(difference.difference()).isCloseTo(a / m - b / n, within(1e-12));
        assertThat(difference.low()).isCloseTo(low, within(0.00005));
        assertThat(difference.high()).isCloseTo(high, within(0.00005));
    }

    @Property(tries = 300)
    void shouldHoldTheDifferenceAndGrowWithTheConfidence(
            @ForAll @IntRange(min = 1, max = 100_000) int m,
            @ForAll @IntRange(min = 1, max = 100_000) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double first,
            @ForAll @DoubleRange(min = 0, max = 1) double second) {
        Counts one = Counts.of(m, first * m);
        Counts other = Counts.of(n, second * n);
        ProportionDifference narrow = ProportionDifference.of(one, other, 0.9);
        ProportionDifference wide = ProportionDifference.of(one, other, 0.99);

        assertThat(narrow.low()).isBetween(wide.low() - 1e-12, narrow.difference() + 1e-12);
        assertThat(narrow.high()).isBetween(narrow.difference() - 1e-12, wide.high() + 1e-12);
        assertThat(wide.low()).isGreaterThanOrEqualTo(-1 - 1e-12);
        assertThat(wide.high()).isLessThanOrEqualTo(1 + 1e-12);
        assertThat(ProportionDifference.of(other, one, 0.99).high()).isCloseTo(-wide.low(), within(1e-12));
    }
}
