package io.jenkins.plugins.wso2mi.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {
    @ParameterizedTest
    @CsvSource({
        "PT1S, 100ms, 1s",
        "PT20S, 2s, 20s",
        "PT90S, 10s, 1m30s",
        "PT3H, 30m, 3h",
        "PT49H, 6h, 48h",
        "P30D, 96h, 672h",
    })
    void shouldMarkRoundTimesWhateverTheLength(Duration length, String first, String last) {
        var ticks = scale(length).ticks();

        assertThat(ticks.get(0).label()).isEqualTo("0");
        assertThat(ticks.get(1).label()).isEqualTo(first);
        assertThat(ticks.get(ticks.size() - 1).label()).isEqualTo(last);
    }

    @Property
    void shouldHaveAFewMarksWithinThePlotWhateverTheLength(
            @ForAll @LongRange(min = 1_000, max = 10_000_000_000L) long millis) {
        assertThat(scale(Duration.ofMillis(millis)).ticks())
                .hasSizeBetween(4, 11)
                .allMatch(tick -> tick.x() >= 100 && tick.x() <= 900);
    }

    @Test
    void shouldStayWithinThePlotWhenATimeLiesOutside() {
        TimeScale scale = scale(Duration.ofSeconds(10));

        assertThat(scale.x(RecordedEvents.at(-5))).isEqualTo(100);
        assertThat(scale.x(RecordedEvents.at(5))).isEqualTo(500);
        assertThat(scale.x(RecordedEvents.at(50))).isEqualTo(900);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "4, 4", "5, 6", "8, 8", "9, 10", "61, 80", "980, 1000"})
    void shouldReachARoundValueWhenTheScaleHoldsTheHighest(int highest, int most) {
        assertThat(ValueScale.upTo(highest, 0, 100, 4).most()).isEqualTo(most);
    }

    @Property
    void shouldHoldEveryValueWithFewMarks(@ForAll @IntRange(max = 100_000_000) int highest) {
        ValueScale scale = ValueScale.upTo(highest, 0, 100, 4);

        assertThat(scale.y(highest)).isBetween(0.0, 100.0);
        assertThat(scale.most()).isGreaterThanOrEqualTo(highest);
        assertThat(scale.marks()).hasSizeBetween(2, 5);
    }

    private static TimeScale scale(Duration length) {
        return new TimeScale(RecordedEvents.START, RecordedEvents.START.plus(length), 100, 900);
    }
}
