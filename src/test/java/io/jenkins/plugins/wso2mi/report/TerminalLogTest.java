package io.jenkins.plugins.wso2mi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Hands clock = new Hands();
    private final TerminalLog log = new TerminalLog(out, ZoneOffset.UTC, clock);

    @Test
    void shouldReadAsAStoryWithATreeBelow() {
        tell(RecordedEvents.all());

        Golden.assertSame("rich.log", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldShowHowThingsStandWhileACanaryIsMeasured() {
        tell(RecordedEvents.routed().stream()
                .takeWhile(e -> e.time().isBefore(RecordedEvents.at(120)))
                .toList());
        clock.now = RecordedEvents.at(130);
        log.tick();

        assertThat(screen().lines())
                .containsSequence(
                        "canary of appointments to 20% 33s",
                        "├─ appointments ━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 20% new; ready pods: 4 old, 1 new",
                        "└─ gate errors ✓ 5 canary 2 of 60, stable 0 of 240");
    }

    @Test
    void shouldShowOnTheScreenInTheEndWhatStaysAlone() {
        tell(RecordedEvents.routed());

        assertThat(screen().lines()).noneMatch(line -> line.contains("├─") || line.contains("└─"));
        assertThat(screen())
                .contains("gate approval passed", "gate analysis refused", "gate errors refused: canary 18 of 60")
                .doesNotContain("gate errors passed")
                .endsWith("the stable version serves alone\n");
    }

    @Test
    void shouldDrawAtMostFiveTimesASecondWhenEventsCrowd() {
        clock.now = RecordedEvents.START;
        log.accept(new Event.Phase(RecordedEvents.START, "canary"));
        int before = drawings();
        for (int ms = 0; ms < 10_000; ms++) {
            clock.now = RecordedEvents.START.plusMillis(ms);
            log.accept(progress(ms / 1000.0, ms % 3));
        }

        assertThat(drawings() - before).isBetween(45, 50);
    }

    @Test
    void shouldDrawTheLastStandWhenNoEventComesAnyMore() {
        clock.now = RecordedEvents.START;
        log.accept(new Event.Phase(RecordedEvents.START, "roll out"));
        log.accept(progress(0, 1));
        log.accept(progress(0, 2));
        assertThat(screen()).doesNotContain("2/3 ready");

        clock.now = RecordedEvents.at(0.2);
        log.tick();

        assertThat(screen()).contains("2/3 ready").doesNotContain("1/3 ready");
    }

    @Test
    void shouldLeaveCursorAndWrappingAsTheyWereWhateverEndsIt() {
        clock.now = RecordedEvents.START;
        for (Event event : RecordedEvents.all()) {
            clock.now = event.time();
            log.accept(event);
            String told = bytes.toString(StandardCharsets.UTF_8);
            assertThat(told).endsWith("\n").doesNotContain("\u001B[?25l");
            assertThat(told.lastIndexOf("\u001B[?7h")).isGreaterThanOrEqualTo(told.lastIndexOf("\u001B[?7l"));
            assertThat(told.lastIndexOf("\u001B[0m")).isGreaterThanOrEqualTo(told.lastIndexOf("\u001B[2m"));
        }
    }

    @Test
    void shouldDrawNothingMoreWhenTheResultHasCome() {
        tell(RecordedEvents.refused());
        int length = bytes.size();
        clock.now = RecordedEvents.at(500);

        assertThat(log.tick()).isFalse();
        assertThat(bytes.size()).isEqualTo(length);
    }

    @Test
    void shouldPrintNoControlCharactersOfOthersWhenNamesAreHostile() {
        String hostile = "web\u001B[2J\u001B]0;x\u0007\nfake";
        clock.now = RecordedEvents.START;
        log.accept(new Event.Phase(RecordedEvents.START, hostile));
        log.accept(new Event.Progress(RecordedEvents.START, hostile, 2, 1, 1, 0, hostile));
        log.accept(new Event.Traffic(RecordedEvents.START, hostile, 1, 1, 1, 0));
        log.accept(new Event.Gate(RecordedEvents.START, hostile, hostile, hostile, "good", Map.of()));
        log.accept(new Event.Gate(RecordedEvents.START, hostile, "waiting", hostile));
        clock.now = RecordedEvents.at(1);
        log.tick();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("[2J", "]0;", "\u0007");
        assertThat(screen().lines()).noneMatch(line -> line.startsWith("fake"));
    }

    private void tell(List<Event> events) {
        for (Event event : events) {
            clock.now = event.time();
            log.accept(event);
        }
    }

    private int drawings() {
        return bytes.toString(StandardCharsets.UTF_8).split("\u001B\\[J", -1).length;
    }

    private String screen() {
        return Screen.after(bytes.toString(StandardCharsets.UTF_8));
    }

    private static Event progress(double at, int ready) {
        return new Event.Progress(RecordedEvents.at(at), "web", 3, ready, ready, 0, "");
    }

    private static final class Hands extends Clock {
        private Instant now = RecordedEvents.START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
