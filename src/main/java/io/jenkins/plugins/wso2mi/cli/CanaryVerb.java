package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
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
}
