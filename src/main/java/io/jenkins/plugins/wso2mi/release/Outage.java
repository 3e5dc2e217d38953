package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long an API server that does not answer is waited for: a control plane that is being updated comes back. */
final class Outage {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Reporter report;
    private @Nullable Instant since;

    Outage(Reporter report) {
        this.report = report;
    }

    /** Whether to try again after a failure. */
    boolean bears(ClusterException e, Instant now) {
        if (!e.isPassing()) {
            return false;
        }
        if (since == null) {
            since = now;
            report.notice(e.getMessage() + "; tried again for " + PATIENCE.toMinutes() + " minutes");
        }
        return now.isBefore(since.plus(PATIENCE));
    }

    Instant nextLook(Instant now) {
        return now.plus(PAUSE);
    }

    void isOver() {
        if (since != null) {
            report.notice("the API server answers again");
            since = null;
        }
    }
}
