package io.jenkins.plugins.wso2mi.management;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pods of an application whose servers may be asked: of all its revisions, those that have not ended. */
public final class ApplicationPods {
    private ApplicationPods() {}

    /**
     * The pods, sorted by name.
     *
     * @param only the name of one of them; null for all
     * @throws RefusedException if there is none, or none of that name
     */
    public static List<PodState> of(Snapshot snapshot, DeploymentState deployment, @Nullable String only) {
        List<PodState> pods = snapshot.revisionsOf(deployment).stream()
                .flatMap(revision -> snapshot.podsOf(revision).stream())
                .filter(pod -> !pod.deleting() && !hasEnded(pod))
                .sorted(Comparator.comparing(PodState::name))
                .toList();
        if (pods.isEmpty()) {
            throw new RefusedException(deployment.words(), "has no pods", "scale it, or see mictl status");
        }
        if (only == null) {
            return pods;
        }
        return List.of(pods.stream()
                .filter(pod -> pod.name().equals(only))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "--pod",
                        deployment.words() + " has no pod " + only,
                        "it has "
                                + String.join(
                                        ", ", pods.stream().map(PodState::name).toList()))));
    }

    private static boolean hasEnded(PodState pod) {
        return pod.phase().equals("Failed") || pod.phase().equals("Succeeded");
    }
}
