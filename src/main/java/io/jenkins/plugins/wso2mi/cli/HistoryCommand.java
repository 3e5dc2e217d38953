package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeView;
import io.jenkins.plugins.wso2mi.release.ReleaseHistory;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mictl history}. */
@Command(
        name = "history",
        description = {
            "Lists the releases of an application, or of each unit of a landscape, that the cluster remembers,",
            "newest first."
        })
final class HistoryCommand extends ClusterVerb {
    @Mixin
    private final Subject subject = new Subject();

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Optional<String> named = subject.application();
        try (Cluster cluster = connect(report)) {
            if (named.isEmpty()) {
                return landscape(report, LandscapeView.look(subject.landscape(cluster), cluster));
            }
            ObjectRef ref = application(cluster, named.get());
            try (NamespaceWatch watch = cluster.watchWorkloads(cluster.namespace())) {
                Snapshot snapshot = watch.snapshot();
                List<ReleaseHistory.Entry> entries = ReleaseHistory.of(snapshot, deployed(snapshot, ref));
                entries.forEach(e -> tell(report, "", e));
                return end(
                        report,
                        "history",
                        Outcome.DONE,
                        entries.size() + " revisions",
                        Map.of("revisions", entries.size()));
            }
        }
    }

    private Outcome landscape(Reporter report, LandscapeView view) {
        Map<String, List<ReleaseHistory.Entry>> histories = view.histories();
        histories.forEach((unit, entries) -> {
            report.notice("unit " + unit);
            entries.forEach(entry -> tell(report, unit, entry));
        });
        int revisions = histories.values().stream().mapToInt(List::size).sum();
        return end(
                report,
                "history",
                Outcome.DONE,
                revisions + " revisions of " + histories.size() + " units",
                Map.of("revisions", revisions));
    }

    private static void tell(Reporter report, String unit, ReleaseHistory.Entry entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (!unit.isEmpty()) {
            facts.put("unit", unit);
        }
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
