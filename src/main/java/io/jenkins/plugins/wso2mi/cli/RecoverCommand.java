package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRecovery;
import io.jenkins.plugins.wso2mi.canary.CanaryRecovery.Abandoned;
import io.jenkins.plugins.wso2mi.cluster.ApplicationLock;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl recover}. */
@Command(
        name = "recover",
        description = "Takes the canaries of a namespace back that nobody drives any more; for a CronJob, or by hand.")
final class RecoverCommand extends ClusterVerb {
    @Option(
            names = "--after",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long nobody must have driven a canary; at least 30s, default: ${DEFAULT-VALUE}.")
    private String after = "5m";

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Duration patience = Durations.parse(after, "--after");
        Duration time = wait.time();
        if (patience.compareTo(ApplicationLock.TERM) < 0) {
            throw new RefusedException(
                    "--after", after + " is too short", "a driver may be silent for 30s: give that or more");
        }
        try (Cluster cluster = connect(report)) {
            CanaryRecovery recovery = new CanaryRecovery(cluster, report, by());
            List<Abandoned> abandoned = recovery.abandoned(patience);
            Outcome worst = Outcome.DONE;
            for (Abandoned canary : abandoned) {
                if (dryRun()) {
                    report.dryRun(canary.words() + ", undriven since " + canary.since());
                    continue;
                }
                ReleaseResult result = recovery.end(canary, time);
                report.notice(canary.stable().words() + ": " + result.sentence());
                worst = result.outcome() == Outcome.DONE ? worst : result.outcome();
            }
            String words = abandoned.isEmpty()
                    ? "no canary is without a driver"
                    : abandoned.size() + (dryRun() ? " canaries are without a driver" : " canaries looked after");
            return end(report, "recover", worst, words, Map.of("abandoned", abandoned.size()));
        }
    }
}
