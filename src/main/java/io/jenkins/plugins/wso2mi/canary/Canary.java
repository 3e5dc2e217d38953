package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ApplyStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCreated;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.Finish;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RollBackStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ScaleCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.TellEvidence;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import io.jenkins.plugins.wso2mi.release.Gate;
import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.Judgement;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides about a canary: a pure function of its state, a snapshot and the time. Every command may be done twice. */
public final class Canary {
    private static final String APPROVAL = "approval";
    private static final Duration REMINDER = Duration.ofSeconds(30);

    private final Duration timeout;

    /**
     * A canary whose gates wait so long.
     *
     * @param timeout for each wait of a step or of the promotion
     */
    public Canary(Duration timeout) {
        this.timeout = timeout;
    }

    /** What entering the state's phase does; also what is done again when somebody takes over. */
    public List<CanaryCommand> entering(CanaryState state) {
        return switch (state.phase()) {
            case SHIFT, HOLD, APPROVAL ->
                state.step() < 0
                        ? List.of()
                        : List.of(new ScaleCanary(state.current().canaryPods(state.stablePods())));
            case PROMOTE -> List.of(new ApplyStable());
            case CLEAN -> List.of(new DeleteCanary());
            case ABORT ->
                state.stableTouched()
                        ? List.of(new RollBackStable(), new DeleteCanary(), new DeleteCreated())
                        : List.of(new DeleteCanary(), new DeleteCreated());
        };
    }

    /** Looks once. */
    public CanaryDecision tick(
            CanaryState state, @Nullable GateState gate, Snapshot snapshot, CanaryRequest request, Instant now) {
        if (request == CanaryRequest.ABORT && (state.isOpen() || state.phase() == Phase.PROMOTE)) {
            return enter(state.aborted(Outcome.FAILED, "aborted on request", now), List.of(), List.of());
        }
        if (request == CanaryRequest.PROMOTE && state.isOpen()) {
            CanaryState last = state.approved(state.plan().steps().size() - 1, now);
            return enter(last, List.of(), List.of(phase("promote " + state.application() + ", as requested", now)));
        }
        return switch (state.phase()) {
            case SHIFT, HOLD -> watchCanary(state, gate, snapshot, now);
            case APPROVAL -> askForApproval(state, gate, snapshot, request, now);
            case PROMOTE -> watchStable(state, gate, snapshot, now);
            case CLEAN -> awaitGone(state, snapshot, ReleaseRecord.DONE, now);
            case ABORT -> awaitGone(state, snapshot, ReleaseRecord.FAILED, now);
        };
    }

    private CanaryDecision askForApproval(
            CanaryState state, @Nullable GateState gate, Snapshot snapshot, CanaryRequest request, Instant now) {
        if (request == CanaryRequest.APPROVE) {
            Event passed = new Event.Gate(now, APPROVAL, "passed", "approved: " + next(state));
            return on(state.approved(state.step() + 1, now), List.of(passed), now);
        }
        GateState waiting = gateOf(state, gate, now);
        if (state.step() >= 0) {
            // what waits for a person is watched like what waits for the clock
            Judgement judgement = look(waiting, sized(state, snapshot), snapshot, now);
            if (judgement.verdict() == Judgement.Verdict.WAITING) {
                return stay(state, judgement);
            }
            if (judgement.verdict() != Judgement.Verdict.PASSED) {
                return refuse(state, state.canaryName(), judgement, now);
            }
        }
        boolean due = !now.isBefore(waiting.saidAt().plus(REMINDER))
                || !waiting.said().equals(APPROVAL);
        String words = "mictl approve " + state.application() + " gives " + next(state);
        List<Event> events = due ? List.of(new Event.Gate(now, APPROVAL, "waiting", words)) : List.of();
        GateState told = due ? waiting.told(APPROVAL, now) : waiting;
        Instant nextLook = told.saidAt().plus(REMINDER);
        return new CanaryDecision(state, told.until(now.plus(timeout)), List.of(), events, List.of(), false, nextLook);
    }

    private static String next(CanaryState state) {
        return "the new release " + state.plan().steps().get(state.step() + 1).weight() + "% of the traffic";
    }

    private GateState gateOf(CanaryState state, @Nullable GateState gate, Instant now) {
        return gate != null ? gate : GateState.begin(state.canaryName(), null, 0, now.plus(timeout));
    }

    private CanaryDecision watchCanary(CanaryState state, @Nullable GateState gate, Snapshot snapshot, Instant now) {
        Judgement judgement = look(gateOf(state, gate, now), sized(state, snapshot), snapshot, now);
        return switch (judgement.verdict()) {
            case WAITING -> stay(state, judgement);
            case PASSED -> ready(state, judgement, snapshot, now);
            default -> refuse(state, state.canaryName(), judgement, now);
        };
    }

    /** Until the canary Deployment has the size of the step, what its status says is about an earlier step. */
    private static boolean sized(CanaryState state, Snapshot snapshot) {
        return snapshot.deployment(state.canaryName())
                .filter(d -> d.replicas() == state.current().canaryPods(state.stablePods()))
                .filter(d -> d.observedGeneration() >= d.generation())
                .isPresent();
    }

    /** Judges; what is not observed yet can only be waited for. */
    private static Judgement look(GateState gate, boolean observed, Snapshot snapshot, Instant now) {
        long generation = observed ? gate.generation() : Long.MAX_VALUE;
        return Gate.judge(gate.forGeneration(generation), snapshot, now);
    }

    private CanaryDecision ready(CanaryState state, Judgement judgement, Snapshot snapshot, Instant now) {
        Instant until = state.since().plus(state.current().hold());
        if (state.phase() == Phase.SHIFT) {
            CanaryState holding = state.in(Phase.HOLD, now);
            List<Event> events = new ArrayList<>(judgement.events());
            events.add(traffic(state, snapshot, now));
            events.add(new Event.Gate(
                    now,
                    "rollout",
                    "passed",
                    "step " + (state.step() + 1) + " of " + state.plan().steps().size() + ": canary at "
                            + state.current().weight() + "% (really "
                            + state.current().share(state.stablePods()) + "%)"));
            return new CanaryDecision(
                    holding,
                    null,
                    List.of(),
                    events,
                    List.of(),
                    false,
                    now.plus(state.current().hold()));
        }
        if (now.isBefore(until)) {
            return new CanaryDecision(state, null, List.of(), List.of(), List.of(), false, until);
        }
        return on(state.atStep(state.step() + 1, now), List.of(), now);
    }

    private CanaryDecision on(CanaryState next, List<Event> before, Instant now) {
        List<Event> events = new ArrayList<>(before);
        events.add(phase(title(next), now));
        // the canary has the size that it is to keep
        return next.phase() == Phase.APPROVAL
                ? new CanaryDecision(next, null, List.of(), events, List.of(), false, now)
                : enter(next, List.of(), events);
    }

    /** What a canary that has just entered its phase is about to do. */
    static String title(CanaryState state) {
        return switch (state.phase()) {
            case APPROVAL -> "wait for approval";
            case PROMOTE -> "promote " + state.application();
            default ->
                "canary of " + state.application() + " to " + state.current().weight() + "%";
        };
    }

    private CanaryDecision watchStable(CanaryState state, @Nullable GateState gate, Snapshot snapshot, Instant now) {
        GateState waiting = gate != null
                ? gate
                : GateState.begin(state.application(), state.release().id(), 0, now.plus(timeout));
        boolean applied = snapshot.deployment(state.application())
                .filter(d -> d.observedGeneration() >= d.generation())
                .flatMap(d -> ReleaseRecord.idIn(d.annotations()))
                .equals(Optional.of(state.release().id()));
        Judgement judgement = look(waiting, applied, snapshot, now);
        return switch (judgement.verdict()) {
            case WAITING -> stay(state, judgement);
            case PASSED -> promoted(state, judgement, snapshot, now);
            default -> refuse(state, state.application(), judgement, now);
        };
    }

    private CanaryDecision promoted(CanaryState state, Judgement judgement, Snapshot snapshot, Instant now) {
        List<Event> events = new ArrayList<>(judgement.events());
        events.add(new Event.Gate(now, "rollout", "passed", judgement.sentence()));
        events.add(traffic(state, snapshot, now));
        events.add(phase("drain and remove the canary", now));
        return enter(state.in(Phase.CLEAN, now), List.of(), events);
    }

    private CanaryDecision refuse(CanaryState state, String deployment, Judgement judgement, Instant now) {
        Outcome outcome = judgement.verdict() == Judgement.Verdict.TIMED_OUT ? Outcome.TIMED_OUT : Outcome.GATE_REFUSED;
        List<Event> events = List.of(
                new Event.Gate(now, "rollout", "refused", judgement.sentence()), phase("abort the canary", now));
        return enter(
                state.aborted(outcome, judgement.sentence(), now),
                List.of(new TellEvidence(deployment, judgement)),
                events);
    }

    private CanaryDecision awaitGone(CanaryState state, Snapshot snapshot, String outcome, Instant now) {
        boolean gone = snapshot.deployment(state.canaryName()).isEmpty();
        if (gone) {
            return new CanaryDecision(
                    state,
                    null,
                    List.of(new Finish(outcome)),
                    List.of(traffic(state, snapshot, now)),
                    List.of(),
                    true,
                    now);
        }
        return new CanaryDecision(
                state, null, List.of(), List.of(), List.of(), false, now.plus(Duration.ofSeconds(10)));
    }

    private CanaryDecision enter(CanaryState next, List<CanaryCommand> first, List<Event> events) {
        List<CanaryCommand> commands = new ArrayList<>(first);
        commands.addAll(entering(next));
        return new CanaryDecision(next, null, commands, events, List.of(), false, next.since());
    }

    private static CanaryDecision stay(CanaryState state, Judgement judgement) {
        return new CanaryDecision(
                state,
                judgement.next().forGeneration(0),
                List.of(),
                judgement.events(),
                judgement.ask(),
                false,
                judgement.nextLook());
    }

    private static Event phase(String title, Instant now) {
        return new Event.Phase(now, title);
    }

    /** The shares of the moment, by ready pods: before the promotion the canary's, then all pods of the new release. */
    static Event.Traffic traffic(CanaryState state, Snapshot snapshot, Instant now) {
        int before = 0;
        int after = ready(
                snapshot,
                snapshot.deployment(state.canaryName()).stream().flatMap(d -> snapshot.revisionsOf(d).stream()));
        List<ReplicaSetState> stable = snapshot.deployment(state.application()).stream()
                .flatMap(d -> snapshot.revisionsOf(d).stream())
                .toList();
        for (ReplicaSetState revision : stable) {
            boolean isNew = ReleaseRecord.idIn(revision.annotations())
                    .equals(Optional.of(state.release().id()));
            int pods = ready(snapshot, Stream.of(revision));
            before += isNew ? 0 : pods;
            after += isNew ? pods : 0;
        }
        int share = before + after == 0 ? 0 : Math.round(100f * after / (before + after));
        return new Event.Traffic(now, state.application(), weight(state), share, before, after);
    }

    private static int weight(CanaryState state) {
        return switch (state.phase()) {
            case ABORT -> 0;
            case PROMOTE, CLEAN -> 100;
            default -> state.current().weight();
        };
    }

    private static int ready(Snapshot snapshot, Stream<ReplicaSetState> revisions) {
        return (int) revisions
                .flatMap(r -> snapshot.podsOf(r).stream())
                .filter(p -> p.isReady() && !p.deleting())
                .count();
    }
}
