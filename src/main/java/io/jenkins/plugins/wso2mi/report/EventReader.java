package io.jenkins.plugins.wso2mi.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of {@link JsonLines} back into events, such as to draw a picture of what was recorded. Times come
 * back in milliseconds, as they were written; a number in facts as the smallest kind that holds it.
 */
public final class EventReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> ITEMS = Set.of("car", "image", "status", "release");

    private final Map<String, Object> fields;

    private EventReader(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * The event of a line.
     *
     * @return empty if the line is of a type that this version does not know, or no such line at all, as the last one
     *     of a file that is still being written
     */
    public static Optional<Event> read(String line) {
        try {
            Map<String, Object> fields = JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {});
            // Jackson reads the word null as no map at all
            return fields == null ? Optional.empty() : Optional.ofNullable(new EventReader(fields).event());
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The events of lines, in order; what {@link #read(String)} has none for is skipped. */
    public static List<Event> read(List<String> lines) {
        return lines.stream().flatMap(line -> read(line).stream()).toList();
    }

    private @Nullable Event event() {
        String type = text("type");
        Instant time = Instant.parse(text("time"));
        if (ITEMS.contains(type)) {
            return new Event.Item(time, type, text("message"), facts(Set.of("type", "time", "message")));
        }
        return switch (type) {
            case "phase" -> new Event.Phase(time, text("title"));
            case "command" -> new Event.Command(time, text("command"), Boolean.TRUE.equals(fields.get("dryRun")));
            case "notice" -> new Event.Notice(time, text("message"));
            case "problem" -> new Event.Trouble(time, problem());
            case "progress" -> progress(time);
            case "traffic" -> traffic(time);
            case "gate" ->
                new Event.Gate(
                        time, text("gate"), text("verdict"), text("message"), text("result"), measured("values"));
            case "evidence" ->
                new Event.Evidence(time, text("object"), text("cause"), text("advice"), texts("details"));
            case "result" -> result(time);
            default -> null;
        };
    }

    private Problem problem() {
        Severity severity = Severity.valueOf(text("severity").toUpperCase(Locale.ROOT));
        return new Problem(severity, text("where"), text("what"), text("fix"));
    }

    private Event progress(Instant time) {
        return new Event.Progress(
                time,
                text("workload"),
                number("desired"),
                number("updated"),
                number("ready"),
                number("old"),
                text("message"));
    }

    private Event traffic(Instant time) {
        return new Event.Traffic(
                time,
                text("application"),
                number("weight"),
                number("share"),
                number("stableReady"),
                number("canaryReady"));
    }

    private Event result(Instant time) {
        Outcome outcome =
                Outcome.valueOf(text("outcome").toUpperCase(Locale.ROOT).replace('-', '_'));
        Set<String> told = Set.of("type", "time", "verb", "outcome", "exitCode", "message");
        return new Event.Result(time, text("verb"), outcome, text("message"), facts(told));
    }

    private String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    private int number(String field) {
        return fields.get(field) instanceof Number number ? number.intValue() : 0;
    }

    private List<String> texts(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Map<String, Double> measured(String field) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (fields.get(field) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof Number number) {
                    values.put(String.valueOf(name), number.doubleValue());
                }
            });
        }
        return values;
    }

    private Map<String, Object> facts(Set<String> told) {
        Map<String, Object> facts = new LinkedHashMap<>(fields);
        facts.keySet().removeAll(told);
        return facts;
    }
}
