package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import io.jenkins.plugins.wso2mi.release.Stage;
import io.jenkins.plugins.wso2mi.release.Step;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a canary that somebody else may drive: until it has ended, has done what was asked, or can be taken over. */
final class CanaryFollower implements Stage {
    /** Somebody sits before it. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final Duration LONG = Duration.ofSeconds(5);

    private final ReleaseSite site;
    private final CanaryDrive drive;
    private final ObjectRef stable;
    private final Instant deadline;
    private final Map<String, String> environment;
    private CanaryRequest asked;
    private boolean interrupted;
    private @Nullable CanaryState seen;
    /** Who drives it, as it was told. */
    private @Nullable String driver;

    /**
     * Follows a canary.
     *
     * @param environment where logins of metric servers are found, should it be taken over
     */
    CanaryFollower(ReleaseSite site, CanaryDrive drive, Instant deadline, Map<String, String> environment) {
        this.site = site;
        this.drive = drive;
        this.stable = drive.stable();
        this.asked = drive.asked();
        this.deadline = deadline;
        this.environment = environment;
    }

    @Override
    public Step look(Instant now) throws IOException {
        Map<String, String> annotations = annotations();
        Optional<CanaryState> found = mine(annotations);
        if (found.isEmpty()) {
            return new Step.End(CanaryEnd.asAsked(asked, CanaryEnd.of(annotations, drive.release())));
        }
        CanaryState state = found.get();
        CanaryState before = seen == null ? state : seen;
        seen = state;
        if (asked == CanaryRequest.APPROVE && (before.step() != state.step() || state.phase() != Phase.APPROVAL)) {
            return new Step.End(new ReleaseResult(
                    Outcome.DONE, drive.release(), "none", "approved; the canary is at " + state.phaseWords()));
        }
        Optional<String> other = site.tryLock(stable);
        if (other.isEmpty()) {
            return takeOver(now);
        }
        tellDriver(other.get());
        if (interrupted) {
            return new Step.End(left(Outcome.INTERRUPTED, "interrupted while following; the canary goes on"));
        }
        if (!now.isBefore(deadline)) {
            return new Step.End(left(Outcome.TIMED_OUT, "the canary has not ended in time; its driver goes on"));
        }
        if (before.phase() != state.phase()) {
            site.report().notice("the canary is at " + state.phaseWords());
        }
        askAgain(annotations, state);
        return new Step.Wait(now.plus(asked == CanaryRequest.NONE ? LONG : SHORT));
    }

    private void tellDriver(String other) {
        if (asked == CanaryRequest.NONE && !other.equals(driver)) {
            site.report().notice("it is driven by " + other + ", and taken over should that one die");
            driver = other;
        }
    }

    private Map<String, String> annotations() throws IOException {
        return site.cluster().get(stable).map(live -> live.annotations()).orElse(Map.of());
    }

    private Optional<CanaryState> mine(Map<String, String> annotations) {
        return CanaryStatus.of(annotations).filter(c -> c.release().id().equals(drive.release()));
    }

    /** A driver that has just saved an approval may have wiped out a word that came at the same moment. */
    private void askAgain(Map<String, String> annotations, CanaryState state) throws IOException {
        boolean heard = annotations.getOrDefault(CanaryRequest.ANNOTATION, "").equals(asked.word());
        if (asked != CanaryRequest.NONE && !heard && state.isOpen()) {
            site.cluster().annotate(stable, Map.of(CanaryRequest.ANNOTATION, asked.word()));
        }
    }

    /** Its last driver may have ended it between our look and our lock. */
    private Step takeOver(Instant now) throws IOException {
        Map<String, String> annotations = annotations();
        Optional<CanaryState> state = mine(annotations);
        if (state.isEmpty()) {
            return new Step.End(CanaryEnd.asAsked(asked, CanaryEnd.of(annotations, drive.release())));
        }
        site.report().phase("take over: " + CanaryWords.title(state.get()));
        CanaryStage stage = new CanaryStage(site, drive, state.get(), environment);
        return interrupted ? stage.interrupt(now) : new Step.Next(stage);
    }

    private ReleaseResult left(Outcome outcome, String sentence) {
        return new ReleaseResult(outcome, drive.release(), "left", sentence);
    }

    @Override
    public void hear(String word) {
        asked = CanaryRequest.of(word);
    }

    @Override
    public Step interrupt(Instant now) {
        interrupted = true;
        return asked == CanaryRequest.NONE
                ? new Step.Next(this)
                : new Step.End(left(Outcome.INTERRUPTED, "interrupted while following; the canary goes on"));
    }

    @Override
    public Step fail(String why, Instant now) {
        return new Step.End(left(Outcome.FAILED, why));
    }

    @Override
    public ReleaseResult leave(String why) {
        return left(Outcome.INTERRUPTED, why);
    }

    @Override
    public Map<String, Object> state() {
        return drive.fields(site.holder());
    }
}
