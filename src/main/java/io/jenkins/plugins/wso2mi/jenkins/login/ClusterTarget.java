package io.jenkins.plugins.wso2mi.jenkins.login;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster is meant, as fields say it; blank for what is not said.
 *
 * @param credentialsId of credentials that Jenkins keeps
 * @param serverUrl address of the API server
 * @param caCertificate PEM
 * @param context of a kubeconfig
 * @param namespace to work in
 */
record ClusterTarget(String credentialsId, String serverUrl, String caCertificate, String context, String namespace) {
    ClusterTarget {
        credentialsId = credentialsId.strip();
        serverUrl = serverUrl.strip();
        caCertificate = caCertificate.strip();
        context = context.strip();
        namespace = namespace.strip();
    }

    /**
     * The fields of a step, with the global configuration where they are blank. Its credentials go to its own cluster
     * only: a step that names another has to name credentials for it.
     *
     * @throws RefusedException if the step names another cluster, and nobody to ask there
     */
    ClusterTarget over(ClusterTarget global) {
        boolean elsewhere = !serverUrl.isEmpty() && !serverUrl.equals(global.serverUrl);
        boolean otherAuthority = !caCertificate.isEmpty() && !caCertificate.equals(global.caCertificate);
        if (credentialsId.isEmpty() && (elsewhere || otherAuthority)) {
            throw new RefusedException(
                    "credentialsId",
                    "the step names a cluster of its own" + (elsewhere ? ", " + serverUrl : "")
                            + ", and no credentials for it",
                    "name credentials; those of the global configuration are for its own cluster");
        }
        boolean own = elsewhere || otherAuthority;
        return new ClusterTarget(
                or(credentialsId, global.credentialsId),
                or(serverUrl, global.serverUrl),
                own ? caCertificate : or(caCertificate, global.caCertificate),
                credentialsId.isEmpty() ? or(context, global.context) : context,
                or(namespace, global.namespace));
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    /** The namespace; null if none is said. */
    @Nullable
    String namespaceOrNull() {
        return namespace.isEmpty() ? null : namespace;
    }

    /** The context; null if none is said. */
    @Nullable
    String contextOrNull() {
        return context.isEmpty() ? null : context;
    }

    /** The authority; null if none is said. */
    @Nullable
    String authorityOrNull() {
        return caCertificate.isEmpty() ? null : caCertificate;
    }

    /** The API server, if one is said. */
    Optional<String> server() {
        return serverUrl.isEmpty() ? Optional.empty() : Optional.of(serverUrl);
    }
}
