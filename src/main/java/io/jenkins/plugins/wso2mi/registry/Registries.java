package io.jenkins.plugins.wso2mi.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The registries that one piece of work speaks to; repositories of one registry share connections and one token. */
public final class Registries {
    private static final String HUB_HOST = "registry-1.docker.io";

    private final RegistryAccess access;
    private final RegistryTraffic traffic = new RegistryTraffic();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, HostAuthorization> authorizations = new HashMap<>();

    /** Opens nothing yet. */
    public Registries(RegistryAccess access) {
        this.access = access;
    }

    /** What was sent so far, to all of them. */
    public RegistryTraffic traffic() {
        return traffic;
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

    private synchronized Transport transport(ImageReference reference, String actions) {
        access.check(reference);
        URI registry = uri(reference.registry());
        HostAuthorization authorization = authorizations.computeIfAbsent(
                reference.registry(),
                host -> new HostAuthorization(
                        host, access.credentials(), new TokenService(http, registry, traffic, access.retries())));
        authorization.need("repository:" + reference.repository() + ":" + actions);
        return new Transport(http, registry, authorization, traffic);
    }

    private URI uri(String registry) {
        if (registry.equals(ImageReference.DOCKER_HUB)) {
            return URI.create("https://" + HUB_HOST);
        }
        return URI.create((access.isPlain(registry) ? "http://" : "https://") + registry);
    }
}
