package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the events of a release come to; what report, summary, trace and metrics are made from. Immutable. */
public final class ReleaseSummary {
    private static final Pattern WORKLOAD =
            Pattern.compile("\\b(?:Deployment|StatefulSet|DaemonSet) ([a-z0-9.-]+/[a-z0-9.-]+)");
    private static final String CANARY = "-canary";
    private static final int MOST_NAMED = 3;

    private final List<Event> events;

    /**
     * Sums events up.
     *
     * @param events of one verb, in any order
     */
    public ReleaseSummary(List<Event> events) {
        this.events = List.copyOf(
                events.stream().sorted(Comparator.comparing(Event::time)).toList());
    }

    /** All events, in the order of time. */
    public List<Event> events() {
        return events;
    }

    /** The events of one kind, in the order of time. */
    public <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What was done to what, such as {@code Canary of clinic/appointments}. */
    public String title() {
        String verb = result().map(Event.Result::verb).orElse("release");
        String named = verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
        List<String> workloads = workloads();
        return workloads.isEmpty()
                ? named
                : named + " of "
                        + (workloads.size() > MOST_NAMED
                                ? workloads.size() + " workloads"
                                : String.join(", ", workloads));
    }

    /** The workloads that were changed, each {@code NAMESPACE/NAME}; a canary counts as what it is the canary of. */
    public List<String> workloads() {
        Set<String> names = new LinkedHashSet<>();
        for (Event.Command command : all(Event.Command.class)) {
            Matcher found = WORKLOAD.matcher(command.sentence());
            if (found.find()) {
                names.add(found.group(1));
            }
        }
        return names.stream()
                .map(name -> name.endsWith(CANARY) ? name.substring(0, name.length() - CANARY.length()) : name)
                .distinct()
                .toList();
    }

    /** The first event's time; the epoch if there is none. */
    public Instant start() {
        return events.isEmpty() ? Instant.EPOCH : events.get(0).time();
    }

    /** The last event's time. */
    public Instant end() {
        return events.isEmpty() ? Instant.EPOCH : events.get(events.size() - 1).time();
    }

    /** From the first event to the last. */
    public Duration length() {
        return Duration.between(start(), end());
    }

    /** The end; empty while the work goes on. */
    public Optional<Event.Result> result() {
        List<Event.Result> results = all(Event.Result.class);
        return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() - 1));
    }

    /** Whether everything asked for was done. */
    public boolean isDone() {
        return result().filter(r -> r.outcome() == Outcome.DONE).isPresent();
    }

    /** The outcome for people, {@code running} while there is none. */
    public String outcomeWords() {
        return result().map(r -> r.outcome().word().replace('-', ' ')).orElse("running");
    }

    /** A fact of the result as text, such as that of {@code release} or {@code aftermath}; empty if there is none. */
    public String fact(String name) {
        return result().map(r -> r.facts().get(name)).map(String::valueOf).orElse("");
    }

    /** What runs now, image references by container; empty where that is not known. */
    public Map<String, String> images() {
        Map<String, String> images = new LinkedHashMap<>();
        if (result().map(r -> r.facts().get("images")).orElse(Map.of()) instanceof Map<?, ?> told) {
            told.forEach((container, image) -> images.put(String.valueOf(container), String.valueOf(image)));
        }
        return images;
    }

    /** The parts of the work, in order. */
    public List<PhaseSpan> phases() {
        return PhaseSpan.of(events, end());
    }

    /** The steps of canaries, those of one application together. */
    public List<WeightStep> steps() {
        List<Event.Traffic> traffic = all(Event.Traffic.class);
        List<WeightStep> steps = new ArrayList<>();
        traffic.stream()
                .map(Event.Traffic::application)
                .distinct()
                .forEach(application -> steps.addAll(WeightStep.of(
                        traffic.stream()
                                .filter(e -> e.application().equals(application))
                                .toList(),
                        end())));
        return steps;
    }

    /** What each gate said in all. */
    public List<GateSummary> gates() {
        return GateSummary.of(all(Event.Gate.class));
    }

    /** The times in which somebody had to approve. */
    public List<CanaryWait> approvals() {
        return CanaryWait.approvals(events, end());
    }

    /** Why objects fail, each once, as told last. */
    public List<Event.Evidence> evidence() {
        Map<List<String>, Event.Evidence> told = new LinkedHashMap<>();
        all(Event.Evidence.class).forEach(e -> told.put(List.of(e.object(), e.cause()), e));
        return List.copyOf(told.values());
    }
}
