package io.jenkins.plugins.wso2mi.registry;

import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Clients for registries. Pieces of work that are under way at the same time share one, with its thread and its
 * connections; it ends when nobody has it any more, so that who waits between two questions holds neither.
 */
final class HttpClients {
    private static final Object LOCK = new Object();

    private static @Nullable Shared shared;

    private HttpClients() {}

    /**
     * A client, and what it was made with.
     *
     * @param trust that was the default then; whoever sets another gets another client
     */
    private record Shared(
            WeakReference<HttpClient> client, @Nullable SSLContext trust) {}

    /** A client that follows no redirects; one with proxies of an environment is shared with nobody. */
    static HttpClient through(ProxyVariables.Proxies proxies) {
        if (!proxies.isEmpty()) {
            return make(proxies);
        }
        SSLContext trust = trust();
        synchronized (LOCK) {
            HttpClient client = shared == null || shared.trust != trust ? null : shared.client.get();
            if (client == null) {
                client = make(proxies);
                shared = new Shared(new WeakReference<>(client), trust);
            }
            return client;
        }
    }

    /** What Java trusts by default; null if it cannot tell, which whoever asks by TLS is told. */
    private static @Nullable SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    private static HttpClient make(ProxyVariables.Proxies proxies) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .proxy(proxies)
                .build();
    }
}
