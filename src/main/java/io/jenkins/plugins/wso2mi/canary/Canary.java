package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryCommand.Finish;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RestoreRoute;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.SetWeight;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.TellEvidence;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.canary.traffic.Standing;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
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

/** Decides about a canary: a pure function of its state, a snapshot and the time. Every command may be done twice. */
public final class Canary {
    private static final String APPROVAL = "approval";
    private static final String TRAFFIC = "traffic";
    private static final Duration REMINDER = Duration.ofSeconds(30);
    /** While a weight is not in force yet. */
    private static final Duration ROUTE_LOOK = Duration.ofMillis(250);
    /** While it is: somebody may change the route. */
    private static final Duration ROUTE_CONTROL = Duration.ofSeconds(5);
    /** A controller may refuse what it has not read completely. */
    private static final Duration ROUTE_PATIENCE = Duration.ofSeconds(15);

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
        return CanaryEntry.of(state);
    }

    /** Looks once. */
    CanaryDecision tick(CanaryState state, CanarySight sight) {
        CanaryRequest request = sight.request();
        Instant now = sight.now();
        if (request == CanaryRequest.ABORT && (state.isOpen() || state.phase() == Phase.PROMOTE)) {
            return enter(state.aborted(Outcome.FAILED, "aborted on request", now), List.of(), List.of());
        }
        Optional<CanaryState> promoted =
                request == CanaryRequest.PROMOTE ? hurried(resized(state, sight), now) : Optional.empty();
        if (promoted.isPresent()) {
            return enter(
                    promoted.get(),
                    List.of(),
                    List.of(phase("promote " + state.application() + ", as requested", now)));
        }
        return switch (state.phase()) {
            case SHIFT, ROUTE, HOLD -> watchCanary(state, sight);
            case APPROVAL -> askForApproval(state, sight);
            case PROMOTE -> watchStable(state, sight);
            case CLEAN -> awaitGone(state, sight, ReleaseRecord.DONE);
            case ABORT -> awaitGone(state, sight, ReleaseRecord.FAILED);
        };
    }

    /** Where a request to promote leads at once; empty if it is on its way there. */
    private static Optional<CanaryState> hurried(CanaryState state, Instant now) {
        int last = state.plan().steps().size() - 1;
        if (!state.isOpen()) {
            return Optional.empty();
        }
        if (state.step() < last) {
            return Optional.of(state.approved(last, now));
        }
        boolean isOver = state.phase() == Phase.HOLD || state.phase() == Phase.APPROVAL;
        return isOver ? Optional.of(state.in(Phase.PROMOTE, now)) : Optional.empty();
    }

    /** An autoscaler may have scaled the stable version since the last step began. */
    private static CanaryState resized(CanaryState state, CanarySight sight) {
        return sight.snapshot()
                .deployment(state.application())
                .map(DeploymentState::replicas)
                .filter(pods -> pods > 0)
                .map(state::beside)
                .orElse(state);
    }

    private CanaryDecision askForApproval(CanaryState state, CanarySight sight) {
        Instant now = sight.now();
        if (sight.request() == CanaryRequest.APPROVE) {
            Event passed = new Event.Gate(now, APPROVAL, "passed", "approved: " + CanaryWords.next(state));
            return on(resized(state, sight).approved(state.step() + 1, now), List.of(passed), now);
        }
        GateState waiting = gateOf(state, sight);
        if (state.hasStep()) {
            // what waits for a person is watched like what waits for the clock
            Optional<CanaryDecision> step = step(state, sight);
            if (step.isPresent()) {
                return step.get();
            }
        }
        boolean due = !now.isBefore(waiting.saidAt().plus(REMINDER))
                || !waiting.said().equals(APPROVAL);
        String words = "mictl approve " + state.application() + " gives " + CanaryWords.next(state);
        List<Event> events = due ? List.of(new Event.Gate(now, APPROVAL, "waiting", words)) : List.of();
        GateState told = due ? waiting.told(APPROVAL, now) : waiting;
        Instant nextLook = earlier(told.saidAt().plus(REMINDER), nextMeasure(state, sight));
        return new CanaryDecision(state, told.until(now.plus(timeout)), List.of(), events, List.of(), false, nextLook);
    }

    private GateState gateOf(CanaryState state, CanarySight sight) {
        GateState gate = sight.gate();
        return gate != null
                ? gate
                : GateState.begin(state.canaryName(), null, 0, sight.now().plus(timeout));
    }

    private CanaryDecision watchCanary(CanaryState state, CanarySight sight) {
        Optional<CanaryDecision> unfinished = step(state, sight);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        return switch (state.phase()) {
            case SHIFT -> state.route() == null ? hold(state, sight) : route(state, sight.now());
            case ROUTE -> hold(state.routed(state.current().weight()), sight);
            default -> held(state, sight);
        };
    }

    /** What is to be done while a step is not as it shall be; empty if it is. */
    private Optional<CanaryDecision> step(CanaryState state, CanarySight sight) {
        AnalysisJudgement analysis = sight.analysis();
        boolean pauses = state.setup().inconclusive() == WhenInconclusive.APPROVE;
        if (analysis.verdict() == Verdict.INCONCLUSIVE && pauses) {
            return Optional.of(pause(state, sight));
        }
        if (analysis.verdict() == Verdict.FAILED || analysis.verdict() == Verdict.INCONCLUSIVE) {
            return Optional.of(refuse(state, Outcome.GATE_REFUSED, "analysis", analysis.sentence(), sight.now()));
        }
        Judgement pods = look(gateOf(state, sight), sized(state, sight.snapshot()), sight);
        if (pods.verdict() == Judgement.Verdict.WAITING) {
            CanaryDecision stay = stay(state, pods);
            return Optional.of(stay.noLaterThan(nextMeasure(state, sight)));
        }
        if (pods.verdict() != Judgement.Verdict.PASSED) {
            return Optional.of(refuse(state, state.canaryName(), pods, sight.now()));
        }
        return standing(state, sight);
    }

    private CanaryDecision pause(CanaryState state, CanarySight sight) {
        Instant now = sight.now();
        String words = sight.analysis().sentence() + "; somebody has to decide";
        List<Event> events = new ArrayList<>();
        events.add(new Event.Gate(now, "analysis", "waiting", words));
        CanaryState paused = state.paused(now);
        if (state.phase() != Phase.APPROVAL) {
            events.add(phase(CanaryWords.title(paused), now));
        }
        return new CanaryDecision(paused, gateOf(state, sight), List.of(), events, List.of(), false, now);
    }

    private Optional<CanaryDecision> standing(CanaryState state, CanarySight sight) {
        Standing standing = sight.standing();
        if (standing == null || standing.state() == Standing.State.TAKEN) {
            return Optional.empty();
        }
        Instant now = sight.now();
        boolean isLate = !now.isBefore(state.since().plus(timeout));
        return switch (standing.state()) {
            case MISSING -> Optional.of(refuse(state, Outcome.GATE_REFUSED, TRAFFIC, standing.words(), now));
            case REFUSED ->
                state.phase() == Phase.ROUTE && now.isBefore(state.since().plus(ROUTE_PATIENCE))
                        ? Optional.of(waitForRoute(state, List.of(), List.of(), now))
                        : Optional.of(refuse(state, Outcome.GATE_REFUSED, TRAFFIC, standing.words(), now));
            case CHANGED -> {
                Event told = new Event.Gate(now, TRAFFIC, "waiting", standing.words() + "; it is set again");
                SetWeight again = new SetWeight(state.current().weight());
                yield Optional.of(waitForRoute(state, List.of(again), List.of(told), now));
            }
            default ->
                state.phase() != Phase.ROUTE
                        ? Optional.empty()
                        : Optional.of(
                                isLate
                                        ? refuse(state, Outcome.TIMED_OUT, TRAFFIC, standing.words(), now)
                                        : waitForRoute(state, List.of(), List.of(), now));
        };
    }

    private static CanaryDecision waitForRoute(
            CanaryState state, List<CanaryCommand> commands, List<Event> events, Instant now) {
        return new CanaryDecision(state, null, commands, events, List.of(), false, now.plus(ROUTE_LOOK));
    }

    /** Until the canary Deployment has the size of the step, what its status says is about an earlier step. */
    private static boolean sized(CanaryState state, Snapshot snapshot) {
        return snapshot.deployment(state.canaryName())
                .filter(d -> d.replicas() == state.canaryPods())
                .filter(d -> d.observedGeneration() >= d.generation())
                .isPresent();
    }

    /** Judges; what is not observed yet can only be waited for. */
    private static Judgement look(GateState gate, boolean observed, CanarySight sight) {
        long generation = observed ? gate.generation() : Long.MAX_VALUE;
        return Gate.judge(gate.forGeneration(generation), sight.snapshot(), sight.now());
    }

    private CanaryDecision route(CanaryState state, Instant now) {
        CanaryState routing = state.in(Phase.ROUTE, now);
        SetWeight weight = new SetWeight(state.current().weight());
        return new CanaryDecision(routing, null, List.of(weight), List.of(), List.of(), false, now);
    }

    private CanaryDecision hold(CanaryState state, CanarySight sight) {
        Instant now = sight.now();
        CanaryState holding = state.in(Phase.HOLD, now);
        String words = CanaryWords.holding(holding);
        List<Event> events =
                List.of(CanaryShare.of(state, sight.snapshot(), now), new Event.Gate(now, "rollout", "passed", words));
        boolean measures = !state.setup().analysis().gates().isEmpty();
        Instant next = measures ? now : now.plus(state.current().hold());
        return new CanaryDecision(holding, null, List.of(), events, List.of(), false, next);
    }

    private CanaryDecision held(CanaryState state, CanarySight sight) {
        Instant until = state.since().plus(state.current().hold());
        AnalysisJudgement analysis = sight.analysis();
        boolean passed = analysis.verdict() == Verdict.PASSED;
        if (passed && !sight.now().isBefore(until)) {
            CanaryState next = state.atStep(state.step() + 1, sight.now());
            // what waits for somebody keeps its size: nothing is commanded until it is approved
            return on(next.phase() == Phase.APPROVAL ? next : resized(next, sight), List.of(), sight.now());
        }
        if (!passed && !sight.now().isBefore(until.plus(timeout))) {
            return refuse(state, Outcome.TIMED_OUT, "analysis", analysis.sentence(), sight.now());
        }
        Instant next = sight.now().isBefore(until) ? until : until.plus(timeout);
        return new CanaryDecision(
                state, null, List.of(), List.of(), List.of(), false, earlier(next, nextMeasure(state, sight)));
    }

    /** When something is to be asked that no watch tells of. */
    private static Instant nextMeasure(CanaryState state, CanarySight sight) {
        Instant route = state.route() == null ? Instant.MAX : sight.now().plus(ROUTE_CONTROL);
        return earlier(route, sight.analysis().nextLook());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private CanaryDecision on(CanaryState next, List<Event> before, Instant now) {
        List<Event> events = new ArrayList<>(before);
        events.add(phase(CanaryWords.title(next), now));
        // the canary has the size that it is to keep
        return next.phase() == Phase.APPROVAL
                ? new CanaryDecision(next, null, List.of(), events, List.of(), false, now)
                : enter(next, List.of(), events);
    }

    private CanaryDecision watchStable(CanaryState state, CanarySight sight) {
        GateState gate = sight.gate();
        GateState waiting = gate != null
                ? gate
                : GateState.begin(
                        state.application(),
                        state.release().id(),
                        0,
                        sight.now().plus(timeout));
        boolean applied = sight.snapshot()
                .deployment(state.application())
                .filter(d -> d.observedGeneration() >= d.generation())
                .flatMap(d -> ReleaseRecord.idIn(d.annotations()))
                .equals(Optional.of(state.release().id()));
        Judgement judgement = look(waiting, applied, sight);
        return switch (judgement.verdict()) {
            case WAITING -> stay(state, judgement);
            case PASSED -> promoted(state, judgement, sight);
            default -> refuse(state, state.application(), judgement, sight.now());
        };
    }

    private CanaryDecision promoted(CanaryState state, Judgement judgement, CanarySight sight) {
        List<Event> events = new ArrayList<>(judgement.events());
        events.add(new Event.Gate(sight.now(), "rollout", "passed", judgement.sentence()));
        events.add(CanaryShare.of(state, sight.snapshot(), sight.now()));
        events.add(phase("drain and remove the canary", sight.now()));
        return enter(state.in(Phase.CLEAN, sight.now()), List.of(), events);
    }

    private CanaryDecision refuse(CanaryState state, String deployment, Judgement judgement, Instant now) {
        Outcome outcome = judgement.verdict() == Judgement.Verdict.TIMED_OUT ? Outcome.TIMED_OUT : Outcome.GATE_REFUSED;
        CanaryDecision decision = refuse(state, outcome, "rollout", judgement.sentence(), now);
        List<CanaryCommand> commands = new ArrayList<>(decision.commands());
        // the pods are there until the canary is removed; the traffic goes back first
        commands.add(commands.indexOf(new RestoreRoute()) == 0 ? 1 : 0, new TellEvidence(deployment, judgement));
        return new CanaryDecision(
                decision.next(), null, commands, decision.events(), List.of(), false, decision.nextLook());
    }

    private CanaryDecision refuse(CanaryState state, Outcome outcome, String gate, String why, Instant now) {
        List<Event> events = List.of(new Event.Gate(now, gate, "refused", why), phase("abort the canary", now));
        return enter(state.aborted(outcome, why, now), List.of(), events);
    }

    private CanaryDecision awaitGone(CanaryState state, CanarySight sight, String outcome) {
        Instant now = sight.now();
        if (sight.snapshot().deployment(state.canaryName()).isEmpty()) {
            List<Event> share = List.of(CanaryShare.of(state.routed(0), sight.snapshot(), now));
            return new CanaryDecision(state, null, List.of(new Finish(outcome)), share, List.of(), true, now);
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
}
