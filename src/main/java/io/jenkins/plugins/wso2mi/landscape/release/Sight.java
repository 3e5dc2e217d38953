package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.comparison.Comparison;
import java.util.List;
import java.util.Optional;

/** How objects of a cluster are seen: each by a request of its own, or in lists that are asked for once. */
interface Sight {
    /** An object as it is. */
    Optional<KubernetesObject> find(ObjectRef object) throws ClusterException;

    /** All objects of a kind in a namespace, named by one of them. */
    List<KubernetesObject> all(ObjectRef any) throws ClusterException;

    /** Few objects of many kinds: no more rights are needed than to apply them. */
    static Sight of(Cluster cluster) {
        return new OneByOne(cluster);
    }

    /** Many objects, with what a comparison has listed already. */
    static Sight of(Comparison comparison) {
        return new Listed(comparison);
    }

    /** Each object by a request of its own. */
    record OneByOne(Cluster cluster) implements Sight {
        @Override
        public Optional<KubernetesObject> find(ObjectRef object) throws ClusterException {
            return cluster.get(object);
        }

        @Override
        public List<KubernetesObject> all(ObjectRef any) throws ClusterException {
            return cluster.list(any);
        }
    }

    /** In lists that are asked for once. */
    record Listed(Comparison comparison) implements Sight {
        @Override
        public Optional<KubernetesObject> find(ObjectRef object) throws ClusterException {
            return comparison.find(object);
        }

        @Override
        public List<KubernetesObject> all(ObjectRef any) throws ClusterException {
            return comparison.all(any);
        }
    }
}
