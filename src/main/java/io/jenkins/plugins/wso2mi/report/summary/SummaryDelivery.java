package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.report.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes events on, and hands what they come to to everybody who asked for it, just before the result goes on: the
 * result stays the last event. What cannot be delivered is a warning and changes no outcome. Safe for use by several
 * threads.
 */
public final class SummaryDelivery implements Consumer<Event> {
    private final Consumer<Event> next;
    private final List<SummarySink> sinks;
    private final List<Event> events = new ArrayList<>();

    /** Passes events on to a consumer, and summaries to sinks, in their order. */
    public SummaryDelivery(Consumer<Event> next, List<SummarySink> sinks) {
        this.next = next;
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void accept(Event event) {
        ReleaseSummary summary = null;
        synchronized (this) {
            events.add(event);
            if (event instanceof Event.Result) {
                summary = new ReleaseSummary(events);
            }
        }
        if (summary != null) {
            deliver(summary, event);
        }
        next.accept(event);
    }

    private void deliver(ReleaseSummary summary, Event result) {
        // a release that was interrupted is told of too; files and sockets would refuse an interrupted thread
        boolean interrupted = Thread.interrupted();
        for (SummarySink sink : sinks) {
            try {
                sink.take(summary);
            } catch (IOException e) {
                next.accept(warning(sink, String.valueOf(e.getMessage()), result));
            } catch (InterruptedException e) {
                interrupted = true;
                next.accept(warning(sink, "interrupted", result));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Event warning(SummarySink sink, String why, Event result) {
        return new Event.Trouble(
                result.time(), Problem.warning(sink.where(), why, "the release is not concerned by this"));
    }
}
