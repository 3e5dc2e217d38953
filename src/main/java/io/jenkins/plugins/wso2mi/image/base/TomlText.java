package io.jenkins.plugins.wso2mi.image.base;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tomlj.Toml;

/** Writes a configuration as TOML that a person would write: tables under headings, in the order they came in. */
final class TomlText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private final StringBuilder text = new StringBuilder();

    private TomlText() {}

    /** The text, with a comment before it. */
    static String of(Map<?, ?> tables, String comment) {
        TomlText writer = new TomlText();
        writer.text.append("# ").append(comment).append('\n');
        writer.table(tables, "");
        return writer.text.toString();
    }

    /** The single values of a table come first: after a heading they would belong to that. */
    private void table(Map<?, ?> table, String path) {
        table.forEach((name, value) -> {
            if (!isHeaded(value)) {
                text.append(key(name)).append(" = ").append(inline(value)).append('\n');
            }
        });
        table.forEach((name, value) -> {
            String below = path.isEmpty() ? key(name) : path + "." + key(name);
            if (value instanceof Map<?, ?> inner) {
                heading("[" + below + "]", inner);
                table(inner, below);
            } else if (value instanceof List<?> list && TomlMerge.isTables(list)) {
                for (Object entry : list) {
                    text.append("\n[[").append(below).append("]]\n");
                    table((Map<?, ?>) entry, below);
                }
            }
        });
    }

    private static boolean isHeaded(Object value) {
        return value instanceof Map || (value instanceof List<?> list && TomlMerge.isTables(list));
    }

    /** A table that holds tables alone needs no heading of its own. */
    private void heading(String heading, Map<?, ?> table) {
        if (table.isEmpty() || !table.values().stream().allMatch(TomlText::isHeaded)) {
            text.append('\n').append(heading).append('\n');
        }
    }

    private static String key(Object name) {
        String key = String.valueOf(name);
        return BARE.matcher(key).matches() ? key : quoted(key);
    }

    private static String inline(Object value) {
        if (value instanceof String string) {
            return quoted(string);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TomlText::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> key(entry.getKey()) + " = " + inline(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }

    private static String quoted(String string) {
        return "\"" + Toml.tomlEscape(string) + "\"";
    }
}
