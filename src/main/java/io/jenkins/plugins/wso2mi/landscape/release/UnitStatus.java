package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.canary.CanaryState;
import io.jenkins.plugins.wso2mi.canary.CanaryStatus;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.RolloutView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a unit stands.
 *
 * @param unit its name
 * @param view its rollout; empty if its Deployment is not there
 * @param record of its last release; empty if that was not ours
 * @param canary empty if none is under way
 * @param drift the objects that differ from what its last release applied; empty if that is not known
 * @param wanted whether the landscape's file names it
 */
public record UnitStatus(
        String unit,
        Optional<RolloutView> view,
        Optional<ReleaseRecord> record,
        Optional<CanaryState> canary,
        Optional<List<String>> drift,
        boolean wanted) {
    private static final String NONE = "-";

    static UnitStatus of(
            String unit, ObjectRef deployment, Snapshot snapshot, Optional<List<String>> drift, boolean wanted) {
        Optional<DeploymentState> state = snapshot.deployment(deployment.name());
        return new UnitStatus(
                unit,
                state.map(one -> RolloutView.of(snapshot, one)),
                state.flatMap(one -> ReleaseRecord.of(one.annotations())),
                state.flatMap(one -> CanaryStatus.of(one.annotations())),
                drift,
                wanted);
    }

    /** Whether it is there, complete, and its last release passed. */
    public boolean isWell() {
        return view.filter(RolloutView::isComplete).isPresent()
                && record.filter(one -> one.outcome().equals(ReleaseRecord.DONE))
                        .isPresent();
    }

    /** The headings of {@link #row}. */
    public static String[] headings() {
        return new String[] {"UNIT", "READY", "REVISION", "RELEASE", "OUTCOME", "CANARY", "DRIFT", "IMAGE"};
    }

    /** A row for people. */
    public Object[] row() {
        return new Object[] {
            unit + (wanted ? "" : " (not in the file)"),
            view.map(one -> one.ready() + "/" + one.deployment().replicas()).orElse("not there"),
            view.map(one -> String.valueOf(one.deployment().revision())).orElse(NONE),
            record.map(ReleaseRecord::id).orElse(NONE),
            record.map(ReleaseRecord::outcome).orElse(NONE),
            canary.map(one -> one.current().weight() + " %").orElse(NONE),
            drift.map(some -> some.isEmpty() ? "none" : some.size() + " objects")
                    .orElse("not known"),
            view.map(one -> String.join(", ", one.deployment().images().values()))
                    .orElse(NONE)
        };
    }

    /** What machines read. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("unit", unit);
        facts.put("inFile", wanted);
        facts.put("present", view.isPresent());
        view.ifPresent(one -> {
            facts.put("desired", one.deployment().replicas());
            facts.put("ready", one.ready());
            facts.put("old", one.old());
            facts.put("complete", one.isComplete());
            facts.put("revision", one.deployment().revision());
            facts.put("images", one.deployment().images());
        });
        record.ifPresent(one -> {
            facts.put("release", one.id());
            facts.put("releaseOutcome", one.outcome());
            facts.put("at", one.at().toString());
            facts.put("by", one.by());
        });
        canary.ifPresent(one -> facts.put("canary", canary(one)));
        drift.ifPresent(objects -> facts.put("drift", objects));
        return facts;
    }

    private static Map<String, Object> canary(CanaryState canary) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", canary.release().id());
        facts.put("phase", canary.phase().name().toLowerCase(Locale.ROOT));
        facts.put("weight", canary.current().weight());
        return facts;
    }
}
