package io.jenkins.plugins.wso2mi.jenkins.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.Base64;
import java.util.Optional;
import jenkins.authentication.tokens.api.AuthenticationTokens;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryToken;

/** Makes a login to a registry of credentials: of all that docker-commons knows to turn into one, and of AWS's. */
final class RegistryCredentials {
    static final String FIELD = "registryCredentialsId";

    private RegistryCredentials() {}

    /**
     * The login.
     *
     * @param registry host and port as in {@link ImageReference#registry()}
     * @throws RefusedException if the credentials are not there, may not be used for the registry, or do not serve
     */
    static RegistryLogin login(CredentialLookup lookup, String id, String registry) {
        StandardCredentials credentials = lookup.get(FIELD, id, address(registry));
        if (Plugins.AWS_CREDENTIALS.isThere()) {
            Optional<RegistryLogin> login = AwsRegistryCredentials.login(credentials, registry);
            if (login.isPresent()) {
                return login.get();
            }
        }
        return token(credentials)
                .flatMap(token -> login(registry, token))
                .orElseThrow(() -> new RefusedException(
                        FIELD,
                        "'" + CredentialsNameProvider.name(credentials) + "' is no login to a registry",
                        "name a user name with password, or AWS credentials for ECR"));
    }

    /** The address that domains of credentials are compared with; Docker Hub's is the one that docker logs in at. */
    static String address(String registry) {
        return registry.equals(ImageReference.DOCKER_HUB) ? "https://index.docker.io/v1/" : "https://" + registry;
    }

    private static Optional<DockerRegistryToken> token(StandardCredentials credentials) {
        try {
            return Optional.ofNullable(AuthenticationTokens.convert(DockerRegistryToken.class, credentials));
        } catch (RuntimeException e) {
            throw new RefusedException(
                    "credentials '" + credentials.getId() + "'",
                    "they give no password now: " + PlainText.oneLine(e.getMessage()),
                    "check them, and the service that they ask");
        }
    }

    /** What docker sends is the Base64 of name and password. */
    private static Optional<RegistryLogin> login(String registry, DockerRegistryToken token) {
        try {
            String pair = new String(Base64.getDecoder().decode(token.getToken()), UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new RegistryLogin(
                            registry, pair.substring(0, colon), Secret.of(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
