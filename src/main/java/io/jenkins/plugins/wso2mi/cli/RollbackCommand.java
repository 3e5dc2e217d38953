package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.release.Rollback;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl rollback}. */
@Command(name = "rollback", description = "Takes an application back to the last earlier release that passed its gate.")
final class RollbackCommand extends ClusterVerb {
    @Parameters(paramLabel = "APP", description = "Name of the Deployment.")
    private String application = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long the gate of the earlier release may wait; default: ${DEFAULT-VALUE}.")
    private String timeout = "10m";

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    protected List<SummarySink> sinks() {
        return outputs.sinks(dryRun(), System.getenv());
    }

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Duration wait = Durations.parse(timeout, "--timeout");
        try (Cluster cluster = connect(report)) {
            Rollback rollback = new Rollback(cluster, report, by());
            return end(report, "rollback", rollback.run(application(cluster, application), wait, dryRun()));
        }
    }
}
