package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for HorizontalPodAutoscalers that would fight about a canary's pods, or about those of its stable version. */
public final class Scalers {
    private final Cluster cluster;
    private final KubernetesObject stable;
    private final Problems problems;

    /**
     * Looks beside a Deployment.
     *
     * @param problems takes what cannot work as errors, and what nobody knows as warnings
     */
    public Scalers(Cluster cluster, KubernetesObject stable, Problems problems) {
        this.cluster = cluster;
        this.stable = stable;
        this.problems = problems;
    }

    /**
     * Those that scale the stable Deployment, as they are to be held during the canary.
     *
     * @param canary the labels of the canary's pods
     * @param name the canary Deployment's name
     * @param pods the stable pods that there are now
     */
    public List<ScalerHold> find(Map<String, Object> canary, String name, int pods) {
        List<ScalerHold> found = new ArrayList<>();
        try {
            for (KubernetesObject scaler : cluster.list(ScalerHold.ref(stable.namespace(), "any"))) {
                if (scales(scaler, name)) {
                    problems.error(
                            scaler.ref().words(),
                            "scales Deployment " + name + ", whose size is the plan's",
                            "remove it: the canary goes, and takes nothing with it that could be scaled");
                } else if (scales(scaler, stable.name())) {
                    found.addAll(held(scaler, canary, pods));
                }
            }
        } catch (ClusterException e) {
            problems.warning(
                    stable.ref().words(),
                    "nobody knows whether a " + ScalerHold.KIND + " scales it: " + e.getMessage(),
                    "");
        }
        return List.copyOf(found);
    }

    private static boolean scales(KubernetesObject scaler, String deployment) {
        Map<String, Object> target = scaler.map("spec", "scaleTargetRef");
        return KubernetesObject.text(target, "kind").equals("Deployment")
                && KubernetesObject.text(target, "name").equals(deployment);
    }

    /** It counts all pods that the Deployment's selector finds, whoever owns them. */
    private List<ScalerHold> held(KubernetesObject scaler, Map<String, Object> canary, int pods) {
        if (PodSelector.of(stable).selects(canary)) {
            problems.error(
                    scaler.ref().words(),
                    "would count canary pods as stable ones and scale by both: they have the same labels",
                    "let a route split the traffic (--traffic), or begin the plan with 'preview'");
            return List.of();
        }
        try {
            return List.of(ScalerHold.of(cluster, scaler, pods));
        } catch (ClusterException e) {
            problems.error(
                    scaler.ref().words(),
                    "cannot be kept from scaling the stable version down meanwhile: " + e.getMessage(),
                    "give this account patch on horizontalpodautoscalers");
            return List.of();
        }
    }
}
