package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A part of the work, from its beginning to its end. */
public record PhaseSpan(String title, Instant from, Instant to) {
    /** How long it took. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /**
     * The parts of recorded work. A phase lasts until the next one, or until the verb that it belongs to ends.
     *
     * @param events in the order of time
     * @param end where the last one ends if its verb has not ended yet
     */
    public static List<PhaseSpan> of(List<Event> events, Instant end) {
        List<Event> bounds = events.stream()
                .filter(e -> e instanceof Event.Phase || e instanceof Event.Result)
                .toList();
        List<PhaseSpan> spans = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i) instanceof Event.Phase phase) {
                Instant to = i + 1 < bounds.size() ? bounds.get(i + 1).time() : end;
                spans.add(new PhaseSpan(phase.title(), phase.time(), to));
            }
        }
        return List.copyOf(spans);
    }
}
