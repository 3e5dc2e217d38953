package io.jenkins.plugins.wso2mi.report;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as lines for people.
 *
 * <p>On a terminal a progress line replaces the one before it and is drawn at most five times a second; everything else
 * stays. Which events come, and how often, is for those to decide who send them. Safe for use by several threads.
 */
public final class TextLog implements Consumer<Event> {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final String CLEAR = "\r\u001B[K";
    /** Without wrapping, so that a long line takes one row and can be drawn again. */
    private static final String UNWRAPPED = "\u001B[?7l%s\u001B[?7h";

    private final PrintStream out;
    private final Console console;
    private final EventLines lines;
    private boolean live;
    private Instant drawn = Instant.MIN;
    private @Nullable String waiting;
    private boolean begun;

    /**
     * Writes to a stream, which is flushed after each event and never closed.
     *
     * @param console what the stream's end can show; the caller knows
     * @param zone whose clock the times on the lines are told by
     */
    public TextLog(PrintStream out, Console console, ZoneId zone) {
        this.out = out;
        this.console = console;
        this.lines = new EventLines(console == Console.RICH, zone);
    }

    @Override
    public synchronized void accept(Event event) {
        List<String> told = lines.of(event);
        if (console == Console.RICH && event instanceof Event.Progress e) {
            progress(told.get(0), e);
        } else {
            settle();
            if (begun && (event instanceof Event.Phase || event instanceof Event.Result)) {
                out.print("\n");
            }
            told.forEach(line -> out.print(line + "\n"));
        }
        begun = true;
        out.flush();
    }

    private void progress(String line, Event.Progress event) {
        if (live && event.time().isBefore(drawn.plus(REDRAW))) {
            waiting = line;
        } else {
            draw(line);
            drawn = event.time();
        }
        if (event.ready() >= event.desired() && event.old() == 0) {
            // another workload may come next, and shall not wipe out that this one is through
            settle();
        }
    }

    private void draw(String line) {
        out.print((live ? CLEAR : "") + UNWRAPPED.formatted(line));
        live = true;
        waiting = null;
    }

    /** Leaves the last progress standing. */
    private void settle() {
        if (waiting != null) {
            draw(waiting);
        }
        if (live) {
            out.print("\n");
            live = false;
        }
    }
}
