package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes an application back to the release before, on request. */
public final class Rollback {
    private static final String VERB = "rollback";

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
     * Rolls back, by the calling thread.
     *
     * @param timeout how long the gate of the earlier release may wait
     * @throws RefusedException if there is no such application, or no earlier release
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(ObjectRef deployment, Duration timeout, boolean dryRun) throws IOException {
        return run(deployment, "", timeout, dryRun);
    }

    /**
     * Rolls back to a release, by the calling thread.
     *
     * @param to its id; empty for the last one that passed
     * @param timeout how long the gate of the earlier release may wait
     * @throws RefusedException if there is no such application, or the release is none to go back to
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(ObjectRef deployment, String to, Duration timeout, boolean dryRun) throws IOException {
        return Drive.toTheEnd(() -> begin(deployment, to, timeout, dryRun));
    }

    /**
     * Begins to roll back: looks what there is to go back to, and takes the lock.
     *
     * @param timeout how long the gate of the earlier release may wait
     * @return what goes on; a dry run has ended
     * @throws RefusedException if there is no such application, or no earlier release
     * @throws IOException if the cluster fails
     */
    public Undertaking begin(ObjectRef deployment, Duration timeout, boolean dryRun) throws IOException {
        return begin(deployment, "", timeout, dryRun);
    }

    /**
     * Begins to roll back to a release.
     *
     * @param to its id; empty for the last one that passed
     * @param timeout how long the gate of the earlier release may wait
     * @return what goes on; a dry run has ended
     * @throws RefusedException if there is no such application, or the release is none to go back to
     * @throws IOException if the cluster fails
     */
    public Undertaking begin(ObjectRef deployment, String to, Duration timeout, boolean dryRun) throws IOException {
        ReleaseSite site = new ReleaseSite(cluster, report, by);
        try {
            Snapshot snapshot = site.snapshot(deployment);
            DeploymentState state = snapshot.deployment(deployment.name())
                    .orElseThrow(() -> new RefusedException(
                            deployment.words(),
                            "there is no such Deployment",
                            "see mictl status, or name the namespace by -n"));
            RunningCanary.refuse(deployment, state.annotations());
            String current = ReleaseHistory.current(snapshot, state);
            ReleaseHistory.Entry good = to.isEmpty()
                    ? good(deployment, snapshot, state, current)
                    : ReleaseHistory.named(snapshot, state, to);
            if (dryRun) {
                report.dryRun("take " + deployment.words() + " back to revision "
                        + good.replicaSet().revision());
                site.close(true);
                return new Ended(new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)"));
            }
            site.lock(deployment);
            Failure none = new Failure(current, Outcome.DONE, "");
            WayBack back = new WayBack(site, none, List.of(deployment), List.of(), timeout, to);
            return new StagedUndertaking(site, VERB, Set.of(), back);
        } catch (IOException | RuntimeException e) {
            site.close(true);
            throw e;
        }
    }

    private static ReleaseHistory.Entry good(
            ObjectRef deployment, Snapshot snapshot, DeploymentState state, String current) {
        Optional<ReleaseHistory.Entry> good =
                ReleaseHistory.lastGood(snapshot, state, current).filter(e -> !e.current());
        return good.orElseThrow(() -> new RefusedException(
                deployment.words(),
                "there is no earlier release to go back to",
                "see mictl history " + deployment.name()));
    }

    /**
     * Goes on with a rollback that another JVM began; nobody is asked before the first look.
     *
     * @throws RefusedException if the state is none, or of a version that is not known here
     */
    public Undertaking resume(String state) {
        return StateJson.read(VERB, state, this::resumed);
    }

    private Undertaking resumed(Map<String, Object> fields) {
        ReleaseSite site = new ReleaseSite(cluster, report, KubernetesObject.text(fields, "by"));
        WayBack back = WayBack.of(site, fields);
        return new StagedUndertaking(site, VERB, Set.of(), new Takeover(site, back.deployments(), back));
    }
}
