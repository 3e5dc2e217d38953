package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.canary.CanaryStatus;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A verb about one application, whose canary may be under way. */
abstract class CanaryVerb extends ClusterVerb {
    @Parameters(paramLabel = "APP", description = "Name of the stable Deployment.")
    private String application = "";

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Override
    protected final Outcome run(Reporter report) throws IOException {
        Duration time = wait.time();
        try (Cluster cluster = connect(report)) {
            return run(report, cluster, application(cluster, application), time);
        }
    }

    /** Does the work in a cluster. */
    protected abstract Outcome run(Reporter report, Cluster cluster, ObjectRef stable, Duration wait)
            throws IOException;

    /** Canaries of a cluster, with logins of metric servers from the environment. */
    protected static CanaryRelease canary(Reporter report, Cluster cluster) {
        return new CanaryRelease(cluster, ImageLookup.NONE, report, System.getenv());
    }

    /** Tells what would be asked of a canary; refuses if none is under way. */
    protected final Outcome dryRun(Reporter report, Cluster cluster, ObjectRef stable, String what) throws IOException {
        if (CanaryStatus.of(cluster, stable).isEmpty()) {
            throw new RefusedException(stable.words(), "no canary of it is under way", "");
        }
        report.dryRun("ask the canary of " + stable.words() + " to " + what);
        return end(report, what, Outcome.DONE, "nothing was changed (dry run)", Map.of());
    }
}
