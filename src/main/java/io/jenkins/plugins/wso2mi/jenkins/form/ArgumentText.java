package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.order.Lines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a Pipeline script may write for a text into that text: results of other steps, lists (one item a line) and
 * maps (one {@code KEY=VALUE} a line).
 */
final class ArgumentText {
    private static final Set<String> LISTS = Set.of(
            "additions",
            "arguments",
            "buildArgs",
            "cars",
            "configurations",
            "dropins",
            "images",
            "labels",
            "libraries",
            "manifests",
            "modules",
            "mounts",
            "nfs",
            "patience",
            "secrets",
            "serverRoles",
            "set",
            "suppress",
            "tags",
            "units",
            "values",
            "variables");

    /** What stands between key and value where a map may be written. */
    private static final Map<String, String> PAIRS = Map.of("additions", ":");

    /** Where that is an equals sign. */
    private static final Set<String> EQUATIONS = Set.of(
            "buildArgs", "images", "labels", "mounts", "nfs", "patience", "secrets", "set", "suppress", "variables");

    private ArgumentText() {}

    /**
     * The text of an argument.
     *
     * @param property the step's property
     * @param value what the script gives; what is neither result, list nor map is handed back as it is
     * @throws IllegalArgumentException if an item of a list is null or has several lines
     */
    static @Nullable Object of(String property, @Nullable Object value) {
        if (value instanceof StepArgument result) {
            return result.toArgument();
        }
        if (value instanceof List<?> items && LISTS.contains(property)) {
            return items.stream().map(item -> item(property, item)).collect(Collectors.joining("\n"));
        }
        String between = EQUATIONS.contains(property) ? "=" : PAIRS.get(property);
        if (value instanceof Map<?, ?> pairs && between != null) {
            return pairs.entrySet().stream()
                    .map(pair -> item(property, pair.getKey()) + between + item(property, pair.getValue()))
                    .collect(Collectors.joining("\n"));
        }
        return value;
    }

    private static String item(String property, @Nullable Object item) {
        if (item instanceof StepArgument result) {
            return result.toArgument();
        }
        String text = item == null ? "" : item.toString().strip();
        if (text.isEmpty() || text.lines().count() > 1) {
            throw new IllegalArgumentException(
                    property + ": each item of a list is one line of text, not '" + item + "'");
        }
        return text;
    }

    /** As a script would write it: a list if there are several lines, else the text itself. */
    static @Nullable Object script(String property, @Nullable Object value) {
        if (value instanceof String text
                && LISTS.contains(property)
                && text.lines().count() > 1) {
            return Lines.of(text);
        }
        return value;
    }
}
