package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a release will apply: checked, placed in namespaces, in order.
 *
 * @param objects in the order of applying
 * @param completions a sentence for each thing that was added to what the manifests say
 */
public record ReleasePlan(List<KubernetesObject> objects, List<String> completions) {
    public ReleasePlan {
        objects = List.copyOf(objects);
        completions = List.copyOf(completions);
    }

    /** A plan of objects that are applied as they are. */
    public ReleasePlan(List<KubernetesObject> objects) {
        this(objects, List.of());
    }

    /** The Deployments among the objects: what the gate waits for. */
    public List<KubernetesObject> deployments() {
        return objects.stream().filter(this::isGated).toList();
    }

    /** Whether the gate waits for an object. */
    public boolean isGated(KubernetesObject object) {
        return object.kind().equals("Deployment") && object.apiVersion().equals("apps/v1");
    }

    /** The namespaces that the objects bring themselves. */
    public List<String> namespacesToCome() {
        return objects.stream()
                .filter(o -> o.kind().equals("Namespace"))
                .map(KubernetesObject::name)
                .toList();
    }

    /** All images by container name. */
    public Map<String, String> images() {
        Map<String, String> images = new LinkedHashMap<>();
        deployments().forEach(d -> images.putAll(ContainerImages.of(d)));
        return images;
    }

    /** The objects with the release's record on each Deployment. */
    public List<KubernetesObject> recorded(ReleaseRecord record) {
        String json = record.toJson();
        return objects.stream()
                .map(o -> isGated(o) ? o.withAnnotation(ReleaseRecord.ANNOTATION, json) : o)
                .toList();
    }
}
