package io.jenkins.plugins.wso2mi.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the management API of a Micro Integrator in a pod (port 9164, {@code /management}; product-micro-integrator,
 * internal APIs) which carbon applications are active. It goes through a tunnel of the API server
 * ({@code pods/portforward}) and not by its pod proxy: that takes the header {@code Authorization} away.
 */
final class ManagementTalk {
    private static final int PORT = 9164;
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** One for all: each has a thread of its own. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .sslContext(TunnelTrust.context())
            .build();

    private final KubernetesClient client;
    private final String namespace;

    ManagementTalk(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Asks once, and waits for the answer up to some seconds.
     *
     * @param secret the name of the Secret with the keys {@code username} and {@code password}
     * @param restarts the run of the container that is asked
     * @return what it says; status 0 with the reason if it said nothing
     */
    ManagementAnswer ask(String pod, String secret, int restarts, Instant now) {
        try {
            return applications(pod, login(secret), restarts, now);
        } catch (KubernetesClientException e) {
            return refused(e.getCode() > 0 ? e.getCode() : 0, Answers.words(e), restarts, now);
        } catch (IOException e) {
            return refused(0, Answers.words(e), restarts, now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(0, "interrupted", restarts, now);
        }
    }

    private static ManagementAnswer refused(int status, String why, int restarts, Instant now) {
        return new ManagementAnswer(now, 0, restarts, status == OK ? 0 : status, why, List.of(), List.of());
    }

    /** The value of a basic authorization. */
    private String login(String name) throws IOException {
        Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
        if (secret == null) {
            throw new IOException("there is no Secret " + name);
        }
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        String pair = value(name, data, "username") + ":" + value(name, data, "password");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String value(String secret, Map<String, String> data, String key) throws IOException {
        String value = data.get(key);
        if (value == null) {
            throw new IOException("the Secret " + secret + " has no key " + key);
        }
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private ManagementAnswer applications(String pod, String login, int restarts, Instant now)
            throws IOException, InterruptedException {
        try (LocalPortForward tunnel = client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .portForward(PORT, InetAddress.getLoopbackAddress(), 0)) {
            String base = "https://127.0.0.1:" + tunnel.getLocalPort() + "/management/";
            HttpResponse<String> entered = get(base + "login", login);
            if (entered.statusCode() != OK) {
                return refused(entered.statusCode(), words(entered.statusCode()), restarts, now);
            }
            String token = JSON.readTree(entered.body()).path("AccessToken").asText();
            HttpResponse<String> told = get(base + "applications", "Bearer " + token);
            if (told.statusCode() != OK) {
                return refused(told.statusCode(), words(told.statusCode()), restarts, now);
            }
            JsonNode all = JSON.readTree(told.body());
            return new ManagementAnswer(
                    now, 0, restarts, OK, "", names(all.path("activeList")), names(all.path("faultyList")));
        }
    }

    private static String words(int status) {
        return status == UNAUTHORIZED
                ? "the management API does not take the Secret's username and password (HTTP 401)"
                : "the management API answers HTTP " + status;
    }

    private static HttpResponse<String> get(String address, String authorization)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** As {@code name_version}; a faulty one may be a file name alone. */
    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : list) {
            String name = one.isTextual() ? one.asText() : one.path("name").asText();
            String version = one.path("version").asText();
            names.add(version.isEmpty() ? name : name + "_" + version);
        }
        return names;
    }
}
