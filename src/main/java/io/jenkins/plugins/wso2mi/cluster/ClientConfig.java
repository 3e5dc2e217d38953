package io.jenkins.plugins.wso2mi.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Turns a login into what the Kubernetes client wants to know. */
final class ClientConfig {
    private ClientConfig() {}

    /**
     * The client's configuration for a login.
     *
     * @throws RefusedException if there is no such kubeconfig or context, or the login is malformed
     */
    static Config of(ClusterAccess.Login login) {
        if (login instanceof ClusterAccess.Kubeconfig kubeconfig) {
            return kubeconfig(kubeconfig.file(), kubeconfig.context());
        }
        return login instanceof ServerLogin server ? server(server) : podAccount();
    }

    private static Config kubeconfig(@Nullable Path file, @Nullable String context) {
        try {
            Config config = file == null ? Config.autoConfigure(context) : fromFile(context, file);
            checkContext(context, config);
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

    private static void checkContext(@Nullable String context, Config config) {
        boolean known = context == null || config.getContexts().stream().anyMatch(c -> context.equals(c.getName()));
        if (!known) {
            throw new RefusedException(
                    "--context",
                    "the kubeconfig has no context '" + context + "'",
                    "it has: "
                            + String.join(
                                    ", ",
                                    config.getContexts().stream()
                                            .map(c -> c.getName())
                                            .toList()));
        }
    }

    private static Config podAccount() {
        PodAccountFiles account = PodAccountFiles.standard(System.getenv());
        Config config = bare(account.server());
        config.setCaCertFile(account.authority().toString());
        config.setNamespace(account.namespace());
        // read anew each time it is sent: the kubelet replaces it long before it expires
        config.setOauthTokenProvider(account::token);
        return config;
    }

    private static Config server(ServerLogin login) {
        Problems problems = new Problems();
        login.check("cluster " + login.server(), problems);
        problems.refuseOnErrors();
        Config config = bare(login.server());
        config.setNamespace(login.namespace());
        if (login.authority() != null) {
            config.setCaCertData(base64(login.authority()));
        }
        if (login.identity() instanceof ServerLogin.Token token) {
            config.setOauthToken(token.value().reveal());
        } else if (login.identity() instanceof ServerLogin.User user) {
            config.setUsername(user.name());
            config.setPassword(user.password().reveal());
        } else if (login.identity() instanceof ServerLogin.Certificate certificate) {
            String key = certificate.key().reveal();
            config.setClientCertData(base64(certificate.chain()));
            config.setClientKeyData(base64(key));
            Pem.keyAlgorithm(key).ifPresent(config::setClientKeyAlgo);
        }
        return config;
    }

    /** Nothing of kubeconfigs, properties and variables that may lie around, but the proxies. */
    private static Config bare(String server) {
        Config around = Config.empty();
        Config.configFromSysPropsOrEnvVars(around);
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server)
                .withHttpProxy(around.getHttpProxy())
                .withHttpsProxy(around.getHttpsProxy())
                .withNoProxy(around.getNoProxy())
                .withProxyUsername(around.getProxyUsername())
                .withProxyPassword(around.getProxyPassword())
                .build();
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(UTF_8));
    }
}
