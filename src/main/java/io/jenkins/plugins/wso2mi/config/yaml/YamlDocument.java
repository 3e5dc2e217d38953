package io.jenkins.plugins.wso2mi.config.yaml;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One YAML or JSON document, read as nodes, which know their places; no value of it becomes an object of a type that
 * the document names.
 */
public final class YamlDocument {
    /** How large a document may be. */
    public static final long BYTES_LIMIT = 500_000;

    private static final int DEPTH_LIMIT = 20;

    private final String name;
    private final Node root;

    private YamlDocument(String name, Node root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws RefusedException with line and column, if there is none or it is no YAML, too large or too deep
     */
    public static YamlDocument read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(file.toString(), "there is no such file", "correct the path");
        }
        try {
            if (Files.size(file) > BYTES_LIMIT) {
                throw tooLarge(file.toString());
            }
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new RefusedException(file.toString(), "cannot be read as UTF-8 text: " + e.getMessage(), "");
        }
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it
     * @throws RefusedException with line and column, if it is no YAML, empty, too large or too deep
     */
    public static YamlDocument parse(String name, String text) {
        if (text.length() > BYTES_LIMIT) {
            throw tooLarge(name);
        }
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            checkNesting(name, new Parse(settings).parseString(text));
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlDocument(
                    name, root.orElseThrow(() -> new RefusedException(name, "there is nothing in it", "")));
        } catch (MarkedYamlEngineException e) {
            throw broken(place(name, e.getProblemMark()), e.getProblem());
        } catch (YamlEngineException e) {
            throw broken(name, e.getMessage());
        }
    }

    /** Before nodes are made, since that recurses. */
    private static void checkNesting(String name, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEPTH_LIMIT) {
                throw broken(
                        place(name, event.getStartMark()), "it is nested more than " + DEPTH_LIMIT + " levels deep");
            }
        }
    }

    private static RefusedException tooLarge(String name) {
        return new RefusedException(name, "is larger than " + BYTES_LIMIT + " bytes", "shorten it");
    }

    private static RefusedException broken(String where, @Nullable String words) {
        return new RefusedException(where, "no valid YAML: " + words, "correct the file");
    }

    Node root() {
        return root;
    }

    /** Where a node begins: file, line and column, counted from 1. */
    String place(Node node) {
        return place(name, node.getStartMark());
    }

    private static String place(String name, Optional<Mark> mark) {
        return name
                + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                        .orElse("");
    }
}
