package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.ApplicationRollback;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mictl rollback}. */
@Command(
        name = "rollback",
        description = {
            "Takes an application back to the last earlier release that passed its gate;",
            "while a canary of it is under way, takes that back."
        })
final class RollbackCommand extends CanaryVerb {
    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    protected List<SummarySink> sinks() {
        return outputs.sinks(dryRun(), System.getenv());
    }

    @Override
    protected Outcome run(Reporter report, Cluster cluster, ObjectRef stable, Duration wait) throws IOException {
        ApplicationRollback rollback = new ApplicationRollback(cluster, report, System.getenv(), by());
        return end(report, "rollback", rollback.run(stable, wait, dryRun()));
    }
}
