package io.jenkins.plugins.wso2mi.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Names one object of a cluster.
 *
 * @param apiVersion such as {@code apps/v1}
 * @param kind such as {@code Deployment}
 * @param namespace null for objects that have none
 */
public record ObjectRef(
        String apiVersion, String kind, @Nullable String namespace, String name) {
    /** A Deployment's name. */
    public static ObjectRef deployment(String namespace, String name) {
        return new ObjectRef("apps/v1", "Deployment", namespace, name);
    }

    /** The object in words, such as {@code Deployment shop/web}. */
    public String words() {
        return kind + " " + (namespace == null ? name : namespace + "/" + name);
    }
}
