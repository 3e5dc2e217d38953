package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.ApplicationRollback;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeRollback;
import io.jenkins.plugins.wso2mi.release.Rollback;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl rollback}. */
@Command(
        name = "rollback",
        description = {
            "Takes an application, or units of a landscape from the last to the first, back to the last",
            "earlier release that passed its gate; while a canary of an application is under way, takes that back."
        })
final class RollbackCommand extends ClusterVerb {
    @Mixin
    private final Subject subject = new Subject();

    @Option(
            names = "--to",
            paramLabel = "RELEASE",
            description =
                    "Id of a release that passed its gate, as history tells it; of a landscape, its unit goes back.")
    private String to = "";

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    protected List<SummarySink> sinks() {
        return outputs.sinks(dryRun(), System.getenv());
    }

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Duration time = wait.time();
        Optional<String> named = subject.application();
        try (Cluster cluster = connect(report)) {
            if (named.isEmpty()) {
                LandscapeRollback rollback = new LandscapeRollback(cluster, report, System.getenv(), by());
                return end(report, "rollback", rollback.run(subject.landscape(cluster), to, time, dryRun()));
            }
            ObjectRef application = application(cluster, named.get());
            if (!to.isEmpty()) {
                Rollback rollback = new Rollback(cluster, report, by());
                return end(report, "rollback", rollback.run(application, to, time, dryRun()));
            }
            ApplicationRollback rollback = new ApplicationRollback(cluster, report, System.getenv(), by());
            return end(report, "rollback", rollback.run(application, time, dryRun()));
        }
    }
}
