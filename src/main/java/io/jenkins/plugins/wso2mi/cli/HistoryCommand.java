package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.release.ReleaseHistory;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mictl history}. */
@Command(
        name = "history",
        description = "Lists the releases of an application that the cluster remembers, newest first.")
final class HistoryCommand extends ClusterVerb {
    @Parameters(paramLabel = "APP", description = "Name of the Deployment.")
    private String application = "";

    @Override
    protected Outcome run(Reporter report) throws IOException {
        try (Cluster cluster = connect(report)) {
            ObjectRef ref = application(cluster, application);
            try (NamespaceWatch watch = cluster.watchWorkloads(cluster.namespace())) {
                Snapshot snapshot = watch.snapshot();
                List<ReleaseHistory.Entry> entries = ReleaseHistory.of(snapshot, deployed(snapshot, ref));
                entries.forEach(e -> tell(report, e));
                return end(
                        report,
                        "history",
                        Outcome.DONE,
                        entries.size() + " revisions",
                        Map.of("revisions", entries.size()));
            }
        }
    }

    private static void tell(Reporter report, ReleaseHistory.Entry entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("revision", entry.replicaSet().revision());
        facts.put("current", entry.current());
        facts.put("images", entry.replicaSet().images());
        entry.record().ifPresent(r -> {
            facts.put("release", r.id());
            facts.put("at", r.at().toString());
            facts.put("by", r.by());
            facts.put("releaseOutcome", r.outcome());
            facts.put("note", r.note());
        });
        String what = entry.record()
                .map((ReleaseRecord r) -> "release " + r.id() + " " + r.outcome() + " by " + r.by()
                        + (r.note().isEmpty() ? "" : ", " + r.note()))
                .orElse("not released by us");
        report.item(
                "release",
                (entry.current() ? "* " : "  ") + "revision "
                        + entry.replicaSet().revision() + ": " + what + ", "
                        + String.join(", ", entry.replicaSet().images().values()),
                facts);
    }
}
