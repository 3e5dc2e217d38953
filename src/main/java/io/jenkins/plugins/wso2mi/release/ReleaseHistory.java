package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Collections;
import java.util.Comparator;
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
        List<ReplicaSetState> revisions = snapshot.revisionsOf(deployment);
        return revisions.stream()
                .map(r -> {
                    Optional<ReleaseRecord> own = own(r, revisions);
                    boolean same = own.map(ReleaseRecord::id).equals(now.map(ReleaseRecord::id));
                    return new Entry(r, same ? now : own, r.revision() == deployment.revision());
                })
                .toList();
    }

    /**
     * The record of a revision, if it is really its own: the controller copies the Deployment's annotations to whatever
     * revision is newest, also when somebody else has changed the pod template ({@code kubectl set image}).
     */
    private static Optional<ReleaseRecord> own(ReplicaSetState revision, List<ReplicaSetState> all) {
        return ReleaseRecord.of(revision.annotations()).filter(record -> {
            List<ReplicaSetState> carriers = all.stream()
                    .filter(r -> ReleaseRecord.idIn(r.annotations()).equals(Optional.of(record.id())))
                    .toList();
            return revision.equals(Collections.min(carriers, byLikelihood(record)));
        });
    }

    /** The release made the revision that runs its images; of several, the one that was made first. */
    private static Comparator<ReplicaSetState> byLikelihood(ReleaseRecord record) {
        return Comparator.comparing((ReplicaSetState r) -> !runs(r, record))
                .thenComparing(ReplicaSetState::created, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparingLong(ReplicaSetState::revision);
    }

    private static boolean runs(ReplicaSetState revision, ReleaseRecord record) {
        return record.images().entrySet().containsAll(revision.images().entrySet());
    }

    /** What a Deployment runs now: the id of its release, else {@code revision N} of somebody else. */
    static String current(Snapshot snapshot, DeploymentState deployment) {
        return of(snapshot, deployment).stream()
                .filter(Entry::current)
                .findFirst()
                .flatMap(Entry::record)
                .map(ReleaseRecord::id)
                .orElse("revision " + deployment.revision());
    }

    /**
     * The revision of a release that is named.
     *
     * @throws RefusedException if the cluster does not remember it, it runs already, or its gate did not pass it
     */
    static Entry named(Snapshot snapshot, DeploymentState deployment, String release) {
        Entry entry = of(snapshot, deployment).stream()
                .filter(e -> e.record().filter(r -> r.id().equals(release)).isPresent())
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        deployment.words(),
                        "the cluster remembers no release " + release,
                        "see mictl history " + deployment.name()));
        String outcome = entry.record().map(ReleaseRecord::outcome).orElse("");
        if (entry.current() || !outcome.equals(ReleaseRecord.DONE)) {
            throw new RefusedException(
                    deployment.words(),
                    "release " + release + (entry.current() ? " runs already" : " did not pass its gate: " + outcome),
                    "see mictl history " + deployment.name());
        }
        return entry;
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
