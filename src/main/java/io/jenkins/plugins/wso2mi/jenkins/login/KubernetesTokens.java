package io.jenkins.plugins.wso2mi.jenkins.login;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.kubernetes.credentials.TokenProducer;
import org.jspecify.annotations.Nullable;

/** Tokens from the types of plugin kubernetes-credentials; to be used only where it is there. */
final class KubernetesTokens {
    private static final Pattern FRAME = Pattern.compile("-----[A-Z ]+-----|\\s");

    private KubernetesTokens() {}

    /**
     * The token that credentials get for a cluster; empty if they are of another type.
     *
     * @throws RefusedException if they get none
     */
    static Optional<String> find(StandardCredentials credentials, ClusterTarget target) {
        if (!(credentials instanceof TokenProducer producer)) {
            return Optional.empty();
        }
        try {
            return Optional.of(producer.getToken(target.serverUrl(), authority(target.caCertificate()), false));
        } catch (IOException e) {
            throw new RefusedException(
                    "credentials '" + credentials.getId() + "'",
                    "there is no token for " + target.serverUrl() + ": " + PlainText.oneLine(e.getMessage()),
                    "check them and the cluster's login service");
        }
    }

    /** The plugin wants the Base64 of one certificate, without its frame; null for none. */
    private static @Nullable String authority(String pem) {
        int end = pem.indexOf("-----END");
        String first = end < 0 ? pem : pem.substring(0, end);
        return pem.isEmpty() ? null : FRAME.matcher(first).replaceAll("");
    }

    static CredentialsMatcher matcher() {
        return CredentialsMatchers.instanceOf(TokenProducer.class);
    }
}
