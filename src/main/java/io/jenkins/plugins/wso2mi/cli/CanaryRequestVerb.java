package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRequest;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;

/** Asks something of a canary that is under way. */
abstract class CanaryRequestVerb extends CanaryVerb {
    private final CanaryRequest request;

    CanaryRequestVerb(CanaryRequest request) {
        this.request = request;
    }

    @Override
    protected final Outcome run(Reporter report, Cluster cluster, ObjectRef stable, Duration wait) throws IOException {
        return dryRun()
                ? dryRun(report, cluster, stable, request.word())
                : end(report, request.word(), canary(report, cluster).ask(stable, request, wait, by()));
    }
}
