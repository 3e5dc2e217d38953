package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.Comparator;
import java.util.List;

/** The order in which objects are applied: what others need comes first. Deletion goes the other way round. */
public final class ApplyOrder {
    private static final List<String> KINDS = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "PriorityClass",
            "StorageClass",
            "ResourceQuota",
            "LimitRange",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Secret",
            "ConfigMap",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Service",
            "DaemonSet",
            "Deployment",
            "StatefulSet",
            "Job",
            "CronJob",
            "HorizontalPodAutoscaler",
            "IngressClass",
            "Ingress",
            "GatewayClass",
            "Gateway",
            "HTTPRoute");

    private ApplyOrder() {}

    /** The objects sorted for applying; those of one kind keep their order, unknown kinds come last. */
    public static List<KubernetesObject> of(List<KubernetesObject> objects) {
        return objects.stream()
                .sorted(Comparator.comparingInt(ApplyOrder::rank))
                .toList();
    }

    private static int rank(KubernetesObject object) {
        int index = KINDS.indexOf(object.kind());
        return index < 0 ? KINDS.size() : index;
    }
}
