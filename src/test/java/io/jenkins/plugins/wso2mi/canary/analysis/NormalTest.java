package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    @ParameterizedTest
    @CsvSource({
        // Abramowitz and Stegun, Handbook of Mathematical Functions, tables 26.1 and 26.2
        "0, 0.5",
        "1, 0.841344746068543",
        "2, 0.977249868051821",
        "3, 0.998650101968370",
        "-1, 0.158655253931457",
        "-2, 0.0227501319481792",
        "-3, 0.00134989803163010",
        "-5, 2.86651571879194e-7",
        "-10, 7.61985302416053e-24"
    })
    void shouldGiveTheTableValues(double x, double probability) {
        assertThat(Normal.cdf(x)).isCloseTo(probability, Percentage.withPercentage(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.95, 1.644853626951473",
        "0.975, 1.959963984540054",
        "0.99, 2.326347874040841",
        "0.995, 2.575829303548901",
        "0.025, -1.959963984540054"
    })
    void shouldGiveTheQuantiles(double probability, double x) {
        assertThat(Normal.quantile(probability)).isCloseTo(x, within(1e-9));
    }

    @Property(tries = 200)
    void shouldFindTheValueOfAProbabilityAgain(@ForAll @IntRange(min = 1, max = 999_999) int millionths) {
        double probability = millionths / 1e6;
        assertThat(Normal.cdf(Normal.quantile(probability))).isCloseTo(probability, within(1e-12));
    }
}
