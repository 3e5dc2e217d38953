package io.jenkins.plugins.wso2mi.config.yaml;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Similar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of a document: gives what stands under its keys, and notes what is wrong with it. */
public final class Section {
    private final YamlDocument document;
    private final Problems problems;
    private final String name;
    private final String where;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    /**
     * The whole document.
     *
     * @param name what messages call it, such as {@code the landscape}
     * @param problems takes what is wrong
     */
    public static Section of(YamlDocument document, String name, Problems problems) {
        return new Section(document, problems, name, document.root());
    }

    private Section(YamlDocument document, Problems problems, String name, Node node) {
        this.document = document;
        this.problems = problems;
        this.name = name;
        this.node = node;
        this.where = document.place(node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::keep);
        } else {
            problems.error(where, name + " is no mapping", "write 'key: value' lines below it");
        }
    }

    private Section(Section like, Node node) {
        this(like.document, like.problems, like.name, node);
    }

    private void keep(NodeTuple tuple) {
        String place = document.place(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.error(place, "this key is no text", "write a plain word");
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            problems.error(place, "'" + key.getValue() + "' stands twice in " + name, "remove one of the two");
        } else {
            places.put(key.getValue(), place);
        }
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Where it begins: file, line and column. */
    public String where() {
        return where;
    }

    /** Whether a key is there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Where a key stands, or the section if it does not. */
    public String where(String key) {
        return places.getOrDefault(key, where);
    }

    /** Notes each key that is none of these. */
    public void allow(List<String> known) {
        places.forEach((key, place) -> {
            if (!known.contains(key)) {
                String guess = Similar.to(key, known)
                        .map(one -> "did you mean '" + one + "'?")
                        .orElse("known are: " + String.join(", ", known));
                problems.error(place, name + " has no key '" + key + "'", guess);
            }
        });
    }

    /** A text that must be there; notes if it is not. */
    public Optional<Placed> required(String key) {
        if (!has(key)) {
            problems.error(where, name + " has no " + key, "add it");
        }
        return optional(key);
    }

    /** A text that may be there; notes something else in its place. */
    public Optional<Placed> optional(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(node -> text(node, key));
    }

    /** One text or a list of texts; none if the key is not there. */
    public List<Placed> texts(String key) {
        Node value = values.get(key);
        List<Node> nodes = value instanceof SequenceNode list
                ? list.getValue()
                : Optional.ofNullable(value).stream().toList();
        List<Placed> texts = new ArrayList<>();
        nodes.forEach(node -> text(node, key).ifPresent(texts::add));
        return texts;
    }

    /** The section below a key. */
    public Optional<Section> section(String key) {
        return Optional.ofNullable(values.get(key)).map(node -> new Section(document, problems, key, node));
    }

    /** Each key with its text. */
    public Map<Placed, String> pairs() {
        Map<Placed, String> pairs = new LinkedHashMap<>();
        values.forEach((key, node) ->
                text(node, key).ifPresent(value -> pairs.put(new Placed(key, where(key)), value.text())));
        return pairs;
    }

    /**
     * Each key with the section below it; the key's place comes with it.
     *
     * @param kind what one of them is, such as {@code unit}
     */
    public void each(String kind, BiConsumer<Placed, Section> consumer) {
        values.forEach((key, node) -> consumer.accept(
                new Placed(key, where(key)), new Section(document, problems, kind + " '" + key + "'", node)));
    }

    /** The section below a key, or an empty one in its place. */
    public Section sectionOrEmpty(String key) {
        Node none = new MappingNode(Tag.MAP, false, List.of(), FlowStyle.BLOCK, node.getStartMark(), node.getEndMark());
        return new Section(document, problems, key, values.getOrDefault(key, none));
    }

    /** The sections in the list below a key; notes what is no list. */
    public List<Section> sections(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> new Section(document, problems, "an item of " + key, item))
                    .toList();
        }
        problems.error(
                document.place(value), key + " of " + name + " is no list", "write '- ' before each of its items");
        return List.of();
    }

    /** Whether a text stands at a key. */
    public boolean isText(String key) {
        return values.get(key) instanceof ScalarNode node && !node.getValue().isBlank() && !Overlay.isNull(node);
    }

    /** Whether a mapping stands below a key. */
    public boolean isSection(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** All keys with their places. */
    public List<Placed> keys() {
        return places.entrySet().stream()
                .map(one -> new Placed(one.getKey(), one.getValue()))
                .toList();
    }

    /** The same under another name. */
    public Section named(String other) {
        return new Section(document, problems, other, node);
    }

    /** This with another laid over it: what that says stands, mapping by mapping; its nulls take keys out. */
    public Section overlaid(Section above) {
        return new Section(this, Overlay.of(node, above.node));
    }

    /**
     * This with variables put in and aliases written out.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if aliases make it too large
     */
    public Section substituted(Substitution variables) {
        return new Section(this, new NodeCopy(document, variables).of(node));
    }

    /** What stands here, as it is to be written; numbers and booleans are what YAML 1.2 takes for them. */
    public YamlTree tree() {
        return NodeTree.of(document, node);
    }

    private Optional<Placed> text(Node node, String key) {
        if (node.getTag().equals(NodeCopy.UNDECLARED)) {
            return Optional.empty();
        }
        if (node.getTag().equals(NodeCopy.UNSET)) {
            problems.error(
                    document.place(node),
                    "a variable in '" + ((ScalarNode) node).getValue() + "' is not set",
                    "set it where mictl is started");
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar
                && !scalar.getValue().isBlank()
                && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(new Placed(scalar.getValue().strip(), document.place(node)));
        }
        problems.error(document.place(node), key + " of " + name + " is no text", "write one");
        return Optional.empty();
    }
}
