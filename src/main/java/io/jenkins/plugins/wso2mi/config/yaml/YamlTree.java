package io.jenkins.plugins.wso2mi.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** YAML that is to be written; each of its values may say in a comment where it comes from. */
public sealed interface YamlTree {
    /**
     * A single value.
     *
     * @param value a text, a whole number, a fraction or a boolean
     * @param comment one line, without {@code #}; empty for none
     */
    record Leaf(Object value, String comment) implements YamlTree {}

    /** A mapping, in the order of its keys. */
    record Branch(Map<String, YamlTree> children) implements YamlTree {
        public Branch {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        /** What a path of keys leads to; empty if there is nothing. */
        public Optional<YamlTree> at(String... path) {
            Optional<YamlTree> found = Optional.of(this);
            for (String key : path) {
                found = found.map(one -> one instanceof Branch branch ? branch.children.get(key) : null);
            }
            return found;
        }

        /** The text of the leaf at the end of a path of keys; empty if there is none. */
        public String text(String... path) {
            return at(path).map(one -> one instanceof Leaf leaf ? leaf.value().toString() : "")
                    .orElse("");
        }
    }

    /** Null. */
    record Nothing() implements YamlTree {}

    /** A list. */
    record Row(List<YamlTree> items) implements YamlTree {
        public Row {
            items = List.copyOf(items);
        }
    }
}
