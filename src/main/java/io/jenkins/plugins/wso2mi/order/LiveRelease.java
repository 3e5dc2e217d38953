package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.Mask;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Standing;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A release that this JVM drives; the log and the page hear of it with its secrets masked. */
final class LiveRelease {
    /** How long a cluster that does not answer is asked again. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Milliseconds until it is asked again. */
    private static final long AGAIN = 5_000;

    private final String verb;
    private final EventBuffer events;
    private final Mask mask;
    private final Undertaking undertaking;
    private final Runnable giveBack;
    private boolean isNew = true;
    private boolean interrupted;
    private @Nullable Instant blindSince;
    private volatile Instant lookedAt = Instant.now();

    LiveRelease(String verb, Mask mask, EventBuffer events, Undertaking undertaking, Runnable giveBack) {
        this.verb = verb;
        this.mask = mask;
        this.events = events;
        this.undertaking = undertaking;
        this.giveBack = giveBack;
    }

    /** When it was looked at last. */
    Instant lookedAt() {
        return lookedAt;
    }

    /** Hands on what is asked for, and looks; the first look only tells what has begun, so that its state is kept. */
    synchronized Look look(LookRequest request) {
        lookedAt = Instant.now();
        if (isNew) {
            isNew = false;
            return goesOn(0);
        }
        handOn(request);
        try {
            Standing standing = undertaking.look();
            blindSince = null;
            return standing.end().map(this::ended).orElseGet(() -> goesOn(pause(standing.nextLook())));
        } catch (IOException e) {
            return blind(String.valueOf(e.getMessage()));
        }
    }

    private void handOn(LookRequest request) {
        if (request.interrupt() && !interrupted) {
            interrupted = true;
            undertaking.interrupt();
        }
        for (String word : request.asked()) {
            try {
                undertaking.ask(word);
            } catch (RefusedException e) {
                e.problems().forEach(events.reporter()::problem);
            }
        }
    }

    private static long pause(Instant nextLook) {
        return Math.max(0, Duration.between(Instant.now(), nextLook).toMillis());
    }

    private Look blind(String why) {
        Instant now = Instant.now();
        if (blindSince == null) {
            blindSince = now;
            events.reporter().notice("the cluster could not be asked: " + why + "; it is asked again");
        } else if (now.isAfter(blindSince.plus(PATIENCE))) {
            return ended(new ReleaseResult(
                    Outcome.FAILED,
                    "",
                    "left",
                    "the cluster could not be asked for " + PATIENCE.toMinutes() + " minutes: " + why));
        }
        return goesOn(AGAIN);
    }

    private Look goesOn(long pause) {
        return look(undertaking.state(), pause, null);
    }

    private Look ended(ReleaseResult result) {
        events.reporter().result(verb, result.outcome(), result.sentence(), result.facts());
        return look("", 0, end(result));
    }

    /** How a release ended, for those who keep it. */
    static Look.End end(ReleaseResult result) {
        return new Look.End(
                result.outcome().word(), result.release(), result.aftermath(), result.sentence(), result.images());
    }

    private Look look(String state, long pause, Look.@Nullable End end) {
        return events.look(mask, state, pause, end);
    }

    /** Ends watching; what goes on in the cluster can be taken up from its state. */
    void close() {
        undertaking.close();
        giveBack.run();
    }
}
