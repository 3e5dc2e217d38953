package io.jenkins.plugins.wso2mi.jenkins.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import io.jenkins.plugins.wso2mi.cluster.KubeconfigText;
import io.jenkins.plugins.wso2mi.cluster.ServerLogin;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Makes a login to a cluster of credentials. */
final class ClusterCredentials {
    static final String FIELD = "credentialsId";
    private static final int BYTES_LIMIT = 1_000_000;

    private ClusterCredentials() {}

    /**
     * The login.
     *
     * @param target with an id of credentials
     * @throws RefusedException if the credentials are not there, may not be used for the cluster, or do not serve
     */
    static ServerLogin login(CredentialLookup lookup, ClusterTarget target) {
        String id = target.credentialsId();
        // a kubeconfig names its server itself
        StandardCredentials credentials = lookup.get(FIELD, id, "");
        if (credentials instanceof FileCredentials file) {
            ServerLogin login = kubeconfig(file).login(target.contextOrNull());
            lookup.get(FIELD, id, login.server());
            return login;
        }
        String server = target.server()
                .orElseThrow(() -> new RefusedException(
                        "serverUrl",
                        "credentials '" + id + "' do not say which cluster they are for",
                        "give its address, in the step or the global configuration, or use a kubeconfig"));
        lookup.get(FIELD, id, server);
        ServerLogin login = new ServerLogin(server, target.authorityOrNull(), identity(credentials, target), null);
        Problems problems = new Problems();
        login.check("cluster " + server, problems);
        problems.refuseOnErrors();
        return login;
    }

    /**
     * The kubeconfig in a secret file.
     *
     * @throws RefusedException if it is none, or has something in it that is not taken
     */
    static KubeconfigText kubeconfig(FileCredentials file) {
        String where = "credentials '" + file.getId() + "'";
        try (InputStream content = file.getContent()) {
            return KubeconfigText.parse(new String(content.readNBytes(BYTES_LIMIT + 1), UTF_8), where);
        } catch (IOException e) {
            throw new RefusedException(where, "the file cannot be read: " + e.getMessage(), "upload it again");
        }
    }

    private static ServerLogin.Identity identity(StandardCredentials credentials, ClusterTarget target) {
        Optional<String> token = Plugins.KUBERNETES_CREDENTIALS.isThere()
                ? KubernetesTokens.find(credentials, target)
                : Optional.empty();
        if (token.isPresent()) {
            return new ServerLogin.Token(Secret.of(token.get().strip()));
        }
        if (credentials instanceof StringCredentials text) {
            return new ServerLogin.Token(
                    Secret.of(text.getSecret().getPlainText().strip()));
        }
        if (credentials instanceof StandardUsernamePasswordCredentials user) {
            return new ServerLogin.User(
                    user.getUsername(), Secret.of(user.getPassword().getPlainText()));
        }
        if (credentials instanceof StandardCertificateCredentials certificate) {
            return KeyStorePem.of(
                    certificate.getKeyStore(),
                    certificate.getPassword().getPlainText(),
                    "credentials '" + certificate.getId() + "'");
        }
        throw new RefusedException(
                FIELD,
                "'" + CredentialsNameProvider.name(credentials) + "' is no login to a cluster",
                "name a secret file (kubeconfig), a secret text (token), a user name with password, or a certificate");
    }
}
