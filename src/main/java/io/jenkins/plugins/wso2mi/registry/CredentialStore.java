package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
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
     * @throws IOException if somebody has to be asked for them, and does not give them
     */
    Optional<Credentials> find(String registry) throws IOException;

    /** The same credentials for one registry, and none for others. */
    static CredentialStore only(String registry, Credentials credentials) {
        return asked -> asked.equals(registry) ? Optional.of(credentials) : Optional.empty();
    }

    /** This one first, and another for registries that it does not know. */
    default CredentialStore or(CredentialStore other) {
        return registry -> {
            Optional<Credentials> found = find(registry);
            return found.isPresent() ? found : other.find(registry);
        };
    }
}
