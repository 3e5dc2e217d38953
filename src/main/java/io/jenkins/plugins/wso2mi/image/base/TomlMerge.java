package io.jenkins.plugins.wso2mi.image.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays one configuration over another. Tables are merged value by value, and the later value wins. Of an array of
 * tables, such as {@code [[datasource]]}, an entry takes the place of the one with the same identity, else it is
 * appended: the server makes something of each entry, and two of one name would be twice the same. Any other array is
 * one value.
 */
final class TomlMerge {
    /** What the server's templates tell the entries of arrays apart by, the first that an entry has. */
    private static final List<String> IDENTITIES =
            List.of("id", "name", "content_type", "protocol", "phase_name", "key", "user.name");

    private TomlMerge() {}

    static Map<String, Object> over(Map<?, ?> base, Map<?, ?> later) {
        Map<String, Object> merged = new LinkedHashMap<>();
        base.forEach((name, value) -> merged.put(String.valueOf(name), value));
        later.forEach((name, value) -> merged.merge(String.valueOf(name), value, TomlMerge::value));
        return merged;
    }

    private static Object value(Object base, Object later) {
        if (base instanceof Map<?, ?> old && later instanceof Map<?, ?> now) {
            return over(old, now);
        }
        return base instanceof List<?> old && later instanceof List<?> now && isTables(old) && isTables(now)
                ? entries(old, now)
                : later;
    }

    static boolean isTables(List<?> list) {
        return !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
    }

    private static List<Object> entries(List<?> base, List<?> later) {
        List<Object> all = new ArrayList<>(base);
        for (Object entry : later) {
            Optional<String> identity = identity(entry);
            int place = -1;
            for (int i = 0; i < all.size(); i++) {
                if (identity.isPresent() && identity.equals(identity(all.get(i)))) {
                    place = i;
                }
            }
            if (place < 0) {
                all.add(entry);
            } else {
                all.set(place, entry);
            }
        }
        return all;
    }

    private static Optional<String> identity(Object entry) {
        return IDENTITIES.stream()
                .map(path -> at(entry, path).map(value -> path + "=" + value))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The value at a path of names with dots between them. */
    static Optional<Object> at(Object table, String path) {
        return Stream.of(path.split("\\."))
                .reduce(
                        Optional.of(table),
                        (found, name) -> found.map(value -> value instanceof Map<?, ?> map ? map.get(name) : null)
                                .map(Objects::requireNonNull),
                        (a, b) -> b);
    }
}
