package io.jenkins.plugins.wso2mi.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a cluster.
 *
 * @param login where it is, and who asks
 * @param namespace the namespace to work in; null for the login's own
 */
public record ClusterAccess(Login login, @Nullable String namespace) {
    /**
     * By a kubeconfig on this machine.
     *
     * @param kubeconfig the file to use; null for {@code KUBECONFIG}, then {@code ~/.kube/config}, then the pod's own
     *     account
     * @param context the context in it; null for its current one
     * @param namespace the namespace to work in; null for the context's
     */
    public ClusterAccess(@Nullable Path kubeconfig, @Nullable String context, @Nullable String namespace) {
        this(new Kubeconfig(kubeconfig, context), namespace);
    }

    /** Where a cluster is, and who asks. */
    public sealed interface Login permits Kubeconfig, PodAccount, ServerLogin {}

    /**
     * A kubeconfig on this machine, and whatever programs and files it names.
     *
     * @param file null for {@code KUBECONFIG}, then {@code ~/.kube/config}, then the pod's own account
     * @param context the context in it; null for its current one
     */
    public record Kubeconfig(@Nullable Path file, @Nullable String context) implements Login {}

    /** The service account of the pod that this runs in, and nothing else that may lie on the machine. */
    public record PodAccount() implements Login {}
}
