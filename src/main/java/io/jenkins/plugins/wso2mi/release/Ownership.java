package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;

/** Tells whose an object is, by its managed fields (server-side apply). */
public final class Ownership {
    private Ownership() {}

    /** Whether we applied it. */
    public static boolean isOurs(KubernetesObject live) {
        return KubernetesObject.maps(live.map("metadata"), "managedFields").stream()
                .anyMatch(f -> KubernetesObject.text(f, "manager").equals(Cluster.FIELD_MANAGER)
                        && KubernetesObject.text(f, "operation").equals("Apply"));
    }
}
