package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A {@code car-check.yaml}: a list {@code suppressions} of {@code rule}, {@code where} and {@code reason}. */
final class SuppressionFile {
    /** What it is called beside a project. */
    static final String NAME = "car-check.yaml";

    private static final long BYTES_LIMIT = 200_000;
    private static final int DEPTH_LIMIT = 10;
    private static final String SHAPE =
            "write suppressions: [{rule: missing-reference, where: Visits_1.0.0/*, reason: ...}]";
    private static final Set<String> KEYS = Set.of("rule", "where", "reason");

    private final Path file;
    private final Problems problems = new Problems();
    private final List<Suppression> found = new ArrayList<>();

    private SuppressionFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws RefusedException with everything that is wrong with it
     * @throws IOException if it cannot be read
     */
    static List<Suppression> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(file.toString(), "there is no such file", "name a file of suppressions");
        }
        if (Files.size(file) > BYTES_LIMIT) {
            throw new RefusedException(file.toString(), "is larger than " + BYTES_LIMIT + " bytes", "shorten it");
        }
        SuppressionFile reading = new SuppressionFile(file);
        try {
            reading.document(Files.readString(file));
        } catch (YamlEngineException e) {
            throw new RefusedException(file.toString(), "no valid YAML: " + e.getMessage(), "correct the file");
        }
        reading.problems.refuseOnErrors();
        return List.copyOf(reading.found);
    }

    private void document(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        checkNesting(new Parse(settings).parseString(text));
        new Compose(settings).composeString(text).ifPresent(root -> {
            Map<String, Node> keys = mapping(root, Set.of("suppressions"));
            if (keys.get("suppressions") instanceof SequenceNode list) {
                list.getValue().forEach(this::suppression);
            } else {
                problems.error(place(root), "holds no list of suppressions", SHAPE);
            }
        });
    }

    /** Before nodes are made, since that recurses. */
    private void checkNesting(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEPTH_LIMIT) {
                throw new RefusedException(
                        file.toString(), "is nested more than " + DEPTH_LIMIT + " levels deep", SHAPE);
            }
        }
    }

    private void suppression(Node node) {
        Map<String, Node> keys = mapping(node, KEYS);
        try {
            found.add(Suppression.of(place(node), text(keys, "rule"), text(keys, "where"), text(keys, "reason")));
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        }
    }

    private Map<String, Node> mapping(Node node, Set<String> known) {
        Map<String, Node> keys = new HashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple one : mapping.getValue()) {
                String key = one.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (known.contains(key)) {
                    keys.put(key, one.getValueNode());
                } else {
                    problems.error(place(one.getKeyNode()), "there is no key '" + key + "' here", SHAPE);
                }
            }
        }
        return keys;
    }

    private static String text(Map<String, Node> keys, String key) {
        return keys.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private String place(Node node) {
        return file
                + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }
}
