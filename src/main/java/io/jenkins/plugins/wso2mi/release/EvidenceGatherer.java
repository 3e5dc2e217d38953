package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what supports a verdict, before anything is rolled back and the pods are gone. */
final class EvidenceGatherer {
    private static final int LOG_LINES = 15;
    private static final int EVENTS = 5;
    private static final int OBJECTS = 3;

    private final PodTalk pods;

    EvidenceGatherer(PodTalk pods) {
        this.pods = pods;
    }

    /** One event for each failing object, worst first, three at the most. */
    List<Event> of(Judgement judgement, Snapshot snapshot, Instant now) {
        List<Cause> worst = judgement.causes().stream()
                .filter(c -> judgement.causes().get(0).kind() == c.kind())
                .limit(OBJECTS)
                .toList();
        List<Event> evidence = new ArrayList<>();
        for (Cause cause : worst) {
            evidence.add(new Event.Evidence(
                    now, cause.object(), cause.sentence(), cause.advice(), details(cause, snapshot)));
        }
        return evidence;
    }

    private List<String> details(Cause cause, Snapshot snapshot) {
        Optional<PodState> pod = snapshot.pods().stream()
                .filter(p -> cause.object().equals("Pod " + p.name()))
                .findFirst();
        List<String> details = new ArrayList<>();
        warnings(cause, snapshot).forEach(details::add);
        pod.ifPresent(p -> {
            ProbeAnswer answer = snapshot.probes().get(p.name());
            if (answer != null && answer.status() > 0 && !p.isReady()) {
                details.add("probe: " + answer.status() + " " + answer.body());
            }
            Stream.concat(p.initContainers().stream(), p.containers().stream())
                    .filter(c -> !c.ready())
                    .forEach(c -> log(p, c, details));
            p.containers().forEach(c -> applications(snapshot, p, c, details));
        });
        return details;
    }

    /** What a server that is Ready has said of its carbon applications. */
    private static void applications(Snapshot snapshot, PodState pod, ContainerState container, List<String> details) {
        LogExcerpt read = snapshot.logs().get(Snapshot.logKey(pod.name(), container.name()));
        if (read != null) {
            read.lines().stream()
                    .limit(LOG_LINES)
                    .forEach(line -> details.add("log " + container.name() + ": " + line));
        }
    }

    private static Stream<String> warnings(Cause cause, Snapshot snapshot) {
        return snapshot.events().stream()
                .filter(e -> cause.object().equals(e.kind() + " " + e.name())
                        && !e.type().equals("Normal"))
                .sorted((a, b) -> time(b).compareTo(time(a)))
                .limit(EVENTS)
                .map(e -> "event: " + e.reason() + ": " + e.message() + (e.count() > 1 ? " (x" + e.count() + ")" : ""));
    }

    private static Instant time(EventState event) {
        return event.last() == null ? Instant.EPOCH : event.last();
    }

    private void log(PodState pod, ContainerState container, List<String> details) {
        boolean crashed = !container.running() && container.restarts() > 0 && container.exitCode() == null;
        List<String> lines = pods.log(pod.name(), container.name(), crashed, LOG_LINES);
        if (lines.isEmpty() && container.restarts() > 0) {
            // between two crashes the words are in the log of the other one
            lines = pods.log(pod.name(), container.name(), !crashed, LOG_LINES);
        }
        lines.forEach(line -> details.add("log " + container.name() + ": " + line));
    }
}
