package io.jenkins.plugins.wso2mi.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a cluster.
 *
 * @param kubeconfig the file to use; null for {@code KUBECONFIG}, then {@code ~/.kube/config}, then the pod's own
 *     account
 * @param context the context in it; null for its current one
 * @param namespace the namespace to work in; null for the context's
 */
public record ClusterAccess(
        @Nullable Path kubeconfig,
        @Nullable String context,
        @Nullable String namespace) {}
