package io.jenkins.plugins.wso2mi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void shouldReadAsAStoryWhenPlain() {
        Golden.assertSame("plain.log", told(RecordedEvents.all()));
    }

    @Test
    void shouldTellTheTimeOfTheGivenZone() {
        new TextLog(out, ZoneId.of("Asia/Tokyo")).accept(new Event.Notice(RecordedEvents.START, "hello"));

        assertThat(text()).isEqualTo("09:00:00   hello\n");
    }

    @Test
    void shouldPrintEveryProgressWhenPlain() {
        assertThat(told(List.of(progress(0, 0), progress(0.01, 1))).lines()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameEveryOutcomeInTheClosingLine(Outcome outcome) {
        String told = told(List.of(new Event.Result(RecordedEvents.START, "deploy", outcome, "closing", Map.of())));

        assertThat(told).isEqualTo("00:00:00 " + outcome.word().replace('-', ' ') + ": closing\n");
    }

    @Test
    void shouldPrintNoControlCharactersWhenNamesAreHostile() {
        String hostile = "web\u001B[2J\nfake";
        String told = told(List.of(
                new Event.Progress(RecordedEvents.START, hostile, 1, 1, 1, 0, ""),
                new Event.Traffic(RecordedEvents.START, hostile, 1, 1, 1, 0),
                new Event.Gate(RecordedEvents.START, hostile, hostile, ""),
                new Event.Evidence(RecordedEvents.START, hostile, "", "", List.of())));

        assertThat(told.lines()).hasSize(4);
        assertThat(told).doesNotContain("\u001B");
    }

    private String told(List<Event> events) {
        TextLog log = new TextLog(out, ZoneOffset.UTC);
        events.forEach(log);
        return text();
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Event progress(double at, int ready) {
        return new Event.Progress(RecordedEvents.at(at), "web", 3, ready, ready, 0, "");
    }
}
