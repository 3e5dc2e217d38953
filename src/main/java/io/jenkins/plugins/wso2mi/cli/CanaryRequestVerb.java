package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.canary.CanaryRequest;
import io.jenkins.plugins.wso2mi.canary.CanaryStatus;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks something of a canary that is under way. */
abstract class CanaryRequestVerb extends ClusterVerb {
    private final String verb;
    private final CanaryRequest request;

    @Parameters(paramLabel = "APP", description = "Name of the stable Deployment.")
    private String application = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long to wait for its end; default: ${DEFAULT-VALUE}.")
    private String timeout = "10m";

    CanaryRequestVerb(String verb, CanaryRequest request) {
        this.verb = verb;
        this.request = request;
    }

    @Override
    protected final Outcome run(Reporter report) throws IOException {
        Duration wait = Durations.parse(timeout, "--timeout");
        try (Cluster cluster = connect(report)) {
            ObjectRef stable = application(cluster, application);
            if (dryRun()) {
                return dryRun(report, cluster, stable);
            }
            CanaryRelease canary = new CanaryRelease(cluster, ImageLookup.NONE, report, System.getenv());
            return end(report, verb, canary.ask(stable, request, wait, by()));
        }
    }

    private Outcome dryRun(Reporter report, Cluster cluster, ObjectRef stable) throws IOException {
        if (CanaryStatus.of(cluster, stable).isEmpty()) {
            throw new RefusedException(stable.words(), "no canary of it is under way", "");
        }
        report.dryRun("ask the canary of " + stable.words() + " to " + verb);
        return end(report, verb, Outcome.DONE, "nothing was changed (dry run)", Map.of());
    }
}
