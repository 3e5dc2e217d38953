package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.util.List;

/**
 * Who is compared: the pods of a canary and those of the stable version beside it.
 *
 * @param namespace of both
 */
public record Subjects(String namespace, Side stable, Side canary) {
    /**
     * One of the two.
     *
     * @param deployment its Deployment's name
     * @param pods those that are there now and not being deleted
     */
    public record Side(String deployment, List<PodState> pods) {
        public Side {
            pods = List.copyOf(pods);
        }

        /**
         * What the names of its pods match, now and later: Kubernetes puts a hash and five characters behind the
         * Deployment's name. The pods of {@code web-canary} do not match what those of {@code web} do.
         */
        String podPattern() {
            return deployment.replace(".", "[.]") + "-[a-z0-9]+-[a-z0-9]{5}";
        }
    }

    /**
     * As a namespace is known now.
     *
     * @param stable the stable Deployment's name
     * @param canary the canary Deployment's name; it need not be there yet
     */
    public static Subjects of(Snapshot snapshot, String namespace, String stable, String canary) {
        return new Subjects(namespace, side(snapshot, stable), side(snapshot, canary));
    }

    private static Side side(Snapshot snapshot, String deployment) {
        List<PodState> pods = snapshot.deployment(deployment).stream()
                .flatMap(d -> snapshot.revisionsOf(d).stream())
                .flatMap(revision -> snapshot.podsOf(revision).stream())
                .filter(pod -> !pod.deleting())
                .toList();
        return new Side(deployment, pods);
    }
}
