package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.traffic.Standing;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import io.jenkins.plugins.wso2mi.release.Stage;
import io.jenkins.plugins.wso2mi.release.Step;
import io.jenkins.plugins.wso2mi.release.WayBack;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The looks of a canary that is driven here: decides, saves the state, acts, tells. */
final class CanaryStage implements Stage {
    private static final Duration RESTORE_LOOK = Duration.ofMillis(250);
    private static final Duration RESTORE_PATIENCE = Duration.ofSeconds(60);

    private final ReleaseSite site;
    private final CanaryDrive drive;
    private final Canary canary;
    private final CanaryHands hands;
    private final Optional<CanaryRouter> router;
    private final CanaryMeasures measures;
    private final Deque<CanaryCommand> pending;
    private CanaryState state;
    private @Nullable GateState gate;
    private @Nullable WayBack wayBack;
    /** Until when a route is waited for that was put back. */
    private @Nullable Instant restoring;
    /** The state's text in the cluster; null while that is somebody else's, or older. */
    private @Nullable String saved;

    private Event.@Nullable Traffic shown;
    private CanaryRequest asked = CanaryRequest.NONE;

    /**
     * Goes on from a state; what entering its phase does is done again.
     *
     * @param environment where logins of metric servers are found
     */
    CanaryStage(ReleaseSite site, CanaryDrive drive, CanaryState state, Map<String, String> environment) {
        this.site = site;
        this.drive = drive;
        this.canary = new Canary(drive.timeout());
        this.router = CanaryRouter.of(site, drive.stable(), state);
        this.hands = new CanaryHands(site, drive.stable(), router);
        this.measures = new CanaryMeasures(site, drive.stable(), state.setup().analysis(), environment);
        this.state = state;
        this.pending = new ArrayDeque<>(canary.entering(state));
    }

    @Override
    public Step look(Instant now) throws IOException {
        if (saved == null) {
            saved = hands.save(state, false);
        }
        Optional<Step> busy = perform(now);
        if (busy.isPresent()) {
            return busy.get();
        }
        Snapshot snapshot = site.snapshot(drive.stable());
        CanaryState measured = measures.taken(state);
        CanarySight sight = new CanarySight(
                gate, snapshot, request(snapshot), standing(), measures.judge(measured, snapshot, now), now);
        CanaryDecision decision = canary.tick(measured, sight);
        show(CanaryShare.of(state, snapshot, now));
        take(decision);
        busy = perform(now);
        if (busy.isPresent()) {
            return busy.get();
        }
        if (decision.ended()) {
            return new Step.End(CanaryEnd.asAsked(drive.asked(), CanaryEnd.of(state)));
        }
        site.pods(drive.stable()).ask(decision.ask(), now);
        return new Step.Wait(decision.nextLook());
    }

    /** How the route stands, from when it was told of a step. */
    private @Nullable Standing standing() throws IOException {
        boolean asked = state.phase() == Phase.ROUTE
                || state.phase() == Phase.HOLD
                || (state.phase() == Phase.APPROVAL && state.hasStep());
        return asked && router.isPresent()
                ? router.get().standing(state.current().weight())
                : null;
    }

    /** Saved before anything is remembered: if that fails, the next look decides the same again. */
    private void take(CanaryDecision decision) throws IOException {
        if (!decision.next().equals(state)) {
            boolean approved =
                    state.phase() == Phase.APPROVAL && decision.next().phase() != Phase.APPROVAL;
            saved = hands.save(decision.next(), approved);
            state = decision.next();
        }
        // a promotion may have to wait until all traffic is at the canary
        asked = asked == CanaryRequest.PROMOTE && state.isOpen() ? asked : CanaryRequest.NONE;
        gate = decision.gate();
        pending.addAll(decision.commands());
        decision.events().forEach(site.report());
    }

    /** Does what is pending; empty when that is done. */
    private Optional<Step> perform(Instant now) throws IOException {
        while (!pending.isEmpty()) {
            if (pending.peek() instanceof CanaryCommand.RollBackStable) {
                Step step = wayBack().look(now);
                if (step instanceof Step.Wait) {
                    return Optional.of(step);
                }
                wayBack = null;
            } else if (pending.peek() instanceof CanaryCommand.AwaitRestored) {
                Optional<Step> wait = awaitRestored(now);
                if (wait.isPresent()) {
                    return wait;
                }
                state = state.routed(0);
            } else {
                hands.act(state, pending.element());
            }
            pending.remove();
        }
        return Optional.empty();
    }

    /** Pods that still get requests are not removed; but a route that nobody serves does not keep them for ever. */
    private Optional<Step> awaitRestored(Instant now) throws IOException {
        Instant deadline = restoring == null ? now.plus(RESTORE_PATIENCE) : restoring;
        restoring = deadline;
        Standing standing = router.orElseThrow().restored();
        switch (standing.state()) {
            case TAKEN, MISSING -> {
                return Optional.empty();
            }
            case CHANGED -> router.orElseThrow().restore();
            default -> {
                if (!now.isBefore(deadline)) {
                    site.report().notice(standing.words() + "; the canary is removed nevertheless");
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Step.Wait(now.plus(RESTORE_LOOK)));
    }

    private WayBack wayBack() {
        WayBack way = wayBack;
        if (way == null) {
            Failure failure = new Failure(state.release().id(), state.outcome(), state.reason());
            way = new WayBack(site, failure, List.of(drive.stable()), List.of());
            wayBack = way;
        }
        return way;
    }

    /** A request in the cluster counts beside the state that was saved last: else it was about an earlier one. */
    private CanaryRequest request(Snapshot snapshot) {
        if (asked != CanaryRequest.NONE) {
            return asked;
        }
        return snapshot.deployment(state.application())
                .map(DeploymentState::annotations)
                .filter(a -> a.getOrDefault(RunningCanary.ANNOTATION, "").equals(saved))
                .map(a -> CanaryRequest.of(a.getOrDefault(CanaryRequest.ANNOTATION, "")))
                .orElse(CanaryRequest.NONE);
    }

    private void show(Event.Traffic traffic) {
        boolean same = shown != null
                && shown.share() == traffic.share()
                && shown.weight() == traffic.weight()
                && shown.stableReady() == traffic.stableReady()
                && shown.canaryReady() == traffic.canaryReady();
        if (!same) {
            site.report().accept(traffic);
            shown = traffic;
        }
    }

    @Override
    public void hear(String word) {
        CanaryRequest request = CanaryRequest.of(word);
        if (request == CanaryRequest.APPROVE && state.phase() != Phase.APPROVAL) {
            site.report().notice("nothing waits for approval");
        } else {
            asked = request;
        }
    }

    @Override
    public Step interrupt(Instant now) {
        if (state.isOpen() || state.phase() == Phase.PROMOTE) {
            state = state.aborted(Outcome.INTERRUPTED, "interrupted", now);
            saved = null;
            gate = null;
            pending.clear();
            pending.addAll(canary.entering(state));
            site.report().phase("abort the canary");
        }
        return new Step.Next(this);
    }

    @Override
    public Step fail(String why, Instant now) {
        return new Step.End(
                wayBack == null
                        ? left(Outcome.FAILED, "left", why)
                        : left(Outcome.NOT_ROLLED_BACK, "not-rolled-back", why));
    }

    @Override
    public ReleaseResult leave(String why) {
        return left(Outcome.NOT_ROLLED_BACK, "not-rolled-back", why);
    }

    private ReleaseResult left(Outcome outcome, String aftermath, String why) {
        String sentence = why + "; the canary stands as it is: mictl abort " + state.application();
        return new ReleaseResult(outcome, state.release().id(), aftermath, sentence);
    }

    @Override
    public Map<String, Object> state() {
        return drive.fields(site.holder());
    }
}
