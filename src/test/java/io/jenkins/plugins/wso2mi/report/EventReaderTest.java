package io.jenkins.plugins.wso2mi.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static List<Event> readBack(List<Event> events) {
        List<Event> read = new ArrayList<>();
        for (Event event : events) {
            EventReader.read(EventJson.of(event)).ifPresent(read::add);
        }
        return read;
    }

    @Test
    void shouldReadBackARecordedRelease() {
        // a size that was written as a long comes back as an int: JSON has numbers only
        assertThat(readBack(RecordedEvents.all()).toString())
                .isEqualTo(RecordedEvents.all().toString());
    }

    @Property(tries = 500)
    void shouldReadBackWhateverWasWritten(@ForAll("events") Event event) {
        assertThat(EventReader.read(EventJson.of(event))).contains(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"type\":\"phase\",\"time\":\"2026-10-14T00:00:00Z\"",
                "{\"type\":\"phase\"}",
                "{\"type\":\"phase\",\"time\":\"yesterday\"}",
                "{\"type\":\"weather\",\"time\":\"2026-10-14T00:00:00Z\"}",
                "{\"type\":\"result\",\"time\":\"2026-10-14T00:00:00Z\",\"outcome\":\"eaten\"}"
            })
    void shouldSkipWhatItDoesNotKnow(String line) {
        assertThat(EventReader.read(line)).isEmpty();
    }

    @Test
    void shouldReadWhatAnEarlierVersionWroteWithoutAField() {
        String line = "{\"type\":\"progress\",\"time\":\"2026-10-14T00:00:00.000Z\",\"workload\":\"web\",\"later\":1}";
        assertThat(EventReader.read(line))
                .contains(new Event.Progress(Instant.parse("2026-10-14T00:00:00Z"), "web", 0, 0, 0, 0, ""));
    }

    @Provide
    Arbitrary<Event> events() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, Instant.parse("9999-12-31T00:00:00Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<Integer> counts = Arbitraries.integers();
        Arbitrary<Map<String, Object>> facts = facts(texts);
        Arbitrary<Event> plain = Combinators.combine(times, texts, texts, Arbitraries.of(true, false))
                .flatAs((time, a, b, yes) -> Arbitraries.of(
                        new Event.Phase(time, a),
                        new Event.Command(time, a, yes),
                        new Event.Notice(time, a),
                        new Event.Gate(time, a, b, a),
                        new Event.Gate(time, a, b, a, "good", Map.of("x", 0.25, "canaryErrors", yes ? 1e-7 : 3)),
                        new Event.Evidence(time, a, b, a, List.of(a, b)),
                        new Event.Trouble(time, new Problem(yes ? Severity.ERROR : Severity.WARNING, a, b, a))));
        Arbitrary<Event> measured = Combinators.combine(times, texts, counts, counts, counts, counts)
                .flatAs((time, text, a, b, c, d) -> Arbitraries.of(
                        new Event.Progress(time, text, a, b, c, d, text), new Event.Traffic(time, text, a, b, c, d)));
        Arbitrary<Event> open = Combinators.combine(times, texts, facts, Arbitraries.of(Outcome.values()))
                .flatAs((time, text, more, outcome) -> Arbitraries.of(
                        new Event.Item(time, "car", text, more), new Event.Result(time, text, outcome, text, more)));
        return Arbitraries.oneOf(plain, measured, open);
    }

    private static Arbitrary<Map<String, Object>> facts(Arbitrary<String> texts) {
        Arbitrary<String> names = Arbitraries.strings().alpha().ofLength(12);
        Arbitrary<Object> values = Arbitraries.oneOf(
                texts.map(t -> (Object) t),
                Arbitraries.integers().map(i -> (Object) i),
                Arbitraries.longs().greaterOrEqual(1L << 40).map(l -> (Object) l),
                Arbitraries.doubles().map(d -> (Object) d),
                Arbitraries.of(true, false).map(b -> (Object) b));
        Arbitrary<Object> nested = Arbitraries.oneOf(
                values,
                values.list().ofMaxSize(3).map(l -> (Object) l),
                Arbitraries.maps(names, values).ofMaxSize(3).map(m -> (Object) m));
        return Arbitraries.maps(names, nested).ofMaxSize(4).map(LinkedHashMap::new);
    }
}
