package io.jenkins.plugins.wso2mi.config.yaml;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Copies nodes with aliases written out, up to a limit, and variables put in. */
final class NodeCopy {
    private static final int NODES_LIMIT = 100_000;
    private static final int DEPTH_LIMIT = 40;

    private final YamlDocument document;
    private final Substitution substitution;
    private int nodes;

    NodeCopy(YamlDocument document, Substitution substitution) {
        this.document = document;
        this.substitution = substitution;
    }

    /**
     * The copy; each node has the place of the one that it was made from.
     *
     * @throws RefusedException if aliases make it too large, or something holds itself
     */
    Node of(Node node) {
        return copy(node, 0);
    }

    private Node copy(Node node, int depth) {
        if (++nodes > NODES_LIMIT || depth > DEPTH_LIMIT) {
            throw new RefusedException(
                    document.place(node), "with its aliases written out this is too large", "use fewer aliases");
        }
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> tuples = mapping.getValue().stream()
                    .map(one -> new NodeTuple(one.getKeyNode(), copy(one.getValueNode(), depth + 1)))
                    .toList();
            return new MappingNode(
                    mapping.getTag(), true, tuples, mapping.getFlowStyle(), node.getStartMark(), node.getEndMark());
        }
        if (node instanceof SequenceNode list) {
            List<Node> items =
                    list.getValue().stream().map(one -> copy(one, depth + 1)).toList();
            return new SequenceNode(
                    list.getTag(), true, items, list.getFlowStyle(), node.getStartMark(), node.getEndMark());
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : node;
    }

    private Node scalar(ScalarNode scalar) {
        String value = substitution.resolve(scalar.getValue(), document.place(scalar));
        if (value.equals(scalar.getValue())) {
            return scalar;
        }
        return new ScalarNode(
                Tag.STR, true, value, scalar.getScalarStyle(), scalar.getStartMark(), scalar.getEndMark());
    }
}
