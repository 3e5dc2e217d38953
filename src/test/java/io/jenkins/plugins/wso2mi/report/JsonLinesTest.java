package io.jenkins.plugins.wso2mi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private final StringWriter out = new StringWriter();
    private final JsonLines lines = new JsonLines(out);

    @Test
    void shouldWriteOneObjectALineWhenEventsCome() {
        RecordedEvents.all().forEach(lines);

        Golden.assertSame("events.jsonl", out.toString());
    }

    @Test
    void shouldReadBackTheSameWhenTextIsHostile() throws IOException {
        String hostile = "quote \" back \\ tag </script> ünï 😀 \uD83D lone";

        lines.accept(new Event.Notice(RecordedEvents.START, hostile));

        assertThat(out.toString()).containsOnlyOnce("\n").matches("\\p{ASCII}+");
        assertThat(new ObjectMapper().readTree(out.toString()).get("message").asText())
                .isEqualTo(hostile);
    }

    @Test
    void shouldKeepEachKindWhenFactsAreNested() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("layers", Arrays.asList(Map.of("size", 7L), null));
        facts.put("ratio", 0.5);
        facts.put("pushed", true);

        lines.accept(new Event.Item(RecordedEvents.START, "image", "made", facts));

        assertThat(out.toString())
                .isEqualTo("{\"type\":\"image\",\"time\":\"2026-10-14T00:00:00.000Z\",\"message\":\"made\","
                        + "\"layers\":[{\"size\":7},null],\"ratio\":0.5,\"pushed\":true}\n");
    }

    @Test
    void shouldWriteNothingWhenAFactWouldHideAField() {
        Event event = new Event.Result(RecordedEvents.START, "deploy", Outcome.DONE, "", Map.of("outcome", "failed"));

        assertThatThrownBy(() -> lines.accept(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outcome");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldWriteNothingWhenJsonHasNoFormForAFact() {
        Event event = new Event.Item(RecordedEvents.START, "car", "", Map.of("file", new StringBuilder("x")));

        assertThatThrownBy(() -> lines.accept(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'file' is a java.lang.StringBuilder");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldSayWhyWhenTheWriterFails() {
        JsonLines broken = new JsonLines(new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });

        assertThatThrownBy(() -> broken.accept(new Event.Notice(RecordedEvents.START, "x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Broken pipe");
    }
}
