package io.jenkins.plugins.wso2mi.landscape.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping of which one value after the other is taken out; what remains in the end has no setting of its own. */
final class Remainder {
    private final Map<String, @Nullable Object> left;

    /** Begins with all of it; the given mapping stays as it is. */
    Remainder(Map<String, Object> content) {
        this.left = copy(content);
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> content) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        content.forEach(
                (key, value) -> copy.put(String.valueOf(key), value instanceof Map<?, ?> map ? copy(map) : value));
        return copy;
    }

    /** Takes what a path leads to. */
    Optional<Object> take(String... path) {
        Map<String, @Nullable Object> at = left;
        for (int i = 0; i < path.length - 1; i++) {
            at = child(at, path[i]);
        }
        return Optional.ofNullable(at.remove(path[path.length - 1]));
    }

    /** Takes what a path leads to if it is this; anything else stays. */
    void takeIf(Object value, String... path) {
        take(path).filter(found -> !found.equals(value)).ifPresent(other -> put(other, path));
    }

    /** Takes a single value; what is none stays. */
    Optional<String> text(String... path) {
        return take(path)
                .filter(value -> stays(value instanceof Map || value instanceof List, value, path))
                .map(String::valueOf);
    }

    /** Takes a mapping of single values. */
    Map<String, String> texts(String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (take(path).orElse(null) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    /** Takes a list of mappings. */
    List<Map<String, Object>> maps(String... path) {
        List<Map<String, Object>> maps = new ArrayList<>();
        if (take(path).orElse(null) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    map.forEach((key, value) -> one.put(String.valueOf(key), value));
                    maps.add(one);
                }
            }
        }
        return maps;
    }

    /** Puts something back, or in another place. */
    void put(Object value, String... path) {
        Map<String, @Nullable Object> at = left;
        for (int i = 0; i < path.length - 1; i++) {
            at = map(at.computeIfAbsent(path[i], key -> new LinkedHashMap<String, @Nullable Object>()));
        }
        at.put(path[path.length - 1], value);
    }

    /** What is left, without mappings and lists that have nothing in them. */
    Map<String, Object> rest() {
        return pruned(left);
    }

    private boolean stays(boolean structured, Object value, String... path) {
        if (structured) {
            put(value, path);
        }
        return !structured;
    }

    private static Map<String, Object> pruned(Map<?, ?> content) {
        Map<String, Object> rest = new LinkedHashMap<>();
        content.forEach((key, value) -> {
            Object kept = value instanceof Map<?, ?> map ? pruned(map) : value;
            boolean nothing = kept == null
                    || (kept instanceof Map<?, ?> map && map.isEmpty())
                    || (kept instanceof List<?> list && list.isEmpty());
            if (!nothing) {
                rest.put(String.valueOf(key), Objects.requireNonNull(kept));
            }
        });
        return rest;
    }

    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, String key) {
        return map(parent.get(key));
    }

    // what was copied has texts for keys
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : new LinkedHashMap<>();
    }
}
