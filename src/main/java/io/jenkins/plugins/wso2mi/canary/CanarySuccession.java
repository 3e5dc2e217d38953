package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Stage;
import io.jenkins.plugins.wso2mi.release.Step;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** A canary that begins when another one is taken back which nobody drives any more. */
final class CanarySuccession implements Stage {
    /** How the new canary begins, when the stable version serves alone. */
    interface Beginning {
        /**
         * Looks and begins.
         *
         * @throws io.jenkins.plugins.wso2mi.config.RefusedException if anything is wrong; nothing was changed then
         * @throws IOException if the cluster fails
         */
        Stage begin() throws IOException;
    }

    private final Beginning beginning;
    private Stage takingBack;
    private boolean interrupted;

    CanarySuccession(Stage takingBack, Beginning beginning) {
        this.takingBack = takingBack;
        this.beginning = beginning;
    }

    @Override
    public Step look(Instant now) throws IOException {
        Step step = takingBack.look(now);
        while (step instanceof Step.Next next) {
            takingBack = next.stage();
            step = takingBack.look(now);
        }
        if (step instanceof Step.Wait) {
            return step;
        }
        return interrupted ? new Step.End(leave("interrupted before it began")) : new Step.Next(beginning.begin());
    }

    /** What has no driver is taken back all the same. */
    @Override
    public Step interrupt(Instant now) {
        interrupted = true;
        return new Step.Next(this);
    }

    @Override
    public Step fail(String why, Instant now) {
        return new Step.End(new ReleaseResult(Outcome.FAILED, "", "none", why));
    }

    @Override
    public ReleaseResult leave(String why) {
        return new ReleaseResult(Outcome.INTERRUPTED, "", "none", why);
    }

    /** None: whoever comes next begins again. */
    @Override
    public Map<String, Object> state() {
        return Map.of();
    }
}
