package io.jenkins.plugins.wso2mi.config.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes what was read into what is written, each value with the place that it was read from. */
final class NodeTree {
    private NodeTree() {}

    static YamlTree of(YamlDocument document, Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, YamlTree> children = new LinkedHashMap<>();
            mapping.getValue().forEach(tuple -> {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    children.put(key.getValue(), of(document, tuple.getValueNode()));
                }
            });
            return new YamlTree.Branch(children);
        }
        if (node instanceof SequenceNode list) {
            return new YamlTree.Row(
                    list.getValue().stream().map(item -> of(document, item)).toList());
        }
        if (Overlay.isNull(node)) {
            return new YamlTree.Nothing();
        }
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        return new YamlTree.Leaf(value(node, text), new Placed(text, document.place(node)).line());
    }

    private static Object value(Node node, String text) {
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        try {
            return node.getTag().equals(Tag.INT)
                    ? Long.valueOf(text)
                    : node.getTag().equals(Tag.FLOAT) ? Double.valueOf(text) : text;
        } catch (NumberFormatException e) {
            // an octal or hexadecimal number, or infinity: as it was written
            return text;
        }
    }
}
