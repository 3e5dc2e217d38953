package io.jenkins.plugins.wso2mi.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GateMarksTest {
    private static final double RIGHTMOST = 950;
    private static final TimeScale TIME = new TimeScale(RecordedEvents.START, RecordedEvents.at(1000), 68, 936);

    private final GateMarks marks = new GateMarks(TIME, RIGHTMOST);

    @Property(tries = 300)
    void shouldKeepLabelsApartAndInsideWhereverGatesSpeak(
            @ForAll @Size(max = 9) List<@IntRange(max = 1000) Integer> seconds) {
        List<Event.Gate> gates = seconds.stream()
                .sorted()
                .map(s -> gate(s, "gate-" + s, s % 3 == 0 ? "refused" : "passed", "a message of some length"))
                .toList();

        List<GateMarks.Mark> placed = marks.place(gates);

        for (GateMarks.Mark one : placed) {
            assertThat(one.from()).isGreaterThanOrEqualTo(TIME.left() - 13);
            if (!one.label().isEmpty()) {
                assertThat(one.leftward() ? one.labelAt() : one.to() - 12).isLessThanOrEqualTo(RIGHTMOST + .01);
            }
            assertThat(placed)
                    .filteredOn(other -> other != one && other.lane() == one.lane() && one.lane() < 3)
                    .allMatch(other -> other.from() >= one.to() || other.to() <= one.from());
        }
        assertThat(GateMarks.lanes(placed)).isLessThanOrEqualTo(4);
    }

    @Test
    void shouldStandHigherWhenAnEarlierLabelWouldReachTheNext() {
        List<GateMarks.Mark> placed = marks.place(
                List.of(gate(100, "first", "passed", "words that reach"), gate(120, "second", "passed", "")));

        assertThat(placed.stream()
                        .sorted(Comparator.comparing(GateMarks.Mark::x))
                        .map(GateMarks.Mark::lane))
                .containsExactly(1, 0);
    }

    @Test
    void shouldTellTheReasonWhenARefusalComesAtTheRightEdge() {
        GateMarks.Mark mark = marks.place(List.of(gate(999, "latency", "refused", "612 ms, allowed are 500 ms")))
                .get(0);

        assertThat(mark.label()).isEqualTo("latency refused: 612 ms, allowed are 500 ms");
        assertThat(mark.leftward()).isTrue();
    }

    @Test
    void shouldKeepOnlyTheLastWordWhenAGateWaited() {
        List<Event.Gate> gates = List.of(
                gate(100, "rollout", "waiting", ""),
                gate(200, "rollout", "passed", ""),
                gate(300, "errors", "waiting", ""));

        assertThat(marks.place(gates)).extracting(m -> m.gate().verdict()).containsExactly("waiting", "passed");
    }

    @Test
    void shouldMarkARepeatedVerdictOnceWhenItsMarksCouldNotBeToldApart() {
        List<Event.Gate> gates = List.of(
                gate(100, "errors", "passed", ""),
                gate(101, "errors", "passed", ""),
                gate(500, "errors", "passed", ""));

        assertThat(marks.place(gates))
                .extracting(m -> m.gate().time())
                .containsExactly(RecordedEvents.at(500), RecordedEvents.at(100));
    }

    @Test
    void shouldNameOnlyRefusalsWhenThereIsNoRoomForAllNames() {
        List<Event.Gate> gates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            gates.add(gate(100 + i, "gate-with-a-long-name-" + i, i == 30 ? "refused" : "passed", "message"));
        }

        assertThat(marks.place(gates))
                .filteredOn(m -> !m.label().isEmpty())
                .singleElement()
                .satisfies(m -> assertThat(m.gate().verdict()).isEqualTo("refused"));
    }

    private static Event.Gate gate(int second, String name, String verdict, String message) {
        return new Event.Gate(RecordedEvents.at(second), name, verdict, message);
    }
}
