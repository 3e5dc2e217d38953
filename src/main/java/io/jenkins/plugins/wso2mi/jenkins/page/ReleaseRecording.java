package io.jenkins.plugins.wso2mi.jenkins.page;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.page.HtmlReport;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was recorded of a release so far, as its page shows it. Immutable. */
public final class ReleaseRecording {
    private static final String WAITING = "waiting";
    private static final String DEPLOYMENT = "Deployment";
    private static final String APPROVAL = "approval";
    /** More would not be read by anybody, and the build's log has them all. */
    private static final int MOST_ROWS = 200;

    private final String title;
    private final List<Event> events;
    private final Timeline timeline;

    /**
     * A recording.
     *
     * @param title what the picture shows
     * @param events in the order in which they came
     */
    ReleaseRecording(String title, List<Event> events) {
        this.title = title;
        this.events = List.copyOf(events);
        this.timeline = new Timeline(title);
        events.forEach(timeline);
    }

    /**
     * A part of the work.
     *
     * @param length how long it took, for people
     * @param current whether it still goes on
     */
    public record PhaseRow(String title, String length, boolean current) {}

    /**
     * What a gate said.
     *
     * @param at time since the beginning, for people
     */
    public record GateRow(String gate, OutcomeMark mark, String message, String at) {}

    /**
     * What was changed in the cluster, or would have been.
     *
     * @param at time since the beginning, for people
     */
    public record ChangeRow(String sentence, String at, boolean dryRun) {}

    /** The parts of the work, in order. */
    public List<PhaseRow> getPhases() {
        List<Event> bounds = events.stream()
                .filter(e -> e instanceof Event.Phase || e instanceof Event.Result)
                .toList();
        List<PhaseRow> rows = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i) instanceof Event.Phase phase) {
                boolean current = i + 1 == bounds.size();
                Instant end = current ? last() : bounds.get(i + 1).time();
                rows.add(new PhaseRow(phase.title(), span(phase.time(), end), current));
            }
        }
        return newest(rows);
    }

    /** What gates said; a gate that waits is told once, and gives way to its verdict. */
    public List<GateRow> getGates() {
        List<Event.Gate> told = new ArrayList<>();
        for (Event.Gate gate : all(Event.Gate.class)) {
            Event.Gate before = told.isEmpty() ? gate : told.get(told.size() - 1);
            if (!told.isEmpty()
                    && before.verdict().equals(WAITING)
                    && before.gate().equals(gate.gate())) {
                told.remove(told.size() - 1);
            }
            told.add(gate);
        }
        return newest(told.stream()
                .map(e -> new GateRow(e.gate(), OutcomeMark.ofVerdict(e.verdict()), e.message(), at(e)))
                .toList());
    }

    /** Why objects fail, each once. */
    public List<Event.Evidence> getEvidence() {
        List<Event.Evidence> told = new ArrayList<>();
        for (Event.Evidence evidence : all(Event.Evidence.class)) {
            told.removeIf(e -> e.object().equals(evidence.object()) && e.cause().equals(evidence.cause()));
            told.add(evidence);
        }
        return newest(told);
    }

    /** What was wrong with what was given. */
    public List<Event.Trouble> getProblems() {
        return newest(all(Event.Trouble.class));
    }

    /** What was changed outside, in order. */
    public List<ChangeRow> getChanges() {
        return newest(all(Event.Command.class).stream()
                .map(e -> new ChangeRow(e.sentence(), at(e), e.dryRun()))
                .toList());
    }

    /** Where the release stands, in one sentence; empty if nothing has been told yet. */
    public String getStanding() {
        List<String> parts = new ArrayList<>();
        List<PhaseRow> phases = getPhases();
        if (!phases.isEmpty()) {
            parts.add(phases.get(phases.size() - 1).title());
        }
        newestOf(Event.Traffic.class)
                .ifPresent(e -> parts.add(Messages.ReleaseRecording_traffic(e.application(), e.share(), e.weight())));
        if (parts.size() < 2) {
            newestOf(Event.Progress.class)
                    .ifPresent(e -> parts.add(Messages.ReleaseRecording_pods(e.workload(), e.ready(), e.desired())));
        }
        newestOf(Event.Gate.class)
                .filter(e -> e.verdict().equals(WAITING))
                .ifPresent(e -> parts.add(Messages.ReleaseRecording_waits(e.gate(), e.message())));
        return String.join(" · ", parts);
    }

    /** The picture for the page, without colours of its own; an element of SVG, escaped. */
    public String getFigure() {
        return timeline.figure();
    }

    /** The picture as a document of its own. */
    String picture() {
        return timeline.svg();
    }

    /** All that is recorded as a document of its own, to keep or to print. */
    String report() {
        return HtmlReport.of(new ReleaseSummary(events), title);
    }

    /** The applications that were released, by name; where no rollout was told of, the changed Deployments. */
    List<String> applications() {
        List<String> released = timeline.applications();
        if (!released.isEmpty()) {
            return released;
        }
        return all(Event.Command.class).stream()
                .map(e -> e.sentence().split(" ", 4))
                .filter(words -> words.length > 2 && words[1].equals(DEPLOYMENT))
                .map(words -> words[2].substring(words[2].indexOf('/') + 1))
                .distinct()
                .toList();
    }

    /** Whether it holds until somebody approves. */
    boolean isWaitingForApproval() {
        return newestOf(Event.Gate.class)
                .filter(e -> e.gate().equals(APPROVAL) && e.verdict().equals(WAITING))
                .isPresent();
    }

    private <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <E extends Event> Optional<E> newestOf(Class<E> kind) {
        List<E> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static <T> List<T> newest(List<T> rows) {
        return List.copyOf(rows.subList(Math.max(0, rows.size() - MOST_ROWS), rows.size()));
    }

    private Instant last() {
        return events.get(events.size() - 1).time();
    }

    private String at(Event event) {
        return "+" + span(events.get(0).time(), event.time());
    }

    private static String span(Instant from, Instant to) {
        return Durations.text(to.isBefore(from) ? Duration.ZERO : Duration.between(from, to));
    }
}
