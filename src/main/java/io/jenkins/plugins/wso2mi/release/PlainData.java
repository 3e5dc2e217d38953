package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what YAML made into strings, numbers, booleans, lists and maps; aliases are written out. */
final class PlainData {
    static final int DEPTH_LIMIT = 100;
    private static final int VALUES_LIMIT = 300_000;

    private final String where;
    private int values;

    private PlainData(String where) {
        this.where = where;
    }

    /**
     * The copy.
     *
     * @throws RefusedException if there is anything else in it, if it holds itself, or is too large
     */
    static @Nullable Object of(@Nullable Object content, String where) {
        return new PlainData(where).copy(content, 0);
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
        if (depth > DEPTH_LIMIT) {
            throw refused("something in it holds itself", "remove the alias");
        }
        if (++values > VALUES_LIMIT) {
            throw refused("it holds more than " + VALUES_LIMIT + " values", "use fewer aliases, or smaller files");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, child) -> copy.put(String.valueOf(key), copy(child, depth + 1)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(child -> copy.add(copy(child, depth + 1)));
            return copy;
        }
        if (value == null || value instanceof String || value instanceof Boolean || isNumber(value)) {
            return value;
        }
        throw refused("'" + value + "' of type " + value.getClass().getSimpleName() + " is no plain data", "quote it");
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private RefusedException refused(String what, String fix) {
        return new RefusedException(where, "no valid YAML: " + what, fix);
    }
}
