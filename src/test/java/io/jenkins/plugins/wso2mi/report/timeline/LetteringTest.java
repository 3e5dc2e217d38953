package io.jenkins.plugins.wso2mi.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LetteringTest {
    @Property
    void shouldFitWhateverTheTextAndRoom(@ForAll String text, @ForAll @IntRange(max = 500) int room) {
        assertThat(Lettering.width(Lettering.fit(text, room, 12), 12)).isLessThanOrEqualTo(room + 1e-6);
    }

    @Test
    void shouldEndWithAnEllipsisWhenTextIsCut() {
        assertThat(Lettering.fit("appointments", 60, 12)).startsWith("appo").endsWith("…");
    }

    @Test
    void shouldBreakAtSpacesAndCutTheLastLineWhenTextIsLong() {
        var lines = Lettering.lines("the canary was taken back and nobody has to do anything now", 120, 12, 2);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("the canary was");
        assertThat(lines.get(1)).startsWith("taken back").endsWith("…");
    }

    @Test
    void shouldBeOneLineWhenThereIsNoSpaceToBreakAt() {
        assertThat(Lettering.lines("x".repeat(100), 120, 12, 2)).hasSize(1);
    }

    @Test
    void shouldBeNoLineWhenThereIsNoText() {
        assertThat(Lettering.lines(" ", 120, 12, 2)).isEmpty();
    }
}
