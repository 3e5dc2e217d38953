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

    /**
     * Notes that a registry no longer takes the credentials that were found for it.
     *
     * @return whether others can be found now
     */
    default boolean giveUp(String registry) {
        return false;
    }

    /** The same without those that a program has to be started for, which must not get into a file. */
    default CredentialStore withoutPrograms() {
        return this;
    }

    /** The same credentials for one registry, and none for others. */
    static CredentialStore only(String registry, Credentials credentials) {
        return asked -> asked.equals(registry) ? Optional.of(credentials) : Optional.empty();
    }

    /** This one first, and another for registries that it does not know. */
    default CredentialStore or(CredentialStore other) {
        CredentialStore first = this;
        return new CredentialStore() {
            @Override
            public Optional<Credentials> find(String registry) throws IOException {
                Optional<Credentials> found = first.find(registry);
                return found.isPresent() ? found : other.find(registry);
            }

            @Override
            public boolean giveUp(String registry) {
                return first.giveUp(registry) || other.giveUp(registry);
            }

            @Override
            public CredentialStore withoutPrograms() {
                return first.withoutPrograms().or(other.withoutPrograms());
            }
        };
    }
}
