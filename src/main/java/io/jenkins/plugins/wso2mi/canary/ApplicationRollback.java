package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.Ended;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Rollback;
import io.jenkins.plugins.wso2mi.release.StateJson;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Takes an application back on request: a canary of it that is under way, so that the stable version serves alone; else
 * to the release before.
 */
public final class ApplicationRollback {
    private final Cluster cluster;
    private final Reporter report;
    private final Map<String, String> environment;
    private final String by;

    /**
     * Takes back in somebody's name.
     *
     * @param environment where gates of a canary find the logins of metric servers, should it have to be taken over
     */
    public ApplicationRollback(Cluster cluster, Reporter report, Map<String, String> environment, String by) {
        this.cluster = cluster;
        this.report = report;
        this.environment = Map.copyOf(environment);
        this.by = by;
    }

    /**
     * Takes back, by the calling thread.
     *
     * @param timeout how long to wait for the canary's end, or the gate of the earlier release may wait
     * @throws RefusedException if there is no such application, or neither a canary nor an earlier release
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(ObjectRef application, Duration timeout, boolean dryRun) throws IOException {
        return Drive.toTheEnd(() -> begin(application, timeout, dryRun));
    }

    /**
     * Begins to take back: asks a canary's driver to, or takes the lock.
     *
     * @param timeout how long to wait for the canary's end, or the gate of the earlier release may wait
     * @return what goes on; a dry run has ended
     * @throws RefusedException if there is no such application, or neither a canary nor an earlier release
     * @throws IOException if the cluster fails
     */
    public Undertaking begin(ObjectRef application, Duration timeout, boolean dryRun) throws IOException {
        if (CanaryStatus.of(cluster, application).isEmpty()) {
            return releases().begin(application, timeout, dryRun);
        }
        report.notice("a canary of " + application.words() + " is under way: it is taken back");
        if (dryRun) {
            report.dryRun("ask the canary of " + application.words() + " to " + CanaryRequest.ABORT.word());
            return new Ended(new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)"));
        }
        return canaries().asking(application, CanaryRequest.ABORT, timeout, by);
    }

    /**
     * Goes on with what another JVM began; nobody is asked before the first look.
     *
     * @throws RefusedException if the state is none, or of a version that is not known here
     */
    public Undertaking resume(String state) {
        return StateJson.isOf(CanaryRelease.VERB, state)
                ? canaries().resume(state)
                : releases().resume(state);
    }

    private CanaryRelease canaries() {
        return new CanaryRelease(cluster, ImageLookup.NONE, report, environment);
    }

    private Rollback releases() {
        return new Rollback(cluster, report, by);
    }
}
