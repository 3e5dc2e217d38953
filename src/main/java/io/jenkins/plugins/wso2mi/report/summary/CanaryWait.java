package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A time in which a canary stood still for a reason of its own. */
public record CanaryWait(Kind kind, Instant from, Instant to) {
    /** Why it stood still. */
    public enum Kind {
        /** Only testers reached it, by a header or cookie: the first step of its plan has the weight 0. */
        TESTERS("testers only"),
        /** Somebody had to approve the next step. */
        APPROVAL("waits for approval");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    private static final String APPROVAL_GATE = "approval";

    /** How long it stood. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** The part of it before a time. */
    public CanaryWait until(Instant time) {
        return time.isBefore(to) && time.isAfter(from) ? new CanaryWait(kind, from, time) : this;
    }

    /**
     * The times in which somebody had to approve.
     *
     * @param events in the order of time
     * @param end where the last one ends if nobody has yet
     */
    public static List<CanaryWait> approvals(List<Event> events, Instant end) {
        List<CanaryWait> waits = new ArrayList<>();
        Instant since = null;
        for (Event event : events) {
            boolean waiting = event instanceof Event.Gate gate
                    && gate.gate().equals(APPROVAL_GATE)
                    && gate.verdict().equals("waiting");
            if (waiting && since == null) {
                since = event.time();
            } else if (since != null && ends(event)) {
                waits.add(new CanaryWait(Kind.APPROVAL, since, event.time()));
                since = null;
            }
        }
        if (since != null) {
            waits.add(new CanaryWait(Kind.APPROVAL, since, end));
        }
        return List.copyOf(waits);
    }

    /** It ends by the word, or since the canary goes another way: promoted or aborted on request, or refused. */
    private static boolean ends(Event event) {
        return event instanceof Event.Phase
                || event instanceof Event.Result
                || (event instanceof Event.Gate gate
                        && gate.gate().equals(APPROVAL_GATE)
                        && !gate.verdict().equals("waiting"));
    }

    /** The time of a canary with pods, before it was given any weight; empty if its plan has no such step. */
    public static Optional<CanaryWait> testers(List<WeightStep> steps) {
        return steps.stream()
                .limit(1)
                .filter(step -> step.weight() == 0 && step.canaryReady() > 0)
                .map(step -> new CanaryWait(Kind.TESTERS, step.from(), step.to()))
                .findFirst();
    }
}
