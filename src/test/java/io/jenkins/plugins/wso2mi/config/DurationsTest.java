package io.jenkins.plugins.wso2mi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "10m, PT10M",
        "1h30m, PT1H30M",
        "500ms, PT0.5S",
        "2h500ms, PT2H0.5S",
        "1m500ms, PT1M0.5S",
        "90m, PT1H30M",
        "0s, PT0S",
        "' 5S ', PT5S",
        "999999h, PT999999H"
    })
    void shouldReadWhatPeopleWrite(String text, Duration duration) {
        assertThat(Durations.parse(text, "--timeout")).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "30",
                "s",
                "-5s",
                "+5s",
                "1.5s",
                "1,5s",
                "5 s",
                "10 m 5 s",
                "5s10m",
                "1m1m",
                "5d",
                "PT5S",
                "5sec",
                "9999999h",
                "\u0665s"
            })
    void shouldRefuseWhatCouldBeMisread(String text) {
        assertThatThrownBy(() -> Durations.parse(text, "--timeout"))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::problems)
                .isEqualTo(List.of(Problem.error(
                        "--timeout",
                        "'" + text + "' is no duration",
                        "write a number and a unit, such as 30s, 10m or 1h30m")));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ms",
        "PT0.85S, 850ms",
        "PT1S, 1s",
        "PT12.345S, 12.3s",
        "PT59S, 59s",
        "PT59.96S, 59.9s",
        "PT1M, 1m",
        "PT4M5S, 4m5s",
        "PT59M59.9S, 59m59s",
        "PT1H, 1h",
        "PT2H3M59S, 2h3m",
        "PT50H, 50h"
    })
    void shouldWriteWhatMatters(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }

    @Property
    void shouldAddItsPartsUp(
            @ForAll @IntRange(max = 999_999) int h,
            @ForAll @IntRange(max = 999_999) int m,
            @ForAll @IntRange(max = 9_999_999) int s,
            @ForAll @IntRange(max = 999_999_999) int ms) {
        Duration sum = Duration.ofHours(h).plusMinutes(m).plusSeconds(s).plusMillis(ms);

        assertThat(Durations.parse(h + "h" + m + "m" + s + "s" + ms + "ms", "")).isEqualTo(sum);
    }

    @Property
    void shouldReadBackExactlyWhatWasWrittenWhole(@ForAll @LongRange(max = 999_999L * 3_600_000) long ms) {
        Duration duration = Duration.ofMillis(ms);

        assertThat(Durations.parse(Durations.exact(duration), "")).isEqualTo(duration);
    }

    @Property
    void shouldReadBackWholeSecondsBelowAnHourAndWholeMinutesAbove(@ForAll @IntRange(max = 1_000_000) int number) {
        Duration whole = number < 3_600 ? Duration.ofSeconds(number) : Duration.ofMinutes(number);

        assertThat(Durations.parse(Durations.text(whole), "")).isEqualTo(whole);
    }
}
