package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.traffic.CanaryBudget;
import io.jenkins.plugins.wso2mi.canary.traffic.ScalerHold;
import io.jenkins.plugins.wso2mi.canary.traffic.Scalers;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What guards and scales the stable version, as a canary lives beside it.
 *
 * @param scalers those that are held during the canary
 * @param budget whether the canary's pods get a PodDisruptionBudget of their own
 */
record CanaryNeighbours(List<ScalerHold> scalers, boolean budget) {
    static final CanaryNeighbours NONE = new CanaryNeighbours(List.of(), false);

    CanaryNeighbours {
        scalers = List.copyOf(scalers);
    }

    /**
     * Looks for them, and touches nothing.
     *
     * @param stable the stable Deployment as the cluster has it
     * @param pods the stable pods that there are now
     * @param route null if the number of pods splits the traffic
     */
    static CanaryNeighbours find(
            Cluster cluster, KubernetesObject stable, int pods, @Nullable CanaryRoute route, Problems problems) {
        KubernetesObject canary = CanaryDeployment.of(stable, pods, route == null ? null : route.label());
        List<ScalerHold> scalers = new Scalers(cluster, stable, problems)
                .find(canary.map("spec", "template", "metadata", "labels"), canary.name(), pods);
        return new CanaryNeighbours(scalers, CanaryBudget.isNeeded(cluster, stable, canary, problems));
    }

    /** Whether an object of the new release is one of those that are held. */
    boolean holds(KubernetesObject object) {
        return object.kind().equals("HorizontalPodAutoscaler")
                && scalers.stream().anyMatch(s -> s.name().equals(object.name()));
    }

    List<Map<String, Object>> scalerFields() {
        return scalers.stream().map(ScalerHold::fields).toList();
    }

    static CanaryNeighbours of(Map<String, Object> fields) {
        return new CanaryNeighbours(
                KubernetesObject.maps(fields, "scalers").stream()
                        .map(ScalerHold::of)
                        .toList(),
                Boolean.TRUE.equals(fields.get("budget")));
    }
}
