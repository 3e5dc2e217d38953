package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Follows a canary that somebody else drives, until it has ended or its driver is found dead. */
final class CanaryFollower {
    private final ReleaseSite site;
    private final Reporter report;
    private final ObjectRef stable;
    private final CanaryRequest asked;

    CanaryFollower(ReleaseSite site, Reporter report, ObjectRef stable, CanaryRequest asked) {
        this.site = site;
        this.report = report;
        this.stable = stable;
        this.asked = asked;
    }

    /** How it ended; empty if its driver is dead, and its lock ours. */
    Optional<ReleaseResult> untilEndedOrAbandoned(CanaryState begin, Duration timeout) throws IOException {
        Instant deadline = report.now().plus(timeout);
        CanaryState seen = begin;
        while (report.now().isBefore(deadline)) {
            Optional<CanaryState> state = CanaryStatus.of(site.cluster(), stable);
            if (state.isEmpty()) {
                return Optional.of(ended(seen));
            }
            if (site.tryLock(stable).isEmpty()) {
                return Optional.empty();
            }
            if (state.get().phase() != seen.phase()) {
                report.notice(
                        "the canary is in phase " + state.get().phase().name().toLowerCase(Locale.ROOT));
            }
            seen = state.get();
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(left(Outcome.INTERRUPTED, "interrupted while following; the canary goes on", seen));
            }
        }
        return Optional.of(left(Outcome.TIMED_OUT, "the canary has not ended in time; its driver goes on", seen));
    }

    private ReleaseResult ended(CanaryState seen) {
        boolean promoting = seen.phase() == CanaryState.Phase.CLEAN || seen.phase() == CanaryState.Phase.PROMOTE;
        boolean asAsked = promoting == (asked == CanaryRequest.PROMOTE);
        return new ReleaseResult(
                asAsked ? Outcome.DONE : Outcome.GATE_REFUSED,
                seen.release().id(),
                promoting ? "kept" : "rolled-back",
                "the canary was " + (promoting ? "promoted" : "taken back"));
    }

    private static ReleaseResult left(Outcome outcome, String sentence, CanaryState seen) {
        return new ReleaseResult(outcome, seen.release().id(), "left", sentence);
    }
}
