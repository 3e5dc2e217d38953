package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.config.yaml.YamlTree;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of an object in the order of writing; what is empty is left out. */
final class Fields {
    private final Map<String, YamlTree> children = new LinkedHashMap<>();

    /** What is the same for every unit: a text, whole number or boolean. */
    Fields fix(String key, Object value) {
        children.put(key, new YamlTree.Leaf(value, ""));
        return this;
    }

    /** What a setting says, with its source. */
    Fields put(String key, Value<?> value) {
        children.put(key, leaf(value));
        return this;
    }

    /** What a setting may say. */
    Fields put(String key, Optional<? extends Value<?>> value) {
        value.ifPresent(one -> put(key, one));
        return this;
    }

    /** A number or a percentage, written as Kubernetes tells them apart. */
    Fields amount(String key, Value<String> value) {
        return value.get().endsWith("%") ? put(key, value) : put(key, value.map(Integer::valueOf));
    }

    Fields put(String key, Fields below) {
        if (!below.children.isEmpty()) {
            children.put(key, below.tree());
        }
        return this;
    }

    /** Lays fields over those below a key. */
    Fields lay(String key, Fields above) {
        children.merge(key, above.tree(), Patching::apply);
        return this;
    }

    /** Texts by key. */
    Fields put(String key, Map<String, Value<String>> pairs) {
        Fields below = new Fields();
        pairs.forEach(below::put);
        return put(key, below);
    }

    /** A list of mappings. */
    Fields row(String key, List<Fields> items) {
        return trees(key, items.stream().map(one -> (YamlTree) one.tree()).toList());
    }

    /** A list of texts. */
    Fields texts(String key, List<Value<String>> items) {
        return trees(key, items.stream().map(Fields::leaf).toList());
    }

    /** A list of texts that are the same for every unit. */
    Fields words(String key, List<String> items) {
        return trees(
                key,
                items.stream().map(one -> (YamlTree) new YamlTree.Leaf(one, "")).toList());
    }

    private Fields trees(String key, List<YamlTree> items) {
        if (!items.isEmpty()) {
            children.put(key, new YamlTree.Row(items));
        }
        return this;
    }

    private static YamlTree leaf(Value<?> value) {
        return new YamlTree.Leaf(value.get(), value.origin());
    }

    YamlTree.Branch tree() {
        return new YamlTree.Branch(children);
    }
}
