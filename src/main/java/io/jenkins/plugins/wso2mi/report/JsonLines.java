package io.jenkins.plugins.wso2mi.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Writes each event as one JSON object on a line of its own, for machines.
 *
 * <p>The fields and their order are part of the product: {@code docs/events.md} lists them. Only ASCII is written, so
 * that the encoding of the writer does not matter. Safe for use by several threads.
 */
public final class JsonLines implements Consumer<Event> {
    private final Writer out;

    /** Writes to a writer, which is flushed after each line and never closed. */
    public JsonLines(Writer out) {
        this.out = out;
    }

    /**
     * Writes one line.
     *
     * @throws UncheckedIOException if the writer cannot be written to
     * @throws IllegalArgumentException if a fact has the name of a field that every such line has, or a value that is
     *     neither text, number, boolean, list nor map; nothing is written then
     */
    @Override
    public synchronized void accept(Event event) {
        String line = EventJson.of(event);
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the JSON line of an event: " + e.getMessage(), e);
        }
    }
}
