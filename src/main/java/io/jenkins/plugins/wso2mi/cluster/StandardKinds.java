package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.cluster.Kinds.Kind;
import java.util.Map;
import java.util.Optional;

/** Kinds that every API server since Kubernetes 1.23 has under the same name: nobody has to ask for them. */
final class StandardKinds {
    private static final String CORE = "v1 ";
    private static final String APPS = "apps/v1 ";
    private static final String RBAC = "rbac.authorization.k8s.io/v1 ";

    private static final Map<String, Kind> KNOWN = Map.ofEntries(
            Map.entry(CORE + "Namespace", new Kind("namespaces", false)),
            Map.entry(CORE + "PersistentVolume", new Kind("persistentvolumes", false)),
            Map.entry(CORE + "ConfigMap", new Kind("configmaps", true)),
            Map.entry(CORE + "PersistentVolumeClaim", new Kind("persistentvolumeclaims", true)),
            Map.entry(CORE + "Pod", new Kind("pods", true)),
            Map.entry(CORE + "Secret", new Kind("secrets", true)),
            Map.entry(CORE + "Service", new Kind("services", true)),
            Map.entry(CORE + "ServiceAccount", new Kind("serviceaccounts", true)),
            Map.entry(APPS + "DaemonSet", new Kind("daemonsets", true)),
            Map.entry(APPS + "Deployment", new Kind("deployments", true)),
            Map.entry(APPS + "ReplicaSet", new Kind("replicasets", true)),
            Map.entry(APPS + "StatefulSet", new Kind("statefulsets", true)),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", new Kind("horizontalpodautoscalers", true)),
            Map.entry("batch/v1 CronJob", new Kind("cronjobs", true)),
            Map.entry("batch/v1 Job", new Kind("jobs", true)),
            Map.entry("networking.k8s.io/v1 Ingress", new Kind("ingresses", true)),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", new Kind("networkpolicies", true)),
            Map.entry("policy/v1 PodDisruptionBudget", new Kind("poddisruptionbudgets", true)),
            Map.entry(RBAC + "Role", new Kind("roles", true)),
            Map.entry(RBAC + "RoleBinding", new Kind("rolebindings", true)));

    private StandardKinds() {}

    /** A kind's place in the API; empty if the server itself has to tell. */
    static Optional<Kind> find(String apiVersion, String kind) {
        return Optional.ofNullable(KNOWN.get(apiVersion + " " + kind));
    }
}
