package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.landscape.setting.Identity;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Objects of a cluster, as releases have left them. */
final class FakeCluster implements Sight {
    static final String NAMESPACE = "shop";
    static final Map<String, String> CLINIC = Map.of(Identity.LANDSCAPE_LABEL, "clinic");

    private final Map<String, KubernetesObject> objects = new LinkedHashMap<>();

    /** An object of the namespace, named {@code KIND NAME}. */
    static KubernetesObject object(String words) {
        String kind = words.substring(0, words.indexOf(' '));
        String apiVersion =
                switch (kind) {
                    case "Deployment", "ReplicaSet" -> "apps/v1";
                    case "Ingress" -> "networking.k8s.io/v1";
                    default -> "v1";
                };
        boolean namespaced = !kind.equals("Namespace") && !kind.equals("PersistentVolume");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", words.substring(words.indexOf(' ') + 1));
        KubernetesObject object =
                new KubernetesObject(Map.of("apiVersion", apiVersion, "kind", kind, "metadata", metadata), "test");
        return object.inNamespace(namespaced ? NAMESPACE : null);
    }

    static List<KubernetesObject> objects(String... words) {
        return List.of(words).stream().map(FakeCluster::object).toList();
    }

    /** A landscape that wants these objects of units, and is asked for some of them. */
    static WantedLandscape wanted(Map<String, String> marks, Set<String> chosen, String... units) {
        Map<String, List<KubernetesObject>> wanted = new LinkedHashMap<>();
        for (String unit : units) {
            String[] words = unit.split(", ");
            wanted.put(words[0].substring("Deployment ".length()), objects(words));
        }
        return new WantedLandscape(marks, wanted, chosen.isEmpty() ? wanted.keySet() : chosen);
    }

    /** Puts objects there as a release of a Deployment, the first of them, would have. */
    FakeCluster released(Map<String, String> marks, String... words) {
        List<KubernetesObject> applied = objects(words);
        ReleaseRecord record =
                new ReleaseRecord("r1", Instant.EPOCH, "test", ReleaseRecord.DONE, Map.of(), "", applied);
        applied.forEach(one -> put(ours(one, marks)));
        return put(ours(applied.get(0), marks).withAnnotation(ReleaseRecord.ANNOTATION, record.toJson()));
    }

    FakeCluster put(KubernetesObject object) {
        objects.put(object.ref().words(), object);
        return this;
    }

    FakeCluster annotate(String words, String key, String value) {
        KubernetesObject object = object(words);
        return put(Objects.requireNonNull(objects.get(object.ref().words())).withAnnotation(key, value));
    }

    /** Somebody else applied it. */
    FakeCluster foreign(String words) {
        return put(object(words));
    }

    private static KubernetesObject ours(KubernetesObject object, Map<String, String> marks) {
        Map<String, Object> metadata = new LinkedHashMap<>(object.map("metadata"));
        metadata.put("labels", marks);
        metadata.put("managedFields", List.of(Map.of("manager", "wso2-mi", "operation", "Apply")));
        return object.with("metadata", metadata);
    }

    @Override
    public Optional<KubernetesObject> find(ObjectRef object) {
        return Optional.ofNullable(objects.get(object.words()));
    }

    @Override
    public List<KubernetesObject> all(ObjectRef any) {
        List<KubernetesObject> all = new ArrayList<>(objects.values());
        all.removeIf(one -> !one.kind().equals(any.kind()) || !Objects.equals(one.namespace(), any.namespace()));
        return all;
    }
}
