package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;

/** {@code mictl resume}. */
@Command(
        name = "resume",
        description =
                "Goes on with the canary of an application from where it stands; follows it while somebody drives it.")
final class ResumeCommand extends CanaryVerb {
    @Override
    protected Outcome run(Reporter report, Cluster cluster, ObjectRef stable, Duration wait) throws IOException {
        if (dryRun()) {
            return dryRun(report, cluster, stable, "resume");
        }
        CanaryRelease canary = canary(report, cluster);
        return end(report, "resume", canary.goOn(stable, wait, by()));
    }
}
