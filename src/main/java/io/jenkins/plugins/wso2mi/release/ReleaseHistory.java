package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.util.List;
import java.util.Optional;

/** The releases of a Deployment, as its ReplicaSets remember them. */
public final class ReleaseHistory {
    private ReleaseHistory() {}

    /** One revision; the record is empty if somebody else made it. */
    public record Entry(ReplicaSetState replicaSet, Optional<ReleaseRecord> record, boolean current) {}

    /** All revisions that the cluster still has, newest first. */
    public static List<Entry> of(Snapshot snapshot, DeploymentState deployment) {
        Optional<ReleaseRecord> now = ReleaseRecord.of(deployment.annotations());
        return snapshot.revisionsOf(deployment).stream()
                .map(r -> {
                    Optional<ReleaseRecord> own = ReleaseRecord.of(r.annotations());
                    boolean same = own.map(ReleaseRecord::id).equals(now.map(ReleaseRecord::id));
                    return new Entry(r, same ? now : own, r.revision() == deployment.revision());
                })
                .toList();
    }

    /**
     * The newest revision whose release passed its gate; else the newest that somebody else made.
     *
     * @param failed the release to go back from
     */
    public static Optional<Entry> lastGood(Snapshot snapshot, DeploymentState deployment, String failed) {
        List<Entry> others = of(snapshot, deployment).stream()
                .filter(e -> e.record().filter(r -> r.id().equals(failed)).isEmpty())
                .toList();
        Optional<Entry> passed = others.stream()
                .filter(e -> e.record()
                        .filter(r -> r.outcome().equals(ReleaseRecord.DONE))
                        .isPresent())
                .findFirst();
        return passed.or(() -> others.stream()
                .filter(e -> e.record().isEmpty() && !e.current())
                .findFirst());
    }
}
