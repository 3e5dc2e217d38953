package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.util.List;
import java.util.Optional;

/**
 * A rollout as one look shows it, of a Deployment, StatefulSet or DaemonSet.
 *
 * @param newest the ReplicaSet of the newest revision; empty before the controller made it
 * @param pods pods of the newest revision that are neither being deleted nor ended for good
 * @param ended pods of the newest revision that ended for good, such as evicted ones
 * @param old how many pods of other revisions are left, ending ones included
 * @param leaving how many of those are ending
 * @param revisions how many revisions are known
 */
public record RolloutView(
        DeploymentState deployment,
        Optional<ReplicaSetState> newest,
        List<PodState> pods,
        List<PodState> ended,
        int old,
        int leaving,
        int revisions) {
    public RolloutView {
        pods = List.copyOf(pods);
        ended = List.copyOf(ended);
    }

    /** Reads the view of a workload from a snapshot; ReplicaSets and pods count by owner, never by label. */
    public static RolloutView of(Snapshot snapshot, DeploymentState deployment) {
        List<ReplicaSetState> revisions = snapshot.revisionsOf(deployment);
        // by Recreate, and while it is paused, the revision is still the earlier one
        Optional<ReplicaSetState> newest = revisions.stream()
                .filter(r -> r.template() == deployment.template())
                .findFirst();
        List<PodState> newPods = newest.map(snapshot::podsOf).orElse(List.of()).stream()
                .filter(p -> !p.deleting())
                .toList();
        List<PodState> old = revisions.stream()
                .filter(r -> newest.filter(r::equals).isEmpty())
                .flatMap(r -> snapshot.podsOf(r).stream())
                .filter(p -> p.deleting() || !hasEnded(p))
                .toList();
        return new RolloutView(
                deployment,
                newest,
                newPods.stream().filter(p -> !hasEnded(p)).toList(),
                newPods.stream().filter(RolloutView::hasEnded).toList(),
                old.size(),
                (int) old.stream().filter(PodState::deleting).count(),
                revisions.size());
    }

    /** Evicted pods and the like stay in the list until somebody removes them; ReplicaSets do not count them either. */
    private static boolean hasEnded(PodState pod) {
        return pod.phase().equals("Failed") || pod.phase().equals("Succeeded");
    }

    /** Pods of the newest revision that are Ready. */
    public int ready() {
        return (int) pods.stream().filter(PodState::isReady).count();
    }

    /**
     * Whether the rollout is complete: all wanted pods are of the newest revision, Ready and available (Ready for
     * minReadySeconds by the server's count), and no older pod is left. Stricter than kubectl's rollout status.
     */
    public boolean isComplete() {
        int wanted = wanted();
        return newest.isPresent()
                && deployment.updatedReplicas() >= wanted
                && deployment.availableReplicas() >= deployment.replicas()
                && deployment.totalReplicas() <= deployment.updatedReplicas() + deployment.kept()
                && ready() >= wanted
                && pods.size() <= Math.max(wanted, deployment.updatedReplicas())
                && old <= deployment.kept();
    }

    /** How many pods the newest revision is to have. */
    public int wanted() {
        return deployment.replicas() - deployment.kept();
    }

    /** What a complete rollout still lacks, in words. */
    public String lacks() {
        int wanted = wanted();
        if (newest.isEmpty()) {
            return "waiting for the new revision's ReplicaSet";
        }
        if (pods.size() < wanted) {
            return pods.size() + " of " + wanted + " new pods exist";
        }
        if (ready() < wanted) {
            return ready() + " of " + wanted + " new pods are ready";
        }
        boolean old = this.old > deployment.kept();
        if (deployment.minReadySeconds() > 0
                && (deployment.availableReplicas() < deployment.replicas() || (old && leaving == 0))) {
            return "ready, waiting for minReadySeconds (" + deployment.minReadySeconds() + " s)";
        }
        if (isComplete()) {
            return "ready";
        }
        return old ? this.old + " old pods are still ending" : "waiting for the controller's count";
    }
}
