package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML and JSON as plain data, with limits on size, nesting and aliases. */
final class PlainYaml {
    private static final long BYTES_LIMIT = 3_000_000;
    private static final int ALIASES_LIMIT = 50;

    private PlainYaml() {}

    /**
     * One document of a file.
     *
     * @param where the file, and the line where the document begins
     * @param content null, a string, number, boolean, list or map
     */
    record Document(String where, @Nullable Object content) {}

    /**
     * Reads all documents of a file.
     *
     * @throws RefusedException naming file and line, if the file cannot be read or holds more than plain data
     */
    static List<Document> read(Path file) {
        try {
            if (Files.size(file) > BYTES_LIMIT) {
                throw tooLarge(file.toString());
            }
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new RefusedException(file.toString(), "cannot be read as UTF-8 text: " + e.getMessage(), "");
        }
    }

    /**
     * Reads all documents of a text.
     *
     * @param name what messages call it
     * @throws RefusedException naming it and the line, if it holds more than plain data
     */
    static List<Document> read(String name, String text) {
        if (text.length() > BYTES_LIMIT) {
            throw tooLarge(name);
        }
        try {
            return documents(text, name);
        } catch (MarkedYamlEngineException e) {
            String where =
                    name + e.getProblemMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
            throw broken(where, e.getProblem());
        } catch (YamlEngineException e) {
            throw broken(name, e.getMessage());
        }
    }

    private static RefusedException tooLarge(String name) {
        return new RefusedException(name, "is larger than " + BYTES_LIMIT + " bytes", "split it into smaller files");
    }

    private static RefusedException broken(String where, @Nullable String words) {
        return new RefusedException(where, "no valid YAML: " + words, "correct the file");
    }

    private static List<Document> documents(String text, String name) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setMaxAliasesForCollections(ALIASES_LIMIT)
                .setAllowRecursiveKeys(false)
                .setSchema(new KubernetesSchema())
                .build();
        checkNesting(new Parse(settings).parseString(text), name);
        List<Document> documents = new ArrayList<>();
        for (Node node : new Compose(settings).composeAllFromString(text)) {
            String where =
                    name + ":" + node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
            Object content = new StandardConstructor(settings).constructSingleDocument(Optional.of(node));
            documents.add(new Document(where, PlainData.of(content, where)));
        }
        return documents;
    }

    /** Before nodes are made, since that recurses. */
    private static void checkNesting(Iterable<Event> events, String name) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > PlainData.DEPTH_LIMIT) {
                int line = event.getStartMark().map(m -> m.getLine() + 1).orElse(1);
                throw broken(name + ":" + line, "it is nested more than " + PlainData.DEPTH_LIMIT + " levels deep");
            }
        }
    }
}
