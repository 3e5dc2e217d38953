package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.TrustManager;

/** Opens the connection to a cluster. */
final class Connection {
    private static final int FIRST_RETRIES = 2;

    private Connection() {}

    /** A client of an API server that has answered, and what it answered. */
    record Opened(KubernetesClient client, Permissions permissions) {}

    static Opened open(ClusterAccess access) {
        Config config = new ConfigBuilder(ClientConfig.of(access.login()))
                .withConnectionTimeout(10_000)
                .withRequestTimeout(30_000)
                .withUserAgent("mictl")
                .build();
        Optional.ofNullable(access.namespace()).ifPresent(config::setNamespace);
        KubernetesClient client = client(config, access.login());
        try {
            // whoever waits for a release is patient with a server; whoever begins one wants to know at once
            RequestConfig impatient = new RequestConfigBuilder(config.getRequestConfig())
                    .withRequestRetryBackoffLimit(FIRST_RETRIES)
                    .build();
            String namespace = Optional.ofNullable(client.getNamespace()).orElse("default");
            Permissions permissions =
                    new Permissions(client.newClient(impatient).adapt(KubernetesClient.class), namespace);
            greet(permissions);
            return new Opened(client, permissions);
        } catch (KubernetesClientException e) {
            client.close();
            KubernetesClientException why = plain(config, access.login(), e);
            throw new RefusedException("cluster " + config.getMasterUrl(), Answers.words(why), Answers.advice(why));
        }
    }

    /** A question that is needed anyway also shows that the server answers and lets us in. */
    private static void greet(Permissions permissions) {
        try {
            permissions.ask();
        } catch (KubernetesClientException e) {
            // who may not ask what he may do is known all the same
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
        }
    }

    /**
     * What an API server says to whom it does not know: beside its answer it hangs up on HTTP/2 (Kubernetes'
     * UnauthenticatedHTTP2DOSMitigation), and often that is all one hears.
     */
    private static KubernetesClientException plain(
            Config config, ClusterAccess.Login login, KubernetesClientException heard) {
        if (!Answers.words(heard).contains("GOAWAY")) {
            return heard;
        }
        Config older = new ConfigBuilder(config)
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(0)
                .build();
        try (KubernetesClient client = client(older, login)) {
            client.getKubernetesVersion();
            return heard;
        } catch (KubernetesClientException e) {
            return e;
        }
    }

    private static KubernetesClient client(Config config, ClusterAccess.Login login) {
        KubernetesClientBuilder builder =
                new KubernetesClientBuilder().withConfig(config).withHttpClientFactory(new StayingHttp());
        if (!(login instanceof ServerLogin server) || server.authority() == null) {
            return builder.build();
        }
        try {
            // the client would trust the JVM's authorities beside the given ones
            TrustManager[] trust = Pem.trustOnly(server.authority());
            var keys = SSLUtils.keyManagers(config);
            return builder.withHttpClientBuilderConsumer(http -> http.sslContext(keys, trust))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new RefusedException(
                    "cluster " + server.server(),
                    "the client certificate or its key cannot be used: " + Answers.words(e),
                    "give a certificate and its own key as PEM");
        }
    }
}
