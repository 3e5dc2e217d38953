package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.registry.CredentialHelpers;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.DockerConfig;
import io.jenkins.plugins.wso2mi.registry.EcrCredentials;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Name and password for one registry, on their way to where the work is done. It crosses in memory only: nothing that
 * is kept on disk may hold it.
 */
public final class RegistryLogin implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final CredentialHelpers HELPERS =
            CredentialHelpers.refused("builds start none: give registryCredentialsId");

    private final String registry;
    private final String user;
    private final String password;

    /**
     * A login.
     *
     * @param registry host and port as in {@link io.jenkins.plugins.wso2mi.registry.ImageReference#registry()}
     */
    public RegistryLogin(String registry, String user, Secret password) {
        this.registry = registry;
        this.user = user;
        this.password = password.reveal();
    }

    /** The registry that it is for. */
    public String registry() {
        return registry;
    }

    /** What must not be seen of it. */
    public List<String> secrets() {
        return List.of(password);
    }

    /**
     * Where the credentials of a piece of work come from, when it is done on behalf of a build: the given logins; where
     * none fits, what {@code docker login} wrote for that build; for ECR, the machine's own account at AWS. The files
     * of the user that this runs as are not read.
     *
     * @param environment the build's variables, of which {@code DOCKER_CONFIG} counts; empty where files are not the
     *     build's to name, which also leaves the machine's account at AWS alone
     * @param aws whom AWS is asked as
     * @param notices told when a registry has credentials that are not used, and why
     */
    public static CredentialStore store(
            List<RegistryLogin> logins, Map<String, String> environment, AwsOrder aws, Consumer<String> notices) {
        CredentialStore store = CredentialStore.NONE;
        for (RegistryLogin login : logins) {
            Credentials credentials = new Credentials(login.user, Secret.of(login.password));
            store = store.or(CredentialStore.only(login.registry, credentials));
        }
        if (!environment.getOrDefault("DOCKER_CONFIG", "").isBlank()) {
            store = store.or(DockerConfig.standard(environment, HELPERS, notices));
        }
        return environment.isEmpty() ? store : store.or(EcrCredentials.of(aws.account()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryLogin that
                && registry.equals(that.registry)
                && user.equals(that.user)
                && password.equals(that.password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(registry, user, password);
    }

    @Override
    public String toString() {
        return "login of " + user + " at " + registry;
    }
}
