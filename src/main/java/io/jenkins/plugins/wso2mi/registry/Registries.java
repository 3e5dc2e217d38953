package io.jenkins.plugins.wso2mi.registry;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The registries that one piece of work speaks to; repositories of one registry share connections and one token. */
public final class Registries {
    static final String HUB_HOST = "registry-1.docker.io";

    private final RegistryAccess access;
    private final Connections connections;
    private final Map<String, HostAuthorization> authorizations = new HashMap<>();

    /**
     * Opens nothing yet.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if a variable of the environment names no proxy
     */
    public Registries(RegistryAccess access) {
        this.access = access;
        this.connections = Connections.of(access);
    }

    /** What was sent so far, to all of them. */
    public RegistryTraffic traffic() {
        return connections.traffic();
    }

    /**
     * The repository of a reference, to read.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if its registry may not be spoken to
     */
    public Repository readable(ImageReference reference) {
        return new Repository(reference, transport(reference, "pull"), access.retries());
    }

    /**
     * The repository of a reference, to read and write.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if its registry may not be spoken to
     */
    public WritableRepository writable(ImageReference reference) {
        return new WritableRepository(reference, transport(reference, "pull,push"), access.retries());
    }

    /**
     * What would make sure that the repository of a reference is there; empty if that is not needed, or not asked for.
     */
    public Optional<RepositoryCreator.Creation> creation(ImageReference reference) {
        access.check(reference);
        return access.creator().creation(reference);
    }

    private synchronized Transport transport(ImageReference reference, String actions) {
        access.check(reference);
        URI registry = uri(reference.registry());
        HostAuthorization authorization = authorizations.computeIfAbsent(
                reference.registry(),
                host -> new HostAuthorization(
                        host,
                        access.credentials(),
                        new TokenService(connections, registry, access.retries()),
                        "http".equals(registry.getScheme())));
        authorization.need("repository:" + reference.repository() + ":" + actions);
        return new Transport(connections, registry, authorization);
    }

    private URI uri(String registry) {
        if (registry.equals(ImageReference.DOCKER_HUB)) {
            return URI.create("https://" + HUB_HOST);
        }
        return URI.create((access.isPlain(registry) ? "http://" : "https://") + registry);
    }
}
