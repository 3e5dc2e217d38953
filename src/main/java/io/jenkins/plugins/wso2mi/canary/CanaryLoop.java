package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.HealthAsker;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The loop around a canary's decisions: looks, saves the state, acts, tells. */
final class CanaryLoop {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final ReleaseSite site;
    private final Reporter report;
    private final Canary canary;
    private final CanaryHands hands;
    private final HealthAsker health;
    private final NamespaceWatch watch;
    private Event.@Nullable Traffic shown;
    /** The state that was saved last; what an interrupted driver goes on from. */
    private @Nullable CanaryState last;

    CanaryLoop(ReleaseSite site, Reporter report, Canary canary, ObjectRef stable, String by) throws IOException {
        String namespace = Objects.requireNonNull(stable.namespace());
        this.site = site;
        this.report = report;
        this.canary = canary;
        this.hands = new CanaryHands(site, report, stable, by);
        this.watch = site.watch(namespace);
        this.health = new HealthAsker(watch, site.cluster().pods(namespace));
    }

    /**
     * Goes on from a state until the canary has ended. An interrupt aborts the canary, in order; a second one is not
     * listened to.
     */
    ReleaseResult run(CanaryState begin) throws IOException {
        boolean interrupted = false;
        CanaryState state = begin;
        boolean enter = true;
        while (true) {
            try {
                return go(state, enter, interrupted);
            } catch (InterruptedException e) {
                if (interrupted) {
                    throw new IOException(
                            "interrupted twice; the canary stands as it is: mictl abort " + state.application());
                }
                interrupted = true;
                enter = false;
                state = last == null ? state : last;
            }
        }
    }

    private ReleaseResult go(CanaryState begin, boolean enter, boolean interrupted)
            throws IOException, InterruptedException {
        CanaryState state = begin;
        GateState gate = null;
        Instant beat = report.now();
        CanaryRequest asked = interrupted ? CanaryRequest.ABORT : CanaryRequest.NONE;
        if (enter) {
            perform(state, canary.entering(state));
        }
        while (true) {
            long version = watch.version();
            Snapshot snapshot = watch.snapshot();
            Instant now = report.now();
            CanaryRequest request = asked == CanaryRequest.NONE ? request(snapshot, state) : asked;
            asked = CanaryRequest.NONE;
            CanaryDecision decision = canary.tick(state, gate, snapshot, request, now);
            show(Canary.traffic(state, snapshot, now));
            decision.events().forEach(report);
            state = decision.next();
            gate = decision.gate();
            perform(state, decision.commands());
            if (decision.ended()) {
                return result(state, interrupted);
            }
            health.ask(decision.ask(), now);
            if (!now.isBefore(beat.plus(HEARTBEAT))) {
                site.renew();
                beat = now;
            }
            Duration pause = Duration.between(report.now(), decision.nextLook());
            watch.awaitChange(version, pause.compareTo(HEARTBEAT) < 0 ? pause : HEARTBEAT);
        }
    }

    private void perform(CanaryState state, java.util.List<CanaryCommand> commands)
            throws IOException, InterruptedException {
        if (!state.equals(last)) {
            hands.save(state);
            last = state;
        }
        for (CanaryCommand command : commands) {
            hands.act(state, command);
        }
    }

    private static CanaryRequest request(Snapshot snapshot, CanaryState state) {
        return snapshot.deployment(state.application())
                .map(DeploymentState::annotations)
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
            report.accept(traffic);
            shown = traffic;
        }
    }

    private static ReleaseResult result(CanaryState state, boolean interrupted) {
        String id = state.release().id();
        if (state.phase() == CanaryState.Phase.CLEAN) {
            return new ReleaseResult(Outcome.DONE, id, "kept", "release " + id + " is promoted");
        }
        Outcome outcome = interrupted ? Outcome.INTERRUPTED : state.outcome();
        String why = interrupted ? "interrupted" : state.reason();
        return new ReleaseResult(
                outcome, id, "rolled-back", why + "; the canary is removed, the stable version serves alone");
    }
}
