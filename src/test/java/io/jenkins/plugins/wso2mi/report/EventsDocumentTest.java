package io.jenkins.plugins.wso2mi.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/events.md against what is written. */
class EventsDocumentTest {
    private static final Pattern FIELD = Pattern.compile("\\| ([a-z, ]+) \\| `(\\w+)` \\| (\\w+) \\| .+ \\|");
    private static final Pattern OUTCOME = Pattern.compile("\\| `([a-z-]+)` \\| (\\d+) \\| .+ \\|");
    private static final Set<String> OPEN = Set.of("car", "image", "referrer", "status", "release", "result");

    private final List<String> document = Files.readAllLines(Path.of("docs", "events.md"));

    EventsDocumentTest() throws IOException {}

    @Test
    void shouldListEveryFieldInItsOrderWhenEventsAreWritten() throws IOException {
        Map<String, List<String>> listed = listed();
        Map<String, List<String>> written = new LinkedHashMap<>();
        for (Event event : RecordedEvents.all()) {
            JsonNode line = new ObjectMapper().readTree(EventJson.of(event));
            String type = line.get("type").asText();
            List<String> fields = fields(line);
            int told = OPEN.contains(type) ? listed.get(type).size() : fields.size();
            written.put(type, fields.subList(0, told));
        }
        listed.keySet().removeAll(Set.of("image", "referrer", "status", "release"));

        assertThat(written).containsExactlyInAnyOrderEntriesOf(listed);
    }

    @Test
    void shouldListEveryOutcomeWithItsExitCode() {
        List<String> listed = new ArrayList<>();
        for (String row : document) {
            Matcher found = OUTCOME.matcher(row);
            if (found.matches()) {
                listed.add(found.group(1) + " " + found.group(2));
            }
        }

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(Outcome.values())
                        .map(o -> o.word() + " " + o.exitCode())
                        .toList());
    }

    private Map<String, List<String>> listed() {
        List<String> any = new ArrayList<>();
        Map<String, List<String>> listed = new LinkedHashMap<>();
        for (String row : document) {
            Matcher found = FIELD.matcher(row);
            if (!found.matches()) {
                continue;
            }
            String field = found.group(2) + " " + found.group(3);
            for (String type : found.group(1).split(", ")) {
                if (type.equals("any")) {
                    any.add(field);
                } else {
                    listed.computeIfAbsent(type, t -> new ArrayList<>(any)).add(field);
                }
            }
        }
        return listed;
    }

    private static List<String> fields(JsonNode line) {
        return line.properties().stream()
                .map(e -> e.getKey() + " " + kind(e.getValue()))
                .toList();
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "integer";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
