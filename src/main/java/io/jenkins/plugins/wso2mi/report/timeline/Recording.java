package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events and samples of a picture, in the order of time.
 *
 * @param start the first event, or the first sample if there is no event
 * @param end after the start, at least a second
 */
record Recording(Instant start, Instant end, List<Event> events, List<LoadSample> load) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static Recording of(List<Event> events, List<LoadSample> load) {
        List<Event> told =
                events.stream().sorted(Comparator.comparing(Event::time)).toList();
        List<LoadSample> samples =
                load.stream().sorted(Comparator.comparing(LoadSample::time)).toList();
        List<Instant> times = told.isEmpty()
                ? samples.stream().map(LoadSample::time).toList()
                : told.stream().map(Event::time).toList();
        Instant start = times.isEmpty() ? Instant.EPOCH : times.get(0);
        Instant last = times.isEmpty() ? start : times.get(times.size() - 1);
        Instant end = last.isBefore(start.plus(SHORTEST)) ? start.plus(SHORTEST) : last;
        List<LoadSample> within = samples.stream()
                .filter(s -> !s.time().isBefore(start) && !s.time().isAfter(end))
                .toList();
        return new Recording(start, end, told, within);
    }

    /** The events of one kind. */
    <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The last result, or null while the work goes on. */
    Event.@Nullable Result result() {
        List<Event.Result> results = all(Event.Result.class);
        return results.isEmpty() ? null : results.get(results.size() - 1);
    }

    boolean isEmpty() {
        return events.isEmpty() && load.isEmpty();
    }

    /** Time from the first event to the last. */
    Duration length() {
        return Duration.between(start, end);
    }

    /** What is released, each with its own panels: canaries first, then in the order of appearance. */
    List<Released> released() {
        Set<String> names = new LinkedHashSet<>();
        all(Event.Traffic.class).forEach(e -> names.add(e.application()));
        List<String> canaries = names.stream().map(Released::canaryOf).toList();
        all(Event.Progress.class).stream()
                .map(Event.Progress::workload)
                .filter(workload -> !canaries.contains(workload))
                .forEach(names::add);
        List<Released> released = new ArrayList<>();
        names.forEach(name -> released.add(Released.of(name, this)));
        return released;
    }
}
