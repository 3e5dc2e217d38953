package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.KubeconfigText;
import io.jenkins.plugins.wso2mi.cluster.ServerLogin;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A login to a cluster, on its way to where the work is done. It crosses in memory only: nothing that is kept on disk
 * may hold it.
 */
public final class ClusterLogin implements Serializable {
    private static final long serialVersionUID = 1L;

    private final @Nullable String server;
    private final @Nullable String authority;
    private final @Nullable String name;
    private final String secret;
    private final @Nullable String chain;
    private final @Nullable String context;
    private final @Nullable String namespace;

    private ClusterLogin(@Nullable ServerLogin login, @Nullable String context, @Nullable String namespace) {
        ServerLogin.Identity identity = login == null ? null : login.identity();
        this.server = login == null ? null : login.server();
        this.authority = login == null ? null : login.authority();
        this.name = identity instanceof ServerLogin.User user ? user.name() : null;
        this.chain = identity instanceof ServerLogin.Certificate certificate ? certificate.chain() : null;
        this.secret = identity == null ? "" : identity.secrets().get(0);
        this.context = context;
        this.namespace = namespace;
    }

    /**
     * By what is given.
     *
     * @param namespace the namespace to work in; null for the login's own
     */
    public static ClusterLogin of(ServerLogin login, @Nullable String namespace) {
        return new ClusterLogin(login, null, namespace == null ? login.namespace() : namespace);
    }

    /**
     * By what is there where the work is done: the kubeconfig that the build's variable {@code KUBECONFIG} names, else
     * the pod's own account.
     *
     * @param context the context in the kubeconfig; null for its current one
     * @param namespace the namespace to work in; null for the context's
     */
    public static ClusterLogin ofPlace(@Nullable String context, @Nullable String namespace) {
        return new ClusterLogin(null, context, namespace);
    }

    /** What must not be seen of it. */
    public List<String> secrets() {
        return secret.isEmpty() ? List.of() : List.of(secret);
    }

    /** The namespace to work in; null if neither field nor login names one. */
    public @Nullable String namespace() {
        return namespace;
    }

    /**
     * How to reach the cluster from here.
     *
     * @param environment the build's variables; empty where neither files nor the pod's account are the build's to use
     * @throws RefusedException if it is by a kubeconfig that is not there, or has something in it that is not taken
     *     (see {@link KubeconfigText})
     */
    public ClusterAccess access(Map<String, String> environment) {
        if (server != null) {
            return new ClusterAccess(new ServerLogin(server, authority, identity(), null), namespace);
        }
        if (environment.isEmpty()) {
            throw new RefusedException(
                    "credentialsId",
                    "no credentials for the cluster are named, and outside of a node there are no others",
                    "name credentials, in the step or in the global configuration");
        }
        String file = environment.getOrDefault("KUBECONFIG", "");
        if (file.isBlank()) {
            return new ClusterAccess(new ClusterAccess.PodAccount(), namespace);
        }
        return new ClusterAccess(read(Path.of(file)).login(context), namespace);
    }

    private static KubeconfigText read(Path file) {
        try {
            return KubeconfigText.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new RefusedException(
                    "KUBECONFIG", "the file " + file + " cannot be read", "name one kubeconfig that is there");
        }
    }

    private ServerLogin.Identity identity() {
        if (chain != null) {
            return new ServerLogin.Certificate(chain, Secret.of(secret));
        }
        return name == null ? new ServerLogin.Token(Secret.of(secret)) : new ServerLogin.User(name, Secret.of(secret));
    }

    @Override
    public String toString() {
        return "login at " + (server == null ? "the cluster around" : server);
    }
}
