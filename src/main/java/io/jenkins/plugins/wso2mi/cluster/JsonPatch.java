package io.jenkins.plugins.wso2mi.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Changes of some fields of an object (RFC 6902), which the API server makes all or none of.
 *
 * @param operations in order
 */
public record JsonPatch(List<Map<String, Object>> operations) {
    /** A patch that changes nothing. */
    public static final JsonPatch NONE = new JsonPatch(List.of());

    public JsonPatch {
        operations = List.copyOf(operations);
    }

    /** Goes on only if a field still has a value. */
    public JsonPatch test(List<String> path, Object value) {
        return and("test", path, value);
    }

    /** Gives a field that is there another value. */
    public JsonPatch replace(List<String> path, Object value) {
        return and("replace", path, value);
    }

    /** This patch, and then another one. */
    public JsonPatch and(JsonPatch next) {
        List<Map<String, Object>> all = new ArrayList<>(operations);
        all.addAll(next.operations);
        return new JsonPatch(all);
    }

    private JsonPatch and(String operation, List<String> path, Object value) {
        return and(new JsonPatch(List.of(Map.of("op", operation, "path", pointer(path), "value", value))));
    }

    /** The path as a JSON pointer (RFC 6901). */
    static String pointer(List<String> path) {
        StringBuilder pointer = new StringBuilder();
        for (String field : path) {
            pointer.append('/').append(field.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
