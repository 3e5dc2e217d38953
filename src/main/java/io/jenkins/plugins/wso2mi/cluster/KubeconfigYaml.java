package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the plain part of YAML that a kubeconfig needs: one document of maps, lists and texts. No anchors, aliases,
 * merges, tags or keys that stand twice, so that no two readers can see two things in it.
 */
final class KubeconfigYaml {
    private static final int CHARACTERS_LIMIT = 1_000_000;
    private static final int DEPTH_LIMIT = 30;

    private final String where;

    private KubeconfigYaml(String where) {
        this.where = where;
    }

    /**
     * The document: strings, lists and maps by string keys; what is empty is an empty string.
     *
     * @param where the file or credentials that it comes from, for the message
     * @throws RefusedException if it is anything else; no part of the text is in the message, since it holds secrets
     */
    static Map<String, Object> read(String text, String where) {
        return new KubeconfigYaml(where).read(text);
    }

    private Map<String, Object> read(String text) {
        if (text.length() > CHARACTERS_LIMIT) {
            throw refused("it is longer than " + CHARACTERS_LIMIT + " characters");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(where)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            checkEvents(new Parse(settings).parseString(text));
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode map) {
                return map(map);
            }
        } catch (YamlEngineException e) {
            throw refused("it is no YAML");
        }
        throw refused("there are no fields in it");
    }

    private void checkEvents(Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            if (depth > DEPTH_LIMIT || documents > 1) {
                throw refused(documents > 1 ? "it holds more than one document" : "it is nested too deep");
            }
            boolean anchor = event instanceof NodeEvent node && node.getAnchor().isPresent();
            if (anchor || event instanceof AliasEvent) {
                throw refused("line " + line(event) + " has an anchor or alias");
            }
            if (isTagged(event)) {
                throw refused("line " + line(event) + " has a tag");
            }
        }
    }

    private static boolean isTagged(Event event) {
        return (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (event instanceof CollectionStartEvent start
                        && start.getTag().isPresent());
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private Map<String, Object> map(MappingNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)
                    || key.getValue().equals("<<")) {
                throw refused("line " + line(entry.getKeyNode()) + " has a key that is no name");
            }
            if (map.put(key.getValue(), value(entry.getValueNode())) != null) {
                throw refused("line " + line(key) + " has a field that stands there twice");
            }
        }
        return map;
    }

    private Object value(Node node) {
        if (node instanceof MappingNode map) {
            return map(map);
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            sequence.getValue().forEach(item -> list.add(value(item)));
            return list;
        }
        ScalarNode scalar = (ScalarNode) node;
        boolean empty = scalar.isPlain()
                && (scalar.getValue().equals("null") || scalar.getValue().equals("~"));
        return empty ? "" : scalar.getValue();
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private RefusedException refused(String what) {
        return new RefusedException(
                where,
                "is no kubeconfig that is taken: " + what,
                "give what kubectl config view --raw --minify prints");
    }
}
