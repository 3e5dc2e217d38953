package io.jenkins.plugins.wso2mi.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object as plain data: strings, numbers, booleans, lists and maps.
 *
 * @param content the whole object; treated as immutable
 * @param where where it was read, such as {@code deployment.yaml:1}, for messages
 */
public record KubernetesObject(Map<String, Object> content, String where) {
    public KubernetesObject {
        content = Collections.unmodifiableMap(content);
    }

    public String apiVersion() {
        return text(content, "apiVersion");
    }

    public String kind() {
        return text(content, "kind");
    }

    /** The object's name; empty if it has none. */
    public String name() {
        return text(map(content, "metadata"), "name");
    }

    /** The namespace that the object names itself, or null. */
    public @Nullable String namespace() {
        String namespace = text(map(content, "metadata"), "namespace");
        return namespace.isEmpty() ? null : namespace;
    }

    /** What names the object in the cluster. */
    public ObjectRef ref() {
        return new ObjectRef(apiVersion(), kind(), namespace(), name());
    }

    /** All annotations. */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        map("metadata", "annotations").forEach((name, value) -> annotations.put(name, String.valueOf(value)));
        return annotations;
    }

    /** The same object in another namespace, or without one for null. */
    public KubernetesObject inNamespace(@Nullable String namespace) {
        Map<String, Object> metadata = new LinkedHashMap<>(map(content, "metadata"));
        if (namespace == null) {
            metadata.remove("namespace");
        } else {
            metadata.put("namespace", namespace);
        }
        return with("metadata", metadata);
    }

    /** The same object with one more annotation. */
    public KubernetesObject withAnnotation(String key, String value) {
        Map<String, Object> metadata = new LinkedHashMap<>(map(content, "metadata"));
        Map<String, Object> annotations = new LinkedHashMap<>(map(metadata, "annotations"));
        annotations.put(key, value);
        metadata.put("annotations", annotations);
        return with("metadata", metadata);
    }

    /** The same object with one top-level field replaced. */
    public KubernetesObject with(String field, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(content);
        copy.put(field, value);
        return new KubernetesObject(copy, where);
    }

    /** The map below a path of field names; empty if there is none. */
    public Map<String, Object> map(String... path) {
        Map<String, Object> at = content;
        for (String field : path) {
            at = map(at, field);
        }
        return at;
    }

    /** The map that a field holds; empty if it holds none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Map<String, Object> parent, String field) {
        return parent.get(field) instanceof Map<?, ?> child ? (Map<String, Object>) child : Map.of();
    }

    /** The maps in the list that a field holds; empty if it holds none. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> maps(Map<String, Object> parent, String field) {
        if (!(parent.get(field) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(item -> (Map<String, Object>) item)
                .toList();
    }

    /** The text that a field holds; empty if it holds none. */
    public static String text(Map<String, Object> parent, String field) {
        return parent.get(field) instanceof String text ? text : "";
    }

    /** The whole number that a field holds, or the default. */
    public static int number(Map<String, Object> parent, String field, int otherwise) {
        return parent.get(field) instanceof Number number ? number.intValue() : otherwise;
    }
}
