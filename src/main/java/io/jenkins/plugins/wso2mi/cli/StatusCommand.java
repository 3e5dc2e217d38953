package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryDeployment;
import io.jenkins.plugins.wso2mi.canary.CanaryState;
import io.jenkins.plugins.wso2mi.canary.CanaryStatus;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeView;
import io.jenkins.plugins.wso2mi.landscape.release.UnitStatus;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.RolloutView;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mictl status}. */
@Command(
        name = "status",
        description = {
            "Shows what runs of an application, or of each unit of a landscape: release, pods, and a canary",
            "if one is under way; of a landscape also how many objects differ from what was released."
        })
final class StatusCommand extends ClusterVerb {
    @Mixin
    private final Subject subject = new Subject();

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Optional<String> named = subject.application();
        try (Cluster cluster = connect(report)) {
            if (named.isEmpty()) {
                return landscape(report, LandscapeView.look(subject.landscape(cluster), cluster));
            }
            String application = named.get();
            ObjectRef ref = application(cluster, application);
            Optional<CanaryState> canary = CanaryStatus.of(cluster, ref);
            try (NamespaceWatch watch = cluster.watchWorkloads(cluster.namespace())) {
                Snapshot snapshot = watch.snapshot();
                DeploymentState state = deployed(snapshot, ref);
                Map<String, Object> facts = tell(report, snapshot, state);
                snapshot.deployment(CanaryDeployment.nameOf(application)).ifPresent(d -> tell(report, snapshot, d));
                canary.ifPresent(c -> facts.put("canary", canary(report, c)));
                return end(report, "status", Outcome.DONE, sentence(snapshot, state), facts);
            }
        }
    }

    private Outcome landscape(Reporter report, LandscapeView view) throws IOException {
        List<UnitStatus> units = view.units();
        Table table = new Table(UnitStatus.headings());
        units.forEach(unit -> table.row(unit.row()));
        if (root().output != Mictl.Output.JSON) {
            print(table.text());
        }
        long well = units.stream().filter(UnitStatus::isWell).count();
        String sentence = well + " of " + units.size() + " units are complete and passed their gate";
        Map<String, Object> facts =
                Map.of("units", units.stream().map(UnitStatus::facts).toList());
        return end(report, "status", Outcome.DONE, sentence, facts);
    }

    private static String sentence(Snapshot snapshot, DeploymentState state) {
        RolloutView view = RolloutView.of(snapshot, state);
        return view.isComplete() ? state.name() + " is complete" : state.name() + " is not complete: " + view.lacks();
    }

    private static Map<String, Object> tell(Reporter report, Snapshot snapshot, DeploymentState state) {
        RolloutView view = RolloutView.of(snapshot, state);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("application", state.name());
        facts.put("desired", state.replicas());
        facts.put("ready", view.ready());
        facts.put("old", view.old());
        facts.put("revision", state.revision());
        facts.put("images", state.images());
        Optional<ReleaseRecord> record = ReleaseRecord.of(state.annotations());
        record.ifPresent(r -> {
            facts.put("release", r.id());
            facts.put("releaseOutcome", r.outcome());
            facts.put("by", r.by());
        });
        String release = record.map(r -> ", release " + r.id() + " (" + r.outcome() + ") by " + r.by())
                .orElse(", not released by us");
        report.item(
                "status",
                state.name() + ": " + view.ready() + " of " + state.replicas() + " pods ready, "
                        + String.join(", ", state.images().values()) + release,
                facts);
        view.pods().forEach(p -> report.notice("  " + line(p)));
        return facts;
    }

    private static String line(PodState pod) {
        int restarts = pod.containers().stream().mapToInt(c -> c.restarts()).sum();
        return pod.name() + " " + (pod.isReady() ? "ready" : pod.phase().toLowerCase(java.util.Locale.ROOT))
                + (restarts == 0 ? "" : ", " + restarts + " restarts");
    }

    private static Map<String, Object> canary(Reporter report, CanaryState canary) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", canary.release().id());
        facts.put("plan", canary.plan().text());
        facts.put("phase", canary.phase().name().toLowerCase(java.util.Locale.ROOT));
        facts.put("step", canary.step() + 1);
        facts.put("weight", canary.current().weight());
        report.notice("canary: step " + (canary.step() + 1) + " of "
                + canary.plan().steps().size() + " (" + canary.plan().text() + "), " + canary.phaseWords());
        return facts;
    }
}
