package io.jenkins.plugins.wso2mi.cluster;

import java.util.List;

/** The kinds by which a namespace is in use: workloads, services, configuration and claims. */
final class Holdings {
    private static final List<ObjectRef> KINDS = List.of(
            new ObjectRef("apps/v1", "Deployment", null, ""),
            new ObjectRef("apps/v1", "StatefulSet", null, ""),
            new ObjectRef("apps/v1", "DaemonSet", null, ""),
            new ObjectRef("batch/v1", "Job", null, ""),
            new ObjectRef("batch/v1", "CronJob", null, ""),
            new ObjectRef("v1", "Pod", null, ""),
            new ObjectRef("v1", "Service", null, ""),
            new ObjectRef("v1", "ConfigMap", null, ""),
            new ObjectRef("v1", "Secret", null, ""),
            new ObjectRef("v1", "PersistentVolumeClaim", null, ""),
            new ObjectRef("networking.k8s.io/v1", "Ingress", null, ""));

    private Holdings() {}

    /** The kinds in a namespace. */
    static List<ObjectRef> in(String namespace) {
        return KINDS.stream()
                .map(kind -> new ObjectRef(kind.apiVersion(), kind.kind(), namespace, ""))
                .toList();
    }
}
