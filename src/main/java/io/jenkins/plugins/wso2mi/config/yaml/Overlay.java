package io.jenkins.plugins.wso2mi.config.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Lays one node over another as RFC 7396 (JSON Merge Patch) does: mapping by mapping, anything else as a whole, and
 * null takes out a key that there is. Every node keeps its place, so that the result still knows which line said what.
 */
final class Overlay {
    private Overlay() {}

    static Node of(Node below, Node above) {
        if (!(below instanceof MappingNode under) || !(above instanceof MappingNode over)) {
            return above;
        }
        Map<String, NodeTuple> tuples = new LinkedHashMap<>();
        under.getValue().forEach(tuple -> tuples.put(key(tuple), tuple));
        over.getValue().forEach(tuple -> lay(tuples, tuple));
        return new MappingNode(
                Tag.MAP,
                true,
                tuples.values().stream().toList(),
                over.getFlowStyle(),
                over.getStartMark(),
                over.getEndMark());
    }

    private static void lay(Map<String, NodeTuple> tuples, NodeTuple tuple) {
        NodeTuple before = tuples.get(key(tuple));
        if (isNull(tuple.getValueNode())) {
            tuples.remove(key(tuple));
        } else if (before == null) {
            tuples.put(key(tuple), tuple);
        } else {
            tuples.put(key(tuple), new NodeTuple(tuple.getKeyNode(), of(before.getValueNode(), tuple.getValueNode())));
        }
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    // what is no text is noted where the section is read
    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key
                ? key.getValue()
                : tuple.getKeyNode().toString();
    }
}
