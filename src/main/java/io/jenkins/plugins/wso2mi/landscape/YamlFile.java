package io.jenkins.plugins.wso2mi.landscape;

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
 * A YAML file of one document, read as nodes, which know their places; no value of it becomes an object of a type that
 * the file names.
 */
final class YamlFile {
    private static final long BYTES_LIMIT = 500_000;
    private static final int DEPTH_LIMIT = 20;

    private final Path file;

    YamlFile(Path file) {
        this.file = file;
    }

    /**
     * The document.
     *
     * @throws RefusedException with line and column, if there is none or it is no YAML, too large or too deep
     */
    Node document() {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(file.toString(), "there is no such file", "name the landscape's file");
        }
        try {
            if (Files.size(file) > BYTES_LIMIT) {
                throw new RefusedException(file.toString(), "is larger than " + BYTES_LIMIT + " bytes", "shorten it");
            }
            return document(Files.readString(file));
        } catch (MarkedYamlEngineException e) {
            throw broken(place(e.getProblemMark()), e.getProblem());
        } catch (YamlEngineException e) {
            throw broken(file.toString(), e.getMessage());
        } catch (IOException e) {
            throw new RefusedException(file.toString(), "cannot be read as UTF-8 text: " + e.getMessage(), "");
        }
    }

    private Node document(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        checkNesting(new Parse(settings).parseString(text));
        return new Compose(settings)
                .composeString(text)
                .orElseThrow(() -> new RefusedException(
                        file.toString(), "there is nothing in it", "write units, each with cars and an image"));
    }

    /** Before nodes are made, since that recurses. */
    private void checkNesting(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEPTH_LIMIT) {
                throw broken(place(event.getStartMark()), "it is nested more than " + DEPTH_LIMIT + " levels deep");
            }
        }
    }

    private static RefusedException broken(String where, @Nullable String words) {
        return new RefusedException(where, "no valid YAML: " + words, "correct the file");
    }

    /** Where a node begins: file, line and column, counted from 1. */
    String place(Node node) {
        return place(node.getStartMark());
    }

    private String place(Optional<Mark> mark) {
        return file
                + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                        .orElse("");
    }
}
