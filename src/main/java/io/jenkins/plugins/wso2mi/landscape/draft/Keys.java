package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.config.yaml.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of a landscape that is being written, in the order of writing. */
final class Keys {
    /** A value that is one of the file's variables. */
    record Variable(String name) {}

    /** A value that takes a field out, in a patch. */
    static final Object ABSENT = new Object();

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /**
     * Writes a value: a text, number, boolean, {@link Variable}, null, mapping or list; an empty Optional writes
     * nothing.
     */
    Keys put(@Nullable Object value, String... path) {
        Object written = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        boolean nothing = (value instanceof Optional && written == null)
                || (written instanceof Map<?, ?> map && map.isEmpty())
                || (written instanceof List<?> list && list.isEmpty());
        if (!nothing) {
            Map<String, @Nullable Object> at = values;
            for (int i = 0; i < path.length - 1; i++) {
                at = below(at, path[i]);
            }
            at.put(path[path.length - 1], written);
        }
        return this;
    }

    /** Takes a key out again. */
    void remove(String key) {
        values.remove(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> below(Map<String, @Nullable Object> at, String key) {
        Object child = at.computeIfAbsent(key, none -> new LinkedHashMap<String, @Nullable Object>());
        return child instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : new LinkedHashMap<>();
    }

    /** All of it; not to be changed. */
    Map<String, @Nullable Object> values() {
        return values;
    }

    /** The tree that is written. */
    YamlTree.Branch tree() {
        return branch(values);
    }

    private static YamlTree.Branch branch(Map<?, ?> map) {
        Map<String, YamlTree> children = new LinkedHashMap<>();
        map.forEach((key, value) -> children.put(String.valueOf(key), tree(value)));
        return new YamlTree.Branch(children);
    }

    private static YamlTree tree(@Nullable Object value) {
        if (value == null || value == ABSENT) {
            return new YamlTree.Nothing();
        }
        if (value instanceof Map<?, ?> map) {
            return branch(map);
        }
        if (value instanceof List<?> list) {
            List<YamlTree> items = new ArrayList<>();
            list.forEach(item -> items.add(tree(item)));
            return new YamlTree.Row(items);
        }
        if (value instanceof Variable variable) {
            return new YamlTree.Leaf("${" + variable.name() + "}", "");
        }
        // what looks like a variable of the landscape is one only if it is written so
        return new YamlTree.Leaf(value instanceof String text ? text.replace("${", "$${") : value, "");
    }
}
