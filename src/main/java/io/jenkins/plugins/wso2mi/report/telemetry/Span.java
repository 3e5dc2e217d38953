package io.jenkins.plugins.wso2mi.report.telemetry;

import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a trace.
 *
 * @param parent id of the span that it is part of; empty for none
 * @param attributes strings, numbers, booleans and lists of strings, in the order to write
 * @param events what happened meanwhile, in the order of time
 * @param dropped how many more events there were
 * @param failure why it failed; null if it did not
 */
record Span(
        String id,
        String parent,
        String name,
        Instant from,
        Instant to,
        Map<String, Object> attributes,
        List<Event> events,
        int dropped,
        @Nullable String failure) {
    /** What OpenTelemetry's SDKs keep of a span unless told otherwise (OTEL_SPAN_EVENT_COUNT_LIMIT). */
    private static final int MOST_EVENTS = 128;

    /** A span with the events that matter most, as many as one may have. */
    static Span of(
            String id,
            String parent,
            String name,
            Instant from,
            Instant to,
            Map<String, Object> attributes,
            List<Event> all,
            @Nullable String failure) {
        List<Event> kept = new ArrayList<>(all.stream()
                .sorted(Comparator.comparing(Span::isHarmless))
                .limit(MOST_EVENTS)
                .toList());
        kept.sort(Comparator.comparing(Event::time));
        return new Span(id, parent, name, from, to, attributes, List.copyOf(kept), all.size() - kept.size(), failure);
    }

    private static boolean isHarmless(Event event) {
        boolean refusal = event instanceof Event.Gate gate
                && (gate.verdict().equals("refused") || gate.result().equals("failed"));
        return !refusal && !(event instanceof Event.Evidence);
    }
}
