package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The PodDisruptionBudget of canary pods, where stable pods have one: whoever drains nodes takes one canary pod at a
 * time. A pod must not have two, or nobody can evict it.
 */
public final class CanaryBudget {
    private static final String KIND = "PodDisruptionBudget";

    private CanaryBudget() {}

    /** The budget of a canary Deployment. */
    public static ObjectRef ref(@Nullable String namespace, String canary) {
        return new ObjectRef("policy/v1", KIND, namespace, canary);
    }

    /**
     * The budget of a canary.
     *
     * @param canary the canary Deployment
     * @param stable the stable Deployment's name
     */
    public static KubernetesObject of(KubernetesObject canary, String stable) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", canary.name());
        metadata.put("namespace", canary.namespace());
        metadata.put("labels", Map.of(CanaryService.OF, stable));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("maxUnavailable", 1);
        spec.put("selector", canary.map("spec", "selector"));
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("apiVersion", "policy/v1");
        budget.put("kind", KIND);
        budget.put("metadata", metadata);
        budget.put("spec", spec);
        return new KubernetesObject(budget, "canary of " + stable);
    }

    /**
     * Whether canary pods need one of their own.
     *
     * @param stable the stable Deployment
     * @param canary the canary Deployment as it would be
     * @param problems takes warnings of what does not hold as it should
     */
    public static boolean isNeeded(
            Cluster cluster, KubernetesObject stable, KubernetesObject canary, Problems problems) {
        try {
            List<KubernetesObject> budgets = cluster.list(ref(stable.namespace(), "any"));
            List<KubernetesObject> ofStable =
                    budgets.stream().filter(b -> selects(b, stable)).toList();
            List<KubernetesObject> ofBoth =
                    ofStable.stream().filter(b -> selects(b, canary)).toList();
            ofBoth.forEach(b -> problems.warning(
                    b.ref().words(),
                    "counts canary pods as stable ones: a canary pod that is not ready holds up evictions of stable"
                            + " ones, and one that is ready lets one more of them go",
                    "where nodes are drained meanwhile, let a route split the traffic"));
            return !ofStable.isEmpty()
                    && budgets.stream().noneMatch(b -> !isOurs(b, stable, canary) && selects(b, canary))
                    && mayBeMade(cluster, stable, canary, problems);
        } catch (ClusterException e) {
            problems.warning(
                    stable.ref().words(), "nobody knows whether a " + KIND + " guards its pods: " + e.getMessage(), "");
            return false;
        }
    }

    private static boolean mayBeMade(
            Cluster cluster, KubernetesObject stable, KubernetesObject canary, Problems problems)
            throws ClusterException {
        KubernetesObject budget = of(canary, stable.name());
        Optional<KubernetesObject> live = cluster.get(budget.ref());
        Optional<String> why = live.isPresent() && !isOurs(live.get(), stable, canary)
                ? Optional.of("there is one of that name already")
                : cluster.check(budget, Set.of()).refusal().map(Problem::what);
        why.ifPresent(words -> problems.warning(
                budget.ref().words(), "canary pods have none, and may all be evicted at once: " + words, ""));
        return why.isEmpty();
    }

    private static boolean isOurs(KubernetesObject budget, KubernetesObject stable, KubernetesObject canary) {
        return budget.name().equals(canary.name())
                && stable.name().equals(budget.map("metadata", "labels").get(CanaryService.OF));
    }

    private static boolean selects(KubernetesObject budget, KubernetesObject deployment) {
        return PodSelector.of(budget).selects(deployment.map("spec", "template", "metadata", "labels"));
    }
}
