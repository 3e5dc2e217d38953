package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRequest;
import io.jenkins.plugins.wso2mi.canary.CanaryStatus;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeRollback;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
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
                LandscapeRollback rollback = new LandscapeRollback(cluster, report, by());
                return end(report, "rollback", rollback.run(subject.landscape(cluster), to, time, dryRun()));
            }
            return run(report, cluster, application(cluster, named.get()), time);
        }
    }

    private Outcome run(Reporter report, Cluster cluster, ObjectRef stable, Duration time) throws IOException {
        if (!to.isEmpty() || CanaryStatus.of(cluster, stable).isEmpty()) {
            ReleaseResult result = new Rollback(cluster, report, by()).run(stable, to, time, dryRun());
            return end(report, "rollback", result);
        }
        report.notice("a canary of " + stable.words() + " is under way: it is taken back");
        return dryRun()
                ? dryRun(report, cluster, stable, CanaryRequest.ABORT.word())
                : end(report, "rollback", canary(report, cluster).ask(stable, CanaryRequest.ABORT, time, by()));
    }
}
