package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Similar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file: gives what stands under its keys, and notes what is wrong with it. */
final class Section {
    private final YamlFile file;
    private final Problems problems;
    private final String name;
    private final String where;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    /**
     * A section.
     *
     * @param name what messages call it, such as {@code unit 'batch'}
     */
    Section(YamlFile file, Problems problems, String name, Node node) {
        this.file = file;
        this.problems = problems;
        this.name = name;
        this.where = file.place(node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::keep);
        } else {
            problems.error(where, name + " is no mapping", "write 'key: value' lines below it");
        }
    }

    private void keep(NodeTuple tuple) {
        String place = file.place(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.error(place, "this key is no text", "write a plain word");
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            problems.error(place, "'" + key.getValue() + "' stands twice in " + name, "remove one of the two");
        } else {
            places.put(key.getValue(), place);
        }
    }

    String where() {
        return where;
    }

    /** Notes each key that is none of these. */
    void allow(String... keys) {
        List<String> known = List.of(keys);
        places.forEach((key, place) -> {
            if (!known.contains(key)) {
                String guess = Similar.to(key, known)
                        .map(one -> "did you mean '" + one + "'?")
                        .orElse("known are: " + String.join(", ", known));
                problems.error(place, name + " has no key '" + key + "'", guess);
            }
        });
    }

    /** A text that must be there. */
    Optional<Placed> required(String key) {
        Node value = values.get(key);
        if (value == null) {
            problems.error(where, name + " has no " + key, "add it");
            return Optional.empty();
        }
        return text(value, key);
    }

    /** One text or a list of texts; none if the key is not there. */
    List<Placed> texts(String key) {
        Node value = values.get(key);
        List<Node> nodes = value instanceof SequenceNode list
                ? list.getValue()
                : Optional.ofNullable(value).stream().toList();
        List<Placed> texts = new ArrayList<>();
        nodes.forEach(node -> text(node, key).ifPresent(texts::add));
        return texts;
    }

    /** The section below a key. */
    Optional<Section> section(String key) {
        return Optional.ofNullable(values.get(key)).map(node -> new Section(file, problems, key, node));
    }

    /** Each key with its text. */
    Map<Placed, String> pairs() {
        Map<Placed, String> pairs = new LinkedHashMap<>();
        values.forEach((key, node) -> text(node, key)
                .ifPresent(value -> pairs.put(new Placed(key, places.getOrDefault(key, where)), value.text())));
        return pairs;
    }

    /** Each key with the section below it; the key's place comes with it. */
    void each(BiConsumer<Placed, Section> consumer) {
        values.forEach((key, node) -> consumer.accept(
                new Placed(key, places.getOrDefault(key, where)),
                new Section(file, problems, name.isEmpty() ? key : name + " '" + key + "'", node)));
    }

    private Optional<Placed> text(Node node, String key) {
        if (node instanceof ScalarNode scalar
                && !scalar.getValue().isBlank()
                && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(new Placed(scalar.getValue().strip(), file.place(node)));
        }
        problems.error(file.place(node), key + " of " + name + " is no text", "write one");
        return Optional.empty();
    }
}
