package io.jenkins.plugins.wso2mi.config.yaml;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Copies nodes with aliases written out, up to a limit, and variables put in. */
final class NodeCopy {
    /** A text that names a variable which is not set: a problem for whoever reads it. */
    static final Tag UNSET = new Tag("!unset");

    /** One that names a variable which nobody declared, which is a problem already. */
    static final Tag UNDECLARED = new Tag("!undeclared");

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
        int undeclared = substitution.undeclared().size();
        Optional<String> value = substitution.resolve(scalar.getValue(), document.place(scalar));
        if (value.filter(scalar.getValue()::equals).isPresent()) {
            return scalar;
        }
        return new ScalarNode(
                value.isPresent() ? Tag.STR : substitution.undeclared().size() > undeclared ? UNDECLARED : UNSET,
                true,
                value.orElse(scalar.getValue()),
                scalar.getScalarStyle(),
                scalar.getStartMark(),
                scalar.getEndMark());
    }
}
