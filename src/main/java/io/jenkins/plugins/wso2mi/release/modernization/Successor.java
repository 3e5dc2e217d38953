package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A version of the API that took the place of others
 * (https://kubernetes.io/docs/reference/using-api/deprecation-guide/).
 *
 * @param kinds that it holds for
 * @param before those that were removed
 * @param now the one that took their place
 * @param removed the release of Kubernetes that has the old ones no more
 */
record Successor(Set<String> kinds, Set<String> before, String now, String removed) {
    private static final String EXTENSIONS = "extensions/v1beta1";

    private static final List<Successor> ALL = List.of(
            new Successor(
                    Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"),
                    Set.of(EXTENSIONS, "apps/v1beta1", "apps/v1beta2"),
                    "apps/v1",
                    "1.16"),
            new Successor(Set.of("NetworkPolicy"), Set.of(EXTENSIONS), "networking.k8s.io/v1", "1.16"),
            new Successor(
                    Set.of("Ingress"), Set.of(EXTENSIONS, "networking.k8s.io/v1beta1"), "networking.k8s.io/v1", "1.22"),
            new Successor(Set.of("IngressClass"), Set.of("networking.k8s.io/v1beta1"), "networking.k8s.io/v1", "1.22"),
            new Successor(
                    Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"),
                    Set.of("rbac.authorization.k8s.io/v1alpha1", "rbac.authorization.k8s.io/v1beta1"),
                    "rbac.authorization.k8s.io/v1",
                    "1.22"),
            new Successor(Set.of("PriorityClass"), Set.of("scheduling.k8s.io/v1beta1"), "scheduling.k8s.io/v1", "1.22"),
            new Successor(Set.of("StorageClass"), Set.of("storage.k8s.io/v1beta1"), "storage.k8s.io/v1", "1.22"),
            new Successor(Set.of("CronJob"), Set.of("batch/v2alpha1", "batch/v1beta1"), "batch/v1", "1.25"),
            new Successor(Set.of("PodDisruptionBudget"), Set.of("policy/v1beta1"), "policy/v1", "1.25"),
            new Successor(Set.of("HorizontalPodAutoscaler"), Set.of("autoscaling/v2beta1"), "autoscaling/v2", "1.25"),
            new Successor(Set.of("HorizontalPodAutoscaler"), Set.of("autoscaling/v2beta2"), "autoscaling/v2", "1.26"));

    /** What took the place of an object's version; empty if nothing did. */
    static Optional<Successor> of(KubernetesObject object) {
        return of(object.kind(), object.apiVersion());
    }

    static Optional<Successor> of(String kind, String version) {
        return ALL.stream()
                .filter(one -> one.kinds.contains(kind) && one.before.contains(version))
                .findFirst();
    }

    /** Why: in the words of a line. */
    String reason() {
        return "Kubernetes " + removed + " removed it";
    }
}
