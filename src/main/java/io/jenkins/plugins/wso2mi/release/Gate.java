package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.release.GateState.Seen;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rollout gate: decides from a snapshot whether a Deployment's rollout is complete, on its way, or lost. Pure. */
public final class Gate {
    private static final Duration REMINDER = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final Duration FORGET = Duration.ofSeconds(15);

    private Gate() {}

    /** Looks once. */
    public static Judgement judge(GateState state, Snapshot snapshot, Instant now) {
        Optional<DeploymentState> found = snapshot.deployment(state.deployment());
        if (found.isEmpty() || found.get().deleting()) {
            return absent(state, found, now);
        }
        DeploymentState deployment = found.get();
        if (isSuperseded(state, deployment)) {
            return end(state, Verdict.SUPERSEDED, "somebody else has released it meanwhile", List.of());
        }
        RolloutView view = RolloutView.of(snapshot, deployment);
        if (deployment.observedGeneration() < state.generation()) {
            return wait(state, view, "waiting for the controller", List.of(), List.of(), now);
        }
        ActiveApplications active = ActiveApplications.of(snapshot, deployment, view.pods(), now);
        if (view.isComplete() && active.causes().isEmpty()) {
            return passed(state, view, active);
        }
        List<Cause> causes = view.newest()
                .map(newest -> Diagnosis.of(snapshot, deployment, newest, view.pods(), active.causes()))
                .orElse(List.of());
        GateState next = state.remember(seen(state, causes, now));
        List<Cause> lost = causes.stream().filter(c -> isLost(next, c, now)).toList();
        if (!lost.isEmpty()) {
            return end(next, Verdict.REFUSED, told(lost.get(0)), causes);
        }
        String message = causes.isEmpty() ? view.lacks() : view.lacks() + "; " + told(causes.get(0));
        List<Question> questions = new ArrayList<>(active.questions());
        questions.addAll(unasked(view, snapshot, now));
        return wait(next, view, message, causes, questions, now).until(active.nextLook());
    }

    private static Judgement passed(GateState state, RolloutView view, ActiveApplications active) {
        String sentence = view.deployment().replicas() + " pods of the new revision are ready" + active.words();
        return new Judgement(state, Verdict.PASSED, sentence, List.of(), active.warnings(), List.of(), Instant.MAX);
    }

    private static String told(Cause cause) {
        return cause.object() + ": " + cause.sentence();
    }

    private static Judgement absent(GateState state, Optional<DeploymentState> found, Instant now) {
        if (found.isPresent()) {
            return end(state, Verdict.SUPERSEDED, "the Deployment is being deleted", List.of());
        }
        if (!now.isBefore(state.deadline())) {
            return end(state, Verdict.TIMED_OUT, "the Deployment does not exist", List.of());
        }
        return new Judgement(
                state,
                Verdict.WAITING,
                "the Deployment is not seen yet",
                List.of(),
                List.of(),
                List.of(),
                state.deadline());
    }

    private static boolean isSuperseded(GateState state, DeploymentState deployment) {
        return state.release() != null
                && deployment.generation() >= state.generation()
                && ReleaseRecord.idIn(deployment.annotations())
                        .filter(id -> !id.equals(state.release()))
                        .isPresent();
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
        boolean asking = causes.stream().anyMatch(c -> c.code().equals("probe"));
        if (asking) {
            next = earlier(next, now.plus(ASK_AGAIN));
        }
        for (Cause cause : causes) {
            Seen seen = state.seen().get(cause.key());
            if (seen != null && cause.kind() == Cause.Kind.COUNTED) {
                next = earlier(next, seen.first().plus(cause.patience()));
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
                .filter(p -> {
                    ProbeAnswer answer = snapshot.probes().get(p.name());
                    return answer == null || !now.isBefore(answer.at().plus(ASK_AGAIN));
                })
                .<Question>map(Question.Health::new)
                .toList();
    }
}
