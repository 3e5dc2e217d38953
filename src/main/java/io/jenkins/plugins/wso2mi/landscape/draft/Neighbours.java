package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The objects beside a Deployment that are about it; each is found once, and those that nobody asked for remain. */
final class Neighbours {
    private final List<KubernetesObject> left;

    Neighbours(List<KubernetesObject> objects) {
        this.left = new ArrayList<>(objects);
    }

    List<KubernetesObject> deployments() {
        return left.stream()
                .filter(object -> object.kind().equals("Deployment"))
                .toList();
    }

    /** What nobody has taken. */
    List<KubernetesObject> left() {
        return List.copyOf(left);
    }

    void taken(KubernetesObject object) {
        left.remove(object);
    }

    /** The Service that selects pods with these labels. */
    Optional<KubernetesObject> service(Map<String, Object> labels) {
        return take("Service", one -> {
            Map<String, Object> selector = one.map("spec", "selector");
            return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
        });
    }

    /** The budget for pods with these labels. */
    Optional<KubernetesObject> budget(Map<String, Object> labels) {
        return take("PodDisruptionBudget", one -> {
            Map<String, Object> selector = one.map("spec", "selector", "matchLabels");
            return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
        });
    }

    Optional<KubernetesObject> scaler(String deployment) {
        return take("HorizontalPodAutoscaler", one -> {
            Map<String, Object> target = one.map("spec", "scaleTargetRef");
            return target.get("kind") instanceof String kind
                    && kind.equals("Deployment")
                    && deployment.equals(target.get("name"));
        });
    }

    /** The Ingress with a rule for a Service. */
    Optional<KubernetesObject> ingress(String service) {
        return take("Ingress", one -> KubernetesObject.maps(one.map("spec"), "rules").stream()
                .flatMap(rule -> KubernetesObject.maps(KubernetesObject.map(rule, "http"), "paths").stream())
                .anyMatch(path -> service.equals(serviceOf(path))));
    }

    /** The Service that a path of an Ingress leads to; empty for none. */
    static String serviceOf(Map<String, Object> path) {
        return KubernetesObject.text(KubernetesObject.map(KubernetesObject.map(path, "backend"), "service"), "name");
    }

    Optional<KubernetesObject> named(String kind, String name) {
        return take(kind, one -> one.name().equals(name));
    }

    /** The volume that a claim is made for: by name, by the volume's own word, or by labels. */
    Optional<KubernetesObject> volume(KubernetesObject claim) {
        String name = KubernetesObject.text(claim.map("spec"), "volumeName");
        Map<String, Object> labels = claim.map("spec", "selector", "matchLabels");
        return take(
                "PersistentVolume",
                one -> one.name().equals(name)
                        || claim.name().equals(one.map("spec", "claimRef").get("name"))
                        || (!labels.isEmpty()
                                && one.map("metadata", "labels").entrySet().containsAll(labels.entrySet())));
    }

    private Optional<KubernetesObject> take(String kind, Predicate<KubernetesObject> about) {
        Optional<KubernetesObject> found = left.stream()
                .filter(one -> one.kind().equals(kind) && about.test(one))
                .findFirst();
        found.ifPresent(left::remove);
        return found;
    }
}
