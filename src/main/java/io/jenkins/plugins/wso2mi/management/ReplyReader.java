package io.jenkins.plugins.wso2mi.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.ManagementException;
import io.jenkins.plugins.wso2mi.cluster.ManagementReply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a management API answers (product-micro-integrator, management.apis), in the shapes of its versions. */
final class ReplyReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of("name", "loggerName", "serviceName");

    private ReplyReader() {}

    /**
     * A list of artifacts or loggers.
     *
     * @throws ManagementException if it was not answered by a list
     */
    static List<Entry> list(ManagementReply reply) throws ManagementException {
        List<Entry> entries = new ArrayList<>();
        json(reply).properties().forEach(field -> {
            if (field.getValue().isArray()) {
                field.getValue().forEach(one -> entries.add(entry(one, standing(field.getKey()))));
            }
        });
        entries.sort(Comparator.comparing(Entry::name));
        return List.copyOf(entries);
    }

    /**
     * The fields of one artifact, one logger or the server, each as an entry with its {@code value}.
     *
     * @return none if there is no such artifact
     * @throws ManagementException if it was not answered
     */
    static List<Entry> fields(ManagementReply reply) throws ManagementException {
        if (isAbsent(reply)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        json(reply).properties().forEach(field -> FactText.of(field.getKey(), field.getValue())
                .ifPresent(text -> entries.add(new Entry(field.getKey(), Map.of("value", text)))));
        entries.sort(Comparator.comparing(Entry::name));
        return List.copyOf(entries);
    }

    /**
     * What the server says of a change that it made.
     *
     * @return its own words; may be empty
     * @throws ManagementException if it did not make it
     */
    static String words(ManagementReply reply) throws ManagementException {
        if (reply.isOk() && reply.body().isBlank()) {
            return "";
        }
        JsonNode told = json(reply);
        return told.path(told.has("Message") ? "Message" : "message").asText("");
    }

    /** Some kinds answer 404, some 400 with words. */
    private static boolean isAbsent(ManagementReply reply) {
        return reply.status() == 404
                || (reply.status() == 400 && error(reply.body()).contains("not found"));
    }

    private static JsonNode json(ManagementReply reply) throws ManagementException {
        String error = error(reply.body());
        if (!reply.isOk()) {
            throw new ManagementException(reply.status(), refusal(reply.status(), error), fix(reply.status()));
        }
        // several refusals come with status 200
        if (!error.isEmpty()) {
            throw new ManagementException(reply.status(), "the management API says: " + error, "");
        }
        return parsed(reply.body())
                .filter(JsonNode::isObject)
                .orElseThrow(
                        () -> new ManagementException(reply.status(), "the management API answers no JSON object", ""));
    }

    private static String refusal(int status, String error) {
        return error.isEmpty()
                ? "the management API answers HTTP " + status
                : "the management API says: " + error + " (HTTP " + status + ")";
    }

    private static String fix(int status) {
        return switch (status) {
            case 403 -> "log in as a user who may change it";
            case 404, 405 -> "the server's version may not have it yet";
            default -> "";
        };
    }

    private static String error(String body) {
        JsonNode told = parsed(body).orElse(JSON.nullNode());
        return told.path(told.has("Error") ? "Error" : "error").asText("");
    }

    private static Optional<JsonNode> parsed(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Carbon applications come in two lists. */
    private static String standing(String list) {
        return switch (list) {
            case "activeList" -> "active";
            case "faultyList" -> "faulty";
            default -> "";
        };
    }

    private static Entry entry(JsonNode one, String standing) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!standing.isEmpty()) {
            facts.put("status", standing);
        }
        one.properties().forEach(field -> {
            if (!NAMES.contains(field.getKey())) {
                FactText.of(field.getKey(), field.getValue()).ifPresent(text -> facts.put(field.getKey(), text));
            }
        });
        return new Entry(one.isTextual() ? one.asText() : name(one), facts);
    }

    private static String name(JsonNode one) {
        return NAMES.stream()
                .map(field -> one.path(field).asText(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("(no name)");
    }
}
