package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a release will apply: checked, placed in namespaces, in order.
 *
 * @param objects in the order of applying
 * @param completions a sentence for each thing that was added to what the manifests say
 * @param present the annotations of those objects that are there already
 */
public record ReleasePlan(
        List<KubernetesObject> objects, List<String> completions, Map<ObjectRef, Map<String, String>> present) {
    private static final String APPS = "apps/v1";
    private static final Set<String> GATED = Set.of("Deployment", "StatefulSet", "DaemonSet");

    public ReleasePlan {
        objects = List.copyOf(objects);
        completions = List.copyOf(completions);
        present = Map.copyOf(present);
    }

    /** A plan of objects that are applied as they are, and nobody has looked for yet. */
    public ReleasePlan(List<KubernetesObject> objects) {
        this(objects, List.of(), Map.of());
    }

    /** Whether an object was not there when the first look was taken. */
    boolean isNew(ObjectRef object) {
        return !present.containsKey(object);
    }

    /** The Deployments among the objects: what carries the release's record, and is taken back. */
    public List<KubernetesObject> deployments() {
        return objects.stream().filter(this::isRecorded).toList();
    }

    /** Whether an object carries the release's record. */
    public boolean isRecorded(KubernetesObject object) {
        return object.kind().equals("Deployment") && object.apiVersion().equals(APPS);
    }

    /** What the gate waits for: Deployments, StatefulSets and DaemonSets. */
    public List<KubernetesObject> gated() {
        return objects.stream().filter(ReleasePlan::isGated).toList();
    }

    /** Whether a gate waits for an object. */
    static boolean isGated(KubernetesObject object) {
        return GATED.contains(object.kind()) && object.apiVersion().equals(APPS);
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
        gated().forEach(d -> images.putAll(ContainerImages.of(d)));
        return images;
    }

    /** The objects with the release's record on each Deployment. */
    public List<KubernetesObject> recorded(ReleaseRecord record) {
        String json = record.toJson();
        return objects.stream()
                .map(o -> isRecorded(o) ? o.withAnnotation(ReleaseRecord.ANNOTATION, json) : o)
                .toList();
    }
}
