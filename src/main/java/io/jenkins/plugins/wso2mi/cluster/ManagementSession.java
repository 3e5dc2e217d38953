package io.jenkins.plugins.wso2mi.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A session at the management API of the Micro Integrator in one pod (port 9164, {@code /management};
 * product-micro-integrator, management.apis). It goes through a tunnel of the API server ({@code pods/portforward}) and
 * not by its pod proxy: that takes the header {@code Authorization} away. Its end is told to the server, which forgets
 * the token.
 */
public final class ManagementSession implements AutoCloseable {
    private static final int PORT = 9164;
    private static final int LIMIT = 4 << 20;
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

    private final LocalPortForward tunnel;
    private String authorization;

    private ManagementSession(LocalPortForward tunnel, String authorization) {
        this.tunnel = tunnel;
        this.authorization = authorization;
    }

    /**
     * Opens a tunnel and logs in; waits for the answer, some seconds at the most.
     *
     * @throws ManagementException if the pod cannot be reached, nobody answers there, or the login is not taken (401)
     */
    static ManagementSession open(KubernetesClient client, String namespace, String pod, ManagementLogin login)
            throws ManagementException, InterruptedException {
        ManagementSession session = new ManagementSession(tunnel(client, namespace, pod), login.basic());
        try {
            session.authorization = "Bearer " + token(session.get("login"));
            return session;
        } catch (ManagementException | InterruptedException e) {
            session.closeTunnel();
            throw e;
        }
    }

    private static LocalPortForward tunnel(KubernetesClient client, String namespace, String pod)
            throws ManagementException {
        try {
            return client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .portForward(PORT, InetAddress.getLoopbackAddress(), 0);
        } catch (KubernetesClientException e) {
            throw new ManagementException(Math.max(0, e.getCode()), Answers.words(e), Answers.advice(e));
        }
    }

    private static String token(ManagementReply entered) throws ManagementException {
        if (!entered.isOk()) {
            throw refused(entered.status());
        }
        try {
            return JSON.readTree(entered.body()).path("AccessToken").asText();
        } catch (JsonProcessingException e) {
            throw new ManagementException(0, "the answer to the login at the management API is no JSON", "");
        }
    }

    private static ManagementException refused(int status) {
        return switch (status) {
            case 401 ->
                new ManagementException(
                        status,
                        "the management API does not take the username and password (HTTP 401)",
                        "correct them in the Secret or variables");
            case 404 ->
                new ManagementException(
                        status,
                        "the management API has no login (HTTP 404)",
                        "it is of a version before logins by token, or another server listens there");
            case 500 ->
                new ManagementException(
                        status,
                        "the management API answers its login by HTTP 500",
                        "too many are logged in, or its JWT handler is switched off in deployment.toml");
            default -> new ManagementException(status, "the management API answers HTTP " + status, "");
        };
    }

    /**
     * Reads.
     *
     * @param path below {@code /management/}, with a query if there is one
     * @throws ManagementException if nobody answers
     */
    public ManagementReply get(String path) throws ManagementException, InterruptedException {
        return exchange(request(path).GET());
    }

    /**
     * Changes.
     *
     * @param method {@code POST} or {@code PATCH}
     * @param path below {@code /management/}
     * @throws ManagementException if nobody answers: it may have been done all the same
     */
    public ManagementReply send(String method, String path, String json)
            throws ManagementException, InterruptedException {
        return exchange(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + tunnel.getLocalPort() + "/management/" + path))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private ManagementReply exchange(HttpRequest.Builder request) throws ManagementException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                HTTP.sendAsync(request.timeout(PATIENCE).build(), head -> new LimitedBody(LIMIT));
        try {
            HttpResponse<String> told = answer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new ManagementReply(told.statusCode(), told.body());
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw unanswered(e);
        }
    }

    /** What the tunnel knows says more than that it was closed. */
    private ManagementException unanswered(Exception e) {
        Throwable told = Stream.concat(tunnel.getServerThrowables().stream(), tunnel.getClientThrowables().stream())
                .findFirst()
                .orElse(e);
        String words = e instanceof TimeoutException ? "no answer for a while" : Answers.words(told);
        if (told instanceof KubernetesClientException k && k.getCode() == 403) {
            return new ManagementException(403, words, Answers.advice(k));
        }
        return new ManagementException(
                0,
                "nobody answers on port " + PORT + ": " + words,
                "see whether the server has started, and with -DenableManagementApi=true");
    }

    @Override
    public void close() {
        try {
            get("logout");
        } catch (ManagementException e) {
            // the token ends by itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeTunnel();
    }

    private void closeTunnel() {
        try {
            tunnel.close();
        } catch (IOException e) {
            // nothing is waited for any more
        }
    }
}
