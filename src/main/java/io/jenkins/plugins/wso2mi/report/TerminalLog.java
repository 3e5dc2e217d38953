package io.jenkins.plugins.wso2mi.report;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes events on a terminal: what happened as lines that stay, and below them, drawn again at most five times a
 * second, a tree of how things stand. The cursor always stands below all of it and is never hidden, so that whatever
 * ends the process leaves the terminal as it should be. Safe for use by several threads.
 */
public final class TerminalLog implements Consumer<Event> {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration CLOCK = Duration.ofSeconds(1);
    /** Without wrapping, so that a long line takes one row and can be drawn again. */
    private static final String UNWRAPPED = "\u001B[?7l";

    private static final String WRAPPED = "\u001B[?7h";

    private final PrintStream out;
    private final Clock clock;
    private final EventLines lines;
    private final LiveTree tree;
    private Instant drawn = Instant.MIN;
    private int rows;
    private boolean changed;
    private boolean begun;
    private boolean ended;

    /** One that draws again only when it is told to. */
    TerminalLog(PrintStream out, ZoneId zone, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.lines = new EventLines(true, zone);
        this.tree = new LiveTree(new Paint(true));
    }

    /**
     * Writes to a stream, which is flushed and never closed, until a result has come.
     *
     * @param zone whose clock the times on the lines are told by
     */
    public static TerminalLog start(PrintStream out, ZoneId zone) {
        TerminalLog log = new TerminalLog(out, zone, Clock.systemUTC());
        Thread thread = new Thread(log::keepDrawing, "terminal");
        thread.setDaemon(true);
        thread.start();
        return log;
    }

    /** Draws until the result has come, also while no event does. */
    private void keepDrawing() {
        try {
            while (tick()) {
                Thread.sleep(REDRAW.toMillis() / 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void accept(Event event) {
        tree.take(event, clock.instant());
        changed = true;
        ended = event instanceof Event.Result;
        if (LiveTree.stays(event)) {
            StringBuilder told = new StringBuilder(erased());
            if (begun && (event instanceof Event.Phase || event instanceof Event.Result)) {
                told.append('\n');
            }
            lines.of(event).forEach(line -> told.append(line).append('\n'));
            print(told);
            begun = true;
        }
        tick();
    }

    /** Draws the tree again if it is time to; false if it never will be. */
    synchronized boolean tick() {
        Instant now = clock.instant();
        boolean due = !now.isBefore(drawn.plus(changed ? REDRAW : CLOCK));
        if (due && !ended) {
            List<String> told = tree.lines(now);
            StringBuilder all = new StringBuilder(erased());
            told.forEach(
                    line -> all.append(UNWRAPPED).append(line).append(WRAPPED).append('\n'));
            print(all);
            rows = told.size();
            drawn = now;
            changed = false;
        }
        return !ended;
    }

    /** What takes the tree away, which is not there any more then. */
    private String erased() {
        String sequence = rows == 0 ? "" : "\r\u001B[" + rows + "A\u001B[J";
        rows = 0;
        return sequence;
    }

    /** At once, so that no half of it is ever seen. */
    private void print(StringBuilder text) {
        out.print(text);
        out.flush();
    }
}
