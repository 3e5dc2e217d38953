package io.jenkins.plugins.wso2mi.release.comparison;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ApplyOrder;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.NoOverlap;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import io.jenkins.plugins.wso2mi.release.completion.Completion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares objects with those of a cluster: one request for each kind and namespace, and a dry run for each object that
 * is not plainly as it would be applied.
 */
public final class Comparison {
    private final Cluster cluster;
    private final ImageLookup images;
    private final Map<ObjectRef, Map<String, KubernetesObject>> lists = new HashMap<>();

    /** Compares with a cluster. */
    public Comparison(Cluster cluster, ImageLookup images) {
        this.cluster = cluster;
        this.images = images;
    }

    /**
     * What a release of objects would change, in the order of applying.
     *
     * @throws RefusedException if the cluster does not know a kind
     * @throws ClusterException if it would not take an object, or cannot be reached
     */
    public List<Change> compare(List<KubernetesObject> objects) throws ClusterException {
        List<KubernetesObject> placed = new ArrayList<>();
        for (KubernetesObject object : objects) {
            placed.add(cluster.placed(object)
                    .orElseThrow(() -> new RefusedException(
                            object.where(),
                            "the cluster knows no " + object.kind() + " in " + object.apiVersion(),
                            "correct apiVersion and kind, or install its CRD")));
        }
        List<Change> changes = new ArrayList<>();
        for (KubernetesObject object : ApplyOrder.of(placed)) {
            changes.add(change(completed(object)));
        }
        return changes;
    }

    /** As a release would apply it. */
    private KubernetesObject completed(KubernetesObject object) {
        // only where the manifest names no strategy do the applications of its image decide, which a registry is asked
        // for
        Completed known = object.map("spec").containsKey("strategy")
                ? new Completed(object, List.of())
                : NoOverlap.of(object, images, Set.of());
        return known.then(one -> Completion.of(one, Set.of())).object();
    }

    private Change change(KubernetesObject wanted) throws ClusterException {
        Optional<KubernetesObject> live = find(wanted.ref());
        if (live.isEmpty()) {
            return new Change(wanted.ref(), Change.Kind.CREATE, List.of());
        }
        if (Coverage.isWhole(wanted, live.get())) {
            return new Change(wanted.ref(), Change.Kind.NONE, List.of());
        }
        List<String> lines = Difference.between(live.get(), cluster.afterApply(wanted));
        return new Change(wanted.ref(), lines.isEmpty() ? Change.Kind.NONE : Change.Kind.CHANGE, lines);
    }

    /**
     * An object as it is in the cluster, found in the list of its kind and namespace, which is asked for once.
     *
     * @throws ClusterException if they may not be listed, or the API server cannot be reached
     */
    public Optional<KubernetesObject> find(ObjectRef object) throws ClusterException {
        // to list what lies in no namespace is more than many accounts may
        return object.namespace() == null
                ? cluster.get(object)
                : Optional.ofNullable(list(object).get(object.name()));
    }

    /**
     * All objects of a kind in a namespace, which are asked for once.
     *
     * @param any names kind and namespace by one of them
     * @throws ClusterException if they may not be listed, or the API server cannot be reached
     */
    public List<KubernetesObject> all(ObjectRef any) throws ClusterException {
        return List.copyOf(list(any).values());
    }

    private Map<String, KubernetesObject> list(ObjectRef any) throws ClusterException {
        ObjectRef kind = new ObjectRef(any.apiVersion(), any.kind(), any.namespace(), "");
        Map<String, KubernetesObject> list = lists.get(kind);
        if (list == null) {
            list = new LinkedHashMap<>();
            for (KubernetesObject one : cluster.list(kind)) {
                list.put(one.name(), one);
            }
            lists.put(kind, list);
        }
        return list;
    }
}
