package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.Ownership;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Deployment that was released by us, and what its releases applied.
 *
 * @param deployment as it is in the cluster
 * @param objects what its record names and what it remembers as dropped
 */
record Holder(KubernetesObject deployment, List<ObjectRef> objects) {
    Holder {
        objects = List.copyOf(objects);
    }

    /**
     * All in some namespaces; one request for each.
     *
     * @throws ClusterException if Deployments may not be listed, or the API server cannot be reached
     */
    static List<Holder> in(Sight sight, Set<String> namespaces) throws ClusterException {
        List<KubernetesObject> deployments = new ArrayList<>();
        for (String namespace : new TreeSet<>(namespaces)) {
            deployments.addAll(sight.all(ObjectRef.deployment(namespace, "")));
        }
        return of(deployments);
    }

    /** Those among some Deployments. */
    static List<Holder> of(List<KubernetesObject> deployments) {
        List<Holder> holders = new ArrayList<>();
        for (KubernetesObject live : deployments) {
            if (Ownership.isOurs(live)) {
                ReleaseRecord.of(live.annotations()).ifPresent(record -> {
                    Set<ObjectRef> objects = new LinkedHashSet<>();
                    record.manifests().forEach(one -> objects.add(one.ref()));
                    objects.addAll(Dropped.of(live.annotations()));
                    holders.add(new Holder(live, List.copyOf(objects)));
                });
            }
        }
        return holders;
    }

    ObjectRef ref() {
        return deployment.ref();
    }

    /** Whether it was released by a landscape with exactly these marks. */
    boolean isMarked(Map<String, String> marks) {
        return !marks.isEmpty() && Marks.of(deployment).equals(marks);
    }

    /** Why it stays though its unit is dropped; empty if it may go. */
    Optional<String> reasonToStay() {
        Map<String, String> annotations = deployment.annotations();
        if (!annotations.getOrDefault(RunningCanary.ANNOTATION, "").isEmpty()) {
            return Optional.of("a canary of " + deployment.name() + " is under way");
        }
        return annotations.getOrDefault(Pruning.ANNOTATION, "").equals("false")
                ? Optional.of("the annotation " + Pruning.ANNOTATION + " of " + ref().words() + " says so")
                : Optional.empty();
    }
}
