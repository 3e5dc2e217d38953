package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A JSON object that keeps every member it was read with. Immutable; written canonically (members sorted by name, no
 * space), so that the same values are the same bytes and have the same digest.
 */
public final class JsonObject {
    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> members;

    private JsonObject(Map<?, ?> members) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), frozen(value)));
        this.members = Collections.unmodifiableMap(sorted);
    }

    private static Object frozen(Object value) {
        if (value instanceof JsonObject object) {
            return object.members;
        }
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(map).members;
        }
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(
                    list.stream().map(JsonObject::frozen).collect(Collectors.toList()));
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value;
    }

    /**
     * Reads an object.
     *
     * @throws ImageFormatException if it is no JSON, or no object
     */
    public static JsonObject parse(byte[] json) throws ImageFormatException {
        try {
            if (MAPPER.readValue(json, Object.class) instanceof Map<?, ?> map) {
                return new JsonObject(map);
            }
            throw new ImageFormatException("it is no JSON object");
        } catch (JsonProcessingException e) {
            throw new ImageFormatException("it is no JSON: " + PlainText.oneLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ImageFormatException("it cannot be read: " + PlainText.oneLine(e.getMessage()));
        }
    }

    /**
     * Reads a list of objects; elements of another shape are left out.
     *
     * @throws ImageFormatException if it is no JSON list
     */
    public static List<JsonObject> parseList(String json) throws ImageFormatException {
        return parse(("{\"list\":" + json + "}").getBytes(UTF_8)).objects("list");
    }

    /** An object of the given members: strings, numbers, booleans, lists, maps and such objects. */
    public static JsonObject of(Map<String, ?> members) {
        return new JsonObject(members);
    }

    /** The names of all members, sorted. */
    public Set<String> names() {
        return members.keySet();
    }

    /**
     * A member of any shape: a string, number, boolean, list or map, all immutable; empty if there is none or it is
     * null.
     */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A member that is a string. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A member that is a whole number. */
    public OptionalLong number(String name) {
        Object value = members.get(name);
        return value instanceof Integer || value instanceof Long
                ? OptionalLong.of(((Number) value).longValue())
                : OptionalLong.empty();
    }

    /** A member that is an object; {@link #EMPTY} if there is none. */
    public JsonObject object(String name) {
        return members.get(name) instanceof Map<?, ?> map ? new JsonObject(map) : EMPTY;
    }

    /** The objects in a member that is a list. */
    public List<JsonObject> objects(String name) {
        return list(name).stream()
                .filter(Map.class::isInstance)
                .map(map -> new JsonObject((Map<?, ?>) map))
                .toList();
    }

    /** The strings in a member that is a list. */
    public List<String> texts(String name) {
        return list(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    /** The members that are strings, sorted by name. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    /** Whether there is such a member, of any shape. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The same object with one member set. */
    public JsonObject with(String name, Object value) {
        TreeMap<String, Object> changed = new TreeMap<>(members);
        changed.put(name, value);
        return new JsonObject(changed);
    }

    /** The same object without some members. */
    public JsonObject without(String... names) {
        TreeMap<String, Object> changed = new TreeMap<>(members);
        List.of(names).forEach(changed::remove);
        return new JsonObject(changed);
    }

    /** The canonical form, in UTF-8. */
    public byte[] bytes() {
        return bytes(members);
    }

    /** The canonical form of a list of objects. */
    public static String write(List<JsonObject> list) {
        return new String(bytes(frozen(list)), UTF_8);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return new String(bytes(), UTF_8);
    }
}
