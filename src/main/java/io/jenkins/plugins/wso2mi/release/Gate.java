package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.release.GateState.Seen;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rollout gate: decides from a snapshot whether a workload's rollout is complete, on its way, or lost. Pure. */
public final class Gate {
    private static final Duration REMINDER = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final Duration ASK_AT_LEAST = Duration.ofSeconds(15);
    private static final int PART_OF_AGE = 20;
    /** A watch that others have opened may be this much behind what was applied. */
    private static final Duration LAG = Duration.ofSeconds(5);

    private static final Duration FORGET = Duration.ofSeconds(15);

    private Gate() {}

    /** Looks once. */
    public static Judgement judge(GateState begun, Snapshot snapshot, Instant now) {
        Optional<DeploymentState> found = snapshot.workload(begun.kind(), begun.deployment());
        if (found.isEmpty() || found.get().deleting()) {
            return absent(begun, found, now);
        }
        DeploymentState deployment = found.get();
        RolloutView view = RolloutView.of(snapshot, deployment);
        if (lags(begun, deployment, now)) {
            return wait(begun, view, "waiting until the watch shows the release", List.of(), List.of(), now)
                    .until(now.plus(LAG));
        }
        Optional<String> other = superseded(begun, deployment);
        if (other.isPresent()) {
            return end(begun, Verdict.SUPERSEDED, other.get(), List.of());
        }
        if (deployment.observedGeneration() < Math.max(begun.generation(), deployment.generation())) {
            return wait(begun, view, "waiting for the controller", List.of(), List.of(), now);
        }
        GateState state = begun.rolling(deployment.template(), now);
        ActiveApplications active = ActiveApplications.of(snapshot, deployment, view.pods(), now);
        if (view.isComplete() && active.causes().isEmpty()) {
            return passed(state, view, active);
        }
        Lookups lookups = new Lookups(snapshot, now);
        GateTerms terms = GateTerms.of(deployment);
        List<Cause> causes = Diagnosis.of(snapshot, view, active.causes(), lookups).stream()
                .map(terms::of)
                .sorted(Comparator.comparing(Cause::kind))
                .toList();
        List<Question> questions = new ArrayList<>(active.questions());
        questions.addAll(lookups.questions());
        questions.addAll(unasked(view, snapshot, now));
        if (snapshot.areEventsKnown()) {
            return judge(state, view, terms, causes, questions, now).until(active.nextLook());
        }
        return withoutEvents(state, view, causes, questions, now).until(active.nextLook());
    }

    /** Nothing is lost before Events have been heard: they tell one cause from another. */
    private static Judgement withoutEvents(
            GateState state, RolloutView view, List<Cause> causes, List<Question> questions, Instant now) {
        GateState next = state.remember(seen(state, causes, now));
        if (EventNeed.isMet(view, causes, next.since() == null ? now : next.since(), now)) {
            questions.add(new Question.Events());
        }
        return wait(next, view, message(view, causes), causes, questions, now).until(EventNeed.nextLook(now));
    }

    private static String message(RolloutView view, List<Cause> causes) {
        return causes.isEmpty() ? view.lacks() : view.lacks() + "; " + told(causes.get(0));
    }

    private static Judgement judge(
            GateState state,
            RolloutView view,
            GateTerms terms,
            List<Cause> causes,
            List<Question> questions,
            Instant now) {
        GateState next = state.remember(seen(state, causes, now));
        List<Cause> lost = causes.stream().filter(c -> isLost(next, c, now)).toList();
        if (terms.isLost(lost, view)) {
            return end(next, Verdict.REFUSED, told(lost.get(0)), causes);
        }
        return wait(next, view, message(view, causes), causes, questions, now);
    }

    private static Judgement passed(GateState state, RolloutView view, ActiveApplications active) {
        String sentence = view.wanted() + " pods of the new revision are ready" + active.words();
        return new Judgement(state, Verdict.PASSED, sentence, List.of(), active.warnings(), List.of(), Instant.MAX);
    }

    private static String told(Cause cause) {
        return cause.object() + ": " + cause.sentence();
    }

    private static Judgement absent(GateState state, Optional<DeploymentState> found, Instant now) {
        if (found.isPresent()) {
            return end(state, Verdict.SUPERSEDED, "the " + state.kind() + " is being deleted", List.of());
        }
        if (!state.said().isEmpty()) {
            return end(state, Verdict.SUPERSEDED, "the " + state.kind() + " was deleted meanwhile", List.of());
        }
        if (!now.isBefore(state.deadline())) {
            return end(state, Verdict.TIMED_OUT, "the " + state.kind() + " does not exist", List.of());
        }
        return new Judgement(
                state,
                Verdict.WAITING,
                "the " + state.kind() + " is not seen yet",
                List.of(),
                List.of(),
                List.of(),
                state.deadline());
    }

    /** An apply that changes no more than the release's record leaves the generation as it was. */
    private static boolean lags(GateState state, DeploymentState deployment, Instant now) {
        return state.template() == null
                && deployment.generation() == state.generation()
                && hasOtherRelease(state, deployment)
                && (state.said().isEmpty() || now.isBefore(state.saidAt().plus(LAG)));
    }

    private static boolean hasOtherRelease(GateState state, DeploymentState deployment) {
        return state.release() != null
                && ReleaseRecord.idIn(deployment.annotations())
                        .filter(id -> !id.equals(state.release()))
                        .isPresent();
    }

    /** Who else has taken the Deployment over, in words; empty if nobody has. */
    private static Optional<String> superseded(GateState state, DeploymentState deployment) {
        if (state.release() == null || deployment.generation() < state.generation()) {
            return Optional.empty();
        }
        if (hasOtherRelease(state, deployment)) {
            return Optional.of("somebody else has released it meanwhile");
        }
        return state.template() != null && state.template() != deployment.template()
                ? Optional.of("somebody else has changed its pod template meanwhile")
                : Optional.empty();
    }

    private static Judgement end(GateState state, Verdict verdict, String sentence, List<Cause> causes) {
        return new Judgement(state, verdict, sentence, causes, List.of(), List.of(), Instant.MAX);
    }

    private static Judgement wait(
            GateState state, RolloutView view, String message, List<Cause> causes, List<Question> ask, Instant now) {
        if (!now.isBefore(state.deadline())) {
            return end(state, Verdict.TIMED_OUT, message, causes);
        }
        DeploymentState deployment = view.deployment();
        int ready = view.ready();
        int pods = view.pods().size();
        int old = view.old();
        String progress = pods + "/" + ready + "/" + old + " " + message;
        boolean news =
                !progress.equals(state.said()) || !now.isBefore(state.saidAt().plus(REMINDER));
        List<Event> events = news
                ? List.of(new Event.Progress(now, deployment.name(), deployment.replicas(), pods, ready, old, message))
                : List.of();
        GateState next = news ? state.told(progress, now) : state;
        return new Judgement(next, Verdict.WAITING, message, causes, events, ask, nextLook(next, causes, now));
    }

    private static Instant nextLook(GateState state, List<Cause> causes, Instant now) {
        Instant next = state.saidAt().plus(REMINDER);
        boolean asking = causes.stream().anyMatch(c -> c.code().equals("probe") || c.kind() != Cause.Kind.PASSING);
        if (asking) {
            next = earlier(next, now.plus(ASK_AGAIN));
        }
        for (Cause cause : causes) {
            Seen seen = state.seen().get(cause.key());
            if (seen != null && cause.kind() == Cause.Kind.COUNTED) {
                Instant due = seen.first().plus(cause.patience());
                next = due.isAfter(now) ? earlier(next, due) : next;
            }
        }
        return earlier(next, state.deadline());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Map<String, Seen> seen(GateState state, List<Cause> causes, Instant now) {
        Set<String> present = causes.stream().map(Cause::key).collect(Collectors.toSet());
        Map<String, Seen> seen = new HashMap<>(state.seen());
        // an image pull flaps between two words: what is gone for a moment is not healed
        seen.entrySet()
                .removeIf(e -> !present.contains(e.getKey())
                        && e.getValue().last().plus(FORGET).isBefore(now));
        for (Cause cause : causes) {
            Seen before = seen.get(cause.key());
            seen.put(cause.key(), new Seen(before == null ? now : before.first(), now));
        }
        return Map.copyOf(seen);
    }

    private static boolean isLost(GateState state, Cause cause, Instant now) {
        Seen seen = state.seen().get(cause.key());
        return cause.kind() != Cause.Kind.PASSING
                && seen != null
                && !now.isBefore(seen.first().plus(cause.patience()));
    }

    private static List<Question> unasked(RolloutView view, Snapshot snapshot, Instant now) {
        return view.pods().stream()
                .filter(p -> !p.isReady() && p.readiness() != null)
                .filter(p -> p.containers().stream().anyMatch(ContainerState::running))
                .filter(p -> isDue(p, snapshot, now))
                .<Question>map(Question.Health::new)
                .toList();
    }

    /** A server that has been starting for minutes is asked less often, until the kubelet hears an answer of it. */
    private static boolean isDue(PodState pod, Snapshot snapshot, Instant now) {
        ProbeAnswer answer = snapshot.probes().get(pod.name());
        if (answer == null || now.isBefore(answer.at().plus(ASK_AGAIN))) {
            return answer == null;
        }
        Instant started = pod.containers().stream()
                .map(ContainerState::started)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(now);
        Duration pause = Duration.between(started, now).dividedBy(PART_OF_AGE);
        boolean isLong = !now.isBefore(answer.at().plus(pause.compareTo(ASK_AT_LEAST) > 0 ? ASK_AT_LEAST : pause));
        return isLong
                || PodEvents.latest(snapshot, pod, "Unhealthy")
                        .filter(e -> e.message().contains("statuscode")
                                && e.last() != null
                                && e.last().isAfter(answer.at()))
                        .isPresent();
    }
}
