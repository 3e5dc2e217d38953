package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes an application back to the release before, on request. */
public final class Rollback {
    private final Cluster cluster;
    private final Reporter report;
    private final String by;

    /** Rolls back in somebody's name. */
    public Rollback(Cluster cluster, Reporter report, String by) {
        this.cluster = cluster;
        this.report = report;
        this.by = by;
    }

    /**
     * Rolls back.
     *
     * @throws RefusedException if there is no such application, or no earlier release
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(ObjectRef deployment, boolean dryRun) throws IOException {
        try (ReleaseSite site = new ReleaseSite(cluster, report, by)) {
            Snapshot snapshot =
                    site.watch(Objects.requireNonNull(deployment.namespace())).snapshot();
            DeploymentState state = snapshot.deployment(deployment.name())
                    .orElseThrow(() -> new RefusedException(
                            deployment.words(),
                            "there is no such Deployment",
                            "see mictl status, or name the namespace by -n"));
            String current =
                    ReleaseRecord.of(state.annotations()).map(ReleaseRecord::id).orElse("revision " + state.revision());
            Optional<ReleaseHistory.Entry> good =
                    ReleaseHistory.lastGood(snapshot, state, current).filter(e -> !e.current());
            if (good.isEmpty()) {
                throw new RefusedException(
                        deployment.words(),
                        "there is no earlier release to go back to",
                        "see mictl history " + deployment.name());
            }
            if (dryRun) {
                report.dryRun("take " + deployment.words() + " back to revision "
                        + good.get().replicaSet().revision());
                return new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)");
            }
            site.lock(deployment);
            return back(site, deployment, current);
        }
    }

    private ReleaseResult back(ReleaseSite site, ObjectRef deployment, String current) {
        try {
            String words = new WayBack(site, report, by).from(deployment, current, List.of());
            return new ReleaseResult(Outcome.DONE, current, "rolled-back", words);
        } catch (IOException e) {
            return new ReleaseResult(
                    Outcome.NOT_ROLLED_BACK, current, "not-rolled-back", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return new ReleaseResult(Outcome.INTERRUPTED, current, "not-rolled-back", "interrupted");
        }
    }
}
