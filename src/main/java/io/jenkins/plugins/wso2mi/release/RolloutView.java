package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.util.List;
import java.util.Optional;

/**
 * A Deployment's rollout as one look shows it.
 *
 * @param newest the ReplicaSet of the newest revision; empty before the controller made it
 * @param pods pods of the newest revision that are neither being deleted nor ended for good
 * @param old how many pods of other revisions are left, ending ones included
 */
public record RolloutView(DeploymentState deployment, Optional<ReplicaSetState> newest, List<PodState> pods, int old) {
    public RolloutView {
        pods = List.copyOf(pods);
    }

    /** Reads the view of a Deployment from a snapshot; ReplicaSets and pods count by owner, never by label. */
    public static RolloutView of(Snapshot snapshot, DeploymentState deployment) {
        List<ReplicaSetState> revisions = snapshot.revisionsOf(deployment);
        Optional<ReplicaSetState> newest = revisions.stream()
                .filter(r -> r.revision() == deployment.revision())
                .findFirst();
        List<PodState> pods = newest.map(r -> snapshot.podsOf(r).stream()
                        .filter(p -> !p.deleting() && !hasEnded(p))
                        .toList())
                .orElse(List.of());
        int old = revisions.stream()
                .filter(r -> newest.filter(r::equals).isEmpty())
                .flatMap(r -> snapshot.podsOf(r).stream())
                .filter(p -> p.deleting() || !hasEnded(p))
                .mapToInt(p -> 1)
                .sum();
        return new RolloutView(deployment, newest, pods, old);
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
        int wanted = deployment.replicas();
        return newest.isPresent()
                && deployment.updatedReplicas() >= wanted
                && deployment.availableReplicas() >= wanted
                && deployment.totalReplicas() == deployment.updatedReplicas()
                && ready() >= wanted
                && pods.size() <= Math.max(wanted, deployment.updatedReplicas())
                && old == 0;
    }

    /** What a complete rollout still lacks, in words. */
    public String lacks() {
        int wanted = deployment.replicas();
        if (newest.isEmpty()) {
            return "waiting for the new revision's ReplicaSet";
        }
        if (pods.size() < wanted) {
            return pods.size() + " of " + wanted + " new pods exist";
        }
        if (ready() < wanted) {
            return ready() + " of " + wanted + " new pods are ready";
        }
        if (deployment.availableReplicas() < wanted) {
            return "ready, waiting for minReadySeconds (" + deployment.minReadySeconds() + " s)";
        }
        if (isComplete()) {
            return "ready";
        }
        return old > 0 ? old + " old pods are still ending" : "waiting for the controller's count";
    }
}
