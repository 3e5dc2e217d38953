package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.Optional;

/** Finds an object as it is in the cluster: each by a request of its own, or by lists. */
@FunctionalInterface
interface Finder {
    Optional<KubernetesObject> find(ObjectRef object) throws ClusterException;
}
