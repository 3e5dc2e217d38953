package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ConfigMaps and Secrets that revisions of Deployments use: a way back to one of them needs them. One request for
 * each namespace that is asked about.
 */
final class RevisionFiles {
    private static final Set<String> KINDS = Set.of("ConfigMap", "Secret");
    private static final Map<String, String> REFERENCES = Map.of(
            "configMap", "ConfigMap",
            "configMapRef", "ConfigMap",
            "configMapKeyRef", "ConfigMap",
            "secret", "Secret",
            "secretRef", "Secret",
            "secretKeyRef", "Secret");

    private final Sight sight;
    private final Set<ObjectRef> going;
    private final Map<String, Set<String>> used = new HashMap<>();

    /** Of all Deployments but those that go themselves. */
    RevisionFiles(Sight sight, Set<ObjectRef> going) {
        this.sight = sight;
        this.going = Set.copyOf(going);
    }

    /**
     * Whether a revision uses an object.
     *
     * @throws ClusterException if ReplicaSets may not be listed, or the API server cannot be reached
     */
    boolean use(ObjectRef object) throws ClusterException {
        String namespace = object.namespace();
        if (namespace == null || !KINDS.contains(object.kind())) {
            return false;
        }
        Set<String> names = used.get(namespace);
        if (names == null) {
            names = new HashSet<>();
            for (KubernetesObject revision : sight.all(new ObjectRef("apps/v1", "ReplicaSet", namespace, ""))) {
                if (!isGoing(revision)) {
                    collect(revision.map("spec", "template", "spec"), names);
                }
            }
            used.put(namespace, names);
        }
        return names.contains(object.kind() + "/" + object.name());
    }

    private boolean isGoing(KubernetesObject revision) {
        return KubernetesObject.maps(revision.map("metadata"), "ownerReferences").stream()
                .map(owner -> ObjectRef.deployment(
                        String.valueOf(revision.namespace()), KubernetesObject.text(owner, "name")))
                .anyMatch(going::contains);
    }

    /** Wherever a pod's specification names one: volumes, projected volumes, variables. */
    private static void collect(Object part, Set<String> names) {
        if (part instanceof List<?> list) {
            list.forEach(item -> collect(item, names));
        } else if (part instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String kind = REFERENCES.get(String.valueOf(key));
                if (kind != null && value instanceof Map<?, ?> reference) {
                    // a volume names its Secret by secretName
                    Object name = reference.get("name") == null ? reference.get("secretName") : reference.get("name");
                    names.add(kind + "/" + name);
                }
                collect(value, names);
            });
        }
    }
}
