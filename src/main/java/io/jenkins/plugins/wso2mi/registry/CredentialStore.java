package io.jenkins.plugins.wso2mi.registry;

import java.util.Optional;

/** Where the credentials for a registry come from. */
@FunctionalInterface
public interface CredentialStore {
    /** Nobody is known anywhere. */
    CredentialStore NONE = registry -> Optional.empty();

    /**
     * The credentials for a registry.
     *
     * @param registry host and port as in {@link ImageReference#registry()}
     * @return empty to ask without
     */
    Optional<Credentials> find(String registry);

    /** The same credentials for one registry, and none for others. */
    static CredentialStore only(String registry, Credentials credentials) {
        return asked -> asked.equals(registry) ? Optional.of(credentials) : Optional.empty();
    }
}
