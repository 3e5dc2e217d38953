package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes gives every pod to speak to its API server with: address in the environment, token, authority and
 * namespace in files.
 *
 * @param server the API server's address
 * @param folder with {@code token}, {@code ca.crt} and {@code namespace}
 */
record PodAccountFiles(String server, Path folder) {
    private static final Path STANDARD = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    /**
     * Those of the pod that this runs in.
     *
     * @throws RefusedException if this runs in none, or the pod has no account mounted
     */
    static PodAccountFiles standard(Map<String, String> environment) {
        return of(environment, STANDARD);
    }

    static PodAccountFiles of(Map<String, String> environment, Path folder) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        if (host.isEmpty() || !Files.isReadable(folder.resolve("token"))) {
            throw new RefusedException(
                    "cluster",
                    "no credentials are given, and this runs in no pod that has a service account",
                    "name credentials for the cluster");
        }
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return new PodAccountFiles("https://" + literal + ":" + port, folder);
    }

    Path authority() {
        return folder.resolve("ca.crt");
    }

    String token() {
        return read("token");
    }

    @Nullable
    String namespace() {
        return Files.isReadable(folder.resolve("namespace")) ? read("namespace") : null;
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
