package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the causes for which a rollout does not get on, worst first. A pure function of the snapshot. */
final class Diagnosis {
    private Diagnosis() {}

    /**
     * Looks at the newest revision of a Deployment.
     *
     * @param pods its pods that are not being deleted
     * @param known causes of those among them that are Ready
     */
    static List<Cause> of(
            Snapshot snapshot,
            DeploymentState deployment,
            ReplicaSetState newest,
            List<PodState> pods,
            List<Cause> known) {
        List<Cause> causes = new ArrayList<>(CreationCauses.of(deployment, newest));
        for (PodState pod : pods) {
            if (!pod.isReady()) {
                causes.addAll(PodCauses.of(snapshot, pod));
            }
        }
        causes.addAll(known);
        causes.sort(Comparator.comparing(Cause::kind));
        return causes;
    }
}
