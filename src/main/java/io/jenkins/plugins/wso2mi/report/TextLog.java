package io.jenkins.plugins.wso2mi.report;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * Writes events as lines for people, as in the log of a build server or in a file. Which events come, and how often, is
 * for those to decide who send them. Safe for use by several threads.
 */
public final class TextLog implements Consumer<Event> {
    private final PrintStream out;
    private final EventLines lines;
    private boolean begun;

    /**
     * Writes to a stream, which is flushed after each event and never closed.
     *
     * @param zone whose clock the times on the lines are told by
     */
    public TextLog(PrintStream out, ZoneId zone) {
        this.out = out;
        this.lines = new EventLines(false, zone);
    }

    @Override
    public synchronized void accept(Event event) {
        if (begun && (event instanceof Event.Phase || event instanceof Event.Result)) {
            out.print("\n");
        }
        lines.of(event).forEach(line -> out.print(line + "\n"));
        begun = true;
        out.flush();
    }
}
