package io.jenkins.plugins.wso2mi.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What serves routes on the testbed: Traefik for the Gateway API, and another one for Ingresses with the annotations of
 * ingress-nginx and for Traefik's own routes. {@code MICTL_TEST_GATEWAY} and {@code MICTL_TEST_ROUTERS} name others.
 */
public enum Routers {
    GATEWAY,
    ROUTERS;

    private static final Map<String, String> ENVIRONMENT = new ConcurrentHashMap<>();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Its address. */
    public URI address() {
        String given = System.getenv("MICTL_TEST_" + name());
        return URI.create(given != null ? given : environment().getOrDefault(name(), "missing"));
    }

    /**
     * The yaml of an HTTPRoute that leads {@code /NAMESPACE} from the gateway to a Service of the same name, port 80.
     */
    public static String route(String namespace, String service) {
        return """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: %2$s, namespace: %1$s}
                spec:
                  parentRefs: [{name: testbed, namespace: default}]
                  rules:
                    - matches: [{path: {type: PathPrefix, value: /%1$s}}]
                      backendRefs: [{name: %2$s, port: 80}]
                """.formatted(namespace, service);
    }

    /** Asks often, one after the other, and counts what is answered: bodies, or status codes other than 200. */
    public Map<String, Integer> ask(int times, String path, String... headers) {
        Map<String, Integer> answers = new TreeMap<>();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        for (int i = 0; i < times; i++) {
            answers.merge(answer(request.build()), 1, Integer::sum);
        }
        return answers;
    }

    private static String answer(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body().strip() : String.valueOf(response.statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static synchronized Map<String, String> environment() {
        if (ENVIRONMENT.isEmpty()) {
            try {
                Process up = new ProcessBuilder("testbed/up", "routers")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                String printed = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (up.waitFor() != 0) {
                    throw new IllegalStateException("testbed/up routers failed, see above");
                }
                ENVIRONMENT.putAll(printed.lines()
                        .filter(l -> l.contains("="))
                        .map(l -> l.split("=", 2))
                        .collect(Collectors.toMap(p -> p[0], p -> p[1])));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return ENVIRONMENT;
    }
}
