package io.jenkins.plugins.wso2mi.jenkins.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.Base64;
import java.util.Optional;
import jenkins.authentication.tokens.api.AuthenticationTokens;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryToken;

/** Credentials for one registry: all that docker-commons knows to turn into a login, and AWS's. */
final class RegistryCredentials {
    static final String FIELD = "registryCredentialsId";

    private final StandardCredentials credentials;
    private final String registry;

    /**
     * Finds them.
     *
     * @param registry host and port as in {@link ImageReference#registry()}
     * @throws RefusedException if they are not there, or may not be used for the registry
     */
    RegistryCredentials(CredentialLookup lookup, String id, String registry) {
        this.credentials = lookup.get(FIELD, id, address(registry));
        this.registry = registry;
    }

    /** Whether they are an access key at AWS. */
    boolean areAws() {
        return Plugins.AWS_CREDENTIALS.isThere() && AwsRegistryCredentials.are(credentials);
    }

    /**
     * Whom AWS is asked as; only if they {@linkplain #areAws() are AWS's}.
     *
     * @param role the ARN of a role that they assume; blank for none
     * @throws RefusedException if they give no key now, AWS cannot be asked, or it is no role
     */
    AwsAccount account(String role) {
        return AwsRegistryCredentials.account(credentials, role);
    }

    /**
     * The login.
     *
     * @param role the ARN of a role that an access key assumes; blank for none
     * @throws RefusedException if they do not serve
     */
    RegistryLogin login(String role) {
        return areAws() ? AwsRegistryCredentials.login(credentials, registry, role) : byToken();
    }

    private RegistryLogin byToken() {
        return token().flatMap(this::login)
                .orElseThrow(() -> new RefusedException(
                        FIELD,
                        "'" + CredentialsNameProvider.name(credentials) + "' is no login to a registry",
                        "name a user name with password, or AWS credentials for ECR"));
    }

    /** The address that domains of credentials are compared with; Docker Hub's is the one that docker logs in at. */
    static String address(String registry) {
        return registry.equals(ImageReference.DOCKER_HUB) ? "https://index.docker.io/v1/" : "https://" + registry;
    }

    private Optional<DockerRegistryToken> token() {
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
    private Optional<RegistryLogin> login(DockerRegistryToken token) {
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
