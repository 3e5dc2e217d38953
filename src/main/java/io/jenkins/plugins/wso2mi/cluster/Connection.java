package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the connection to a cluster. */
final class Connection {
    private static final int FIRST_RETRIES = 2;

    private Connection() {}

    static KubernetesClient open(ClusterAccess access) {
        Config config = new ConfigBuilder(config(access))
                .withConnectionTimeout(10_000)
                .withRequestTimeout(30_000)
                .withUserAgent("mictl")
                .build();
        Optional.ofNullable(access.namespace()).ifPresent(config::setNamespace);
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        try {
            // whoever waits for a release is patient with a server; whoever begins one wants to know at once
            RequestConfig impatient = new RequestConfigBuilder(config.getRequestConfig())
                    .withRequestRetryBackoffLimit(FIRST_RETRIES)
                    .build();
            client.newClient(impatient).adapt(KubernetesClient.class).getKubernetesVersion();
            return client;
        } catch (KubernetesClientException e) {
            client.close();
            throw new RefusedException("cluster " + config.getMasterUrl(), Answers.words(e), Answers.advice(e));
        }
    }

    private static Config config(ClusterAccess access) {
        Path file = access.kubeconfig();
        try {
            Config config = file == null ? Config.autoConfigure(access.context()) : fromFile(access.context(), file);
            checkContext(access, config);
            return config;
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RefusedException(
                    file == null ? "kubeconfig" : file.toString(), Answers.words(e), "give a valid kubeconfig");
        }
    }

    private static Config fromFile(@Nullable String context, Path file) {
        if (!Files.isReadable(file)) {
            throw new RefusedException("--kubeconfig", "there is no file " + file, "give the path of a kubeconfig");
        }
        return Config.fromKubeconfig(context, file.toFile());
    }

    private static void checkContext(ClusterAccess access, Config config) {
        boolean known = access.context() == null
                || config.getContexts().stream().anyMatch(c -> access.context().equals(c.getName()));
        if (!known) {
            throw new RefusedException(
                    "--context",
                    "the kubeconfig has no context '" + access.context() + "'",
                    "it has: "
                            + String.join(
                                    ", ",
                                    config.getContexts().stream()
                                            .map(c -> c.getName())
                                            .toList()));
        }
    }
}
