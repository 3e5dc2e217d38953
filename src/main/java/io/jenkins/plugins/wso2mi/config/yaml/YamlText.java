package io.jenkins.plugins.wso2mi.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes YAML in blocks, with the comments of its values; the same tree always gives the same text. */
public final class YamlText {
    // kubectl and Helm read YAML 1.1, where more words are booleans and more digits are numbers or times
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)"
            + "|y|n|yes|no|on|off|true|false|null|~|[-+.]?[0-9][-+0-9_.,:ex]*"
            + "|[-+]?0[xo][0-9a-f_]+|[-+]?\\.(inf|nan)|<<|=");
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDumpComments(true)
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .setDereferenceAliases(true)
            .build();

    private YamlText() {}

    /** The text of one document; it ends with a line end. */
    public static String of(YamlTree tree) {
        Text text = new Text();
        new Dump(SETTINGS).dumpNode(node(tree), text);
        return text.toString();
    }

    private static Node node(YamlTree tree) {
        if (tree instanceof YamlTree.Branch branch) {
            List<NodeTuple> tuples = new ArrayList<>();
            branch.children().forEach((key, child) -> tuples.add(tuple(key, child)));
            return new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (tree instanceof YamlTree.Row row) {
            List<Node> items = row.items().stream().map(YamlText::node).toList();
            return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (!(tree instanceof YamlTree.Leaf leaf)) {
            return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        Node node = scalar(leaf.value());
        if (!leaf.comment().isEmpty()) {
            node.setInLineComments(List.of(comment(leaf.comment(), CommentType.IN_LINE)));
        }
        return node;
    }

    private static NodeTuple tuple(String key, YamlTree child) {
        Node keyNode = scalar(key);
        if (child instanceof YamlTree.Leaf leaf && isFile(leaf.value())) {
            // behind the indicator of a block a comment would be lost
            if (!leaf.comment().isEmpty()) {
                keyNode.setBlockComments(List.of(comment(leaf.comment(), CommentType.BLOCK)));
            }
            return new NodeTuple(keyNode, new ScalarNode(Tag.STR, leaf.value().toString(), ScalarStyle.LITERAL));
        }
        return new NodeTuple(keyNode, node(child));
    }

    private static CommentLine comment(String text, CommentType type) {
        return new CommentLine(Optional.empty(), Optional.empty(), " " + text, type);
    }

    private static ScalarNode scalar(Object value) {
        String text = value.toString();
        if (value instanceof Boolean) {
            return new ScalarNode(Tag.BOOL, text, ScalarStyle.PLAIN);
        }
        if (value instanceof Integer || value instanceof Long) {
            return new ScalarNode(Tag.INT, text, ScalarStyle.PLAIN);
        }
        if (value instanceof Number) {
            return new ScalarNode(Tag.FLOAT, text, ScalarStyle.PLAIN);
        }
        boolean quoted = AMBIGUOUS.matcher(text).matches() || !isLine(text);
        return new ScalarNode(Tag.STR, text, quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }

    /** Lines of ordinary characters, with nothing at their ends that a block would lose. */
    private static boolean isFile(Object value) {
        return value instanceof String text
                && text.endsWith("\n")
                && !Character.isWhitespace(text.charAt(0))
                && text.lines().allMatch(line -> isLine(line) && line.equals(line.stripTrailing()))
                && text.indexOf('\r') < 0
                && !text.endsWith("\n\n");
    }

    private static boolean isLine(String text) {
        return text.codePoints().allMatch(c -> c >= ' ' && c != 0x7f && (c < 0x80 || Character.isLetterOrDigit(c)));
    }

    /** Takes what the library writes. */
    private static final class Text implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String str) {
            text.append(str);
        }

        @Override
        public void write(String str, int off, int len) {
            text.append(str, off, off + len);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
