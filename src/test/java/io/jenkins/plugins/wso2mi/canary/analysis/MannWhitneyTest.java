package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.wso2mi.canary.analysis.MannWhitney.Alternative;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Against what R prints for the examples of its own help, and against SciPy. */
class MannWhitneyTest {
    /** Permeability of the human chorioamnion: example(wilcox.test), after Hollander and Wolfe 1973, page 69. */
    private static final MannWhitney PERMEABILITY = new MannWhitney(
            new double[] {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46},
            new double[] {1.15, 0.88, 0.90, 0.74, 1.21});

    /** Ozone in May and August: R's data set airquality, with ties; the other example of wilcox.test. */
    private static final MannWhitney OZONE = new MannWhitney(
            new double[] {
                41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37
            },
            new double[] {
                39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85
            });

    @Test
    void shouldAgreeWithTheExactTestOfR() {
        assertThat(PERMEABILITY.exact()).isTrue();
        assertThat(PERMEABILITY.statistic()).isEqualTo(35);
        assertThat(PERMEABILITY.pValue(Alternative.GREATER)).isCloseTo(0.1272, within(0.00005));
    }

    @Test
    void shouldAgreeWithTheNormalApproximationOfR() {
        assertThat(PERMEABILITY.normalP(Alternative.GREATER, false)).isCloseTo(0.1103, within(0.00005));
    }

    @Test
    void shouldAgreeWithRWhereValuesAreEqual() {
        assertThat(OZONE.exact()).isFalse();
        assertThat(OZONE.statistic()).isEqualTo(127.5);
        assertThat(OZONE.pValue(Alternative.TWO_SIDED)).isCloseTo(0.0001208, within(0.00000005));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/canary-analysis/mann-whitney.csv", delimiter = ';', numLinesToSkip = 3)
    void shouldAgreeWithSciPy(String first, String second, String alternative, String method, double u, double p) {
        MannWhitney test = new MannWhitney(numbers(first), numbers(second));
        Alternative side = Alternative.valueOf(alternative.replace('-', '_').toUpperCase(Locale.ROOT));

        assertThat(test.exact()).isEqualTo(method.equals("exact"));
        assertThat(test.statistic()).isEqualTo(u);
        assertThat(test.pValue(side)).isCloseTo(p, Percentage.withPercentage(1e-6));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Test
    void shouldTellNoDifferenceWhereAllValuesAreEqual() {
        MannWhitney same = new MannWhitney(new double[] {3, 3, 3}, new double[] {3, 3});

        assertThat(same.pValue(Alternative.TWO_SIDED)).isEqualTo(1);
        assertThat(same.shift()).isZero();
        assertThat(same.shiftInterval(0.95)).isEqualTo(new MannWhitney.Interval(0, 0));
    }

    @Property(tries = 200)
    void shouldMirrorWhereTheSamplesAreExchanged(
            @ForAll @Size(min = 1, max = 20) int[] first, @ForAll @Size(min = 1, max = 60) int[] second) {
        MannWhitney one = new MannWhitney(doubles(first), doubles(second));
        MannWhitney other = new MannWhitney(doubles(second), doubles(first));

        assertThat(one.statistic() + other.statistic()).isEqualTo((double) first.length * second.length);
        assertThat(one.pValue(Alternative.LESS)).isCloseTo(other.pValue(Alternative.GREATER), within(1e-9));
        assertThat(one.shift()).isEqualTo(-other.shift(), within(1e-9));
        assertThat(one.shiftInterval(0.95).low())
                .isEqualTo(-other.shiftInterval(0.95).high(), within(1e-9));
    }

    @Property(tries = 200)
    void shouldFollowAShiftAndHoldItWithinTheInterval(
            @ForAll @Size(min = 5, max = 30) int[] values, @ForAll @IntRange(min = -1000, max = 1000) int shift) {
        double[] stable = doubles(values);
        double[] canary = Arrays.stream(stable).map(value -> value + shift).toArray();
        MannWhitney test = new MannWhitney(canary, stable);
        MannWhitney.Interval interval = test.shiftInterval(0.98);

        assertThat(test.shift()).isEqualTo(shift, within(1e-6));
        assertThat(interval.low()).isLessThanOrEqualTo(shift + 1e-6);
        assertThat(interval.high()).isGreaterThanOrEqualTo(shift - 1e-6);
        assertThat(test.shiftInterval(0.99).low()).isLessThanOrEqualTo(interval.low());
    }

    private static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
