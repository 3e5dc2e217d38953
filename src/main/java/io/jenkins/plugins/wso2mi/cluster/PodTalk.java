package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.HttpProbe;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks pods, through the API server, for their logs and their health. */
public final class PodTalk {
    private static final int BODY_LIMIT = 64_000;
    private static final int LOG_BYTES = 1 << 20;
    private static final long ANSWER_SECONDS = 5;
    private static final long LOG_SECONDS = 15;

    private final KubernetesClient client;
    private final String namespace;
    /** Does not ask again on a 5xx: that is the answer. */
    private final HttpClient once;

    PodTalk(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        RequestConfig asked = new RequestConfigBuilder()
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout((int) TimeUnit.SECONDS.toMillis(ANSWER_SECONDS))
                .build();
        this.once = client.getHttpClient().newBuilder().tag(asked).build();
    }

    /**
     * The last lines of a container's log.
     *
     * @param previous the log of the container before its last restart
     * @param lines how many lines at the most
     * @return the lines as they are, uncleaned; empty if there is no log
     */
    public List<String> log(String pod, String container, boolean previous, int lines) {
        try {
            var log = client.pods().inNamespace(namespace).withName(pod).inContainer(container);
            String text = previous
                    ? log.terminated().tailingLines(lines).getLog()
                    : log.tailingLines(lines).getLog();
            return text == null ? List.of() : text.lines().toList();
        } catch (KubernetesClientException e) {
            return List.of();
        }
    }

    /**
     * Asks a pod what its readiness probe asks, by the API server's pod proxy.
     *
     * @return the answer, later; status 0 with the reason if there was none within 5 s
     */
    public CompletableFuture<ProbeAnswer> health(PodState pod, HttpProbe probe, Instant now) {
        return get(pod.name(), probe.port(), probe.https(), probe.path(), BODY_LIMIT, now);
    }

    /**
     * Asks a pod by the API server's pod proxy, once.
     *
     * @param https whether the pod speaks TLS there; the API server does not ask who it is
     * @param path with its slash, and a query if there is one
     * @param limit how many characters of the answer are kept
     * @return the answer, later; status 0 with the reason if there was none within 5 s
     */
    public CompletableFuture<ProbeAnswer> get(
            String pod, int port, boolean https, String path, int limit, Instant now) {
        String proxied = "api/v1/namespaces/%s/pods/%s%s:%d/proxy%s"
                .formatted(namespace, https ? "https:" : "", pod, port, path);
        HttpRequest request = once.newHttpRequestBuilder()
                .uri(client.getMasterUrl() + proxied)
                .build();
        return once.sendAsync(request, String.class)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .thenApply(answer -> new ProbeAnswer(now, answer.code(), head(answer.body(), limit)))
                .exceptionally(e -> new ProbeAnswer(now, 0, Answers.words(e)));
    }

    /**
     * Reads the first MiB of the log of a container's present run, as far as the node still has it, line by line.
     *
     * @param wanted is shown each line once, in order, and says whether to keep it
     * @return what was kept, later; status 0 with the reason if there was no answer within 15 s, another one than 200
     *     with the API server's words if it refused
     */
    public CompletableFuture<LogExcerpt> logStart(
            PodState pod, ContainerState container, Predicate<String> wanted, Instant now) {
        String path = "api/v1/namespaces/%s/pods/%s/log?container=%s&limitBytes=%d&timestamps=true"
                .formatted(namespace, pod.name(), container.name(), LOG_BYTES);
        HttpRequest request =
                once.newHttpRequestBuilder().uri(client.getMasterUrl() + path).build();
        LogLines lines = new LogLines(wanted);
        return once.consumeBytes(request, (buffers, body) -> {
                    buffers.forEach(lines::take);
                    body.consume();
                })
                .thenCompose(answer ->
                        read(answer).thenApply(end -> lines.excerpt(container.restarts(), answer.code(), now)))
                .orTimeout(LOG_SECONDS, TimeUnit.SECONDS)
                .exceptionally(
                        e -> new LogExcerpt(now, 0, container.restarts(), 0, Answers.words(e), null, false, List.of()));
    }

    /**
     * Asks the management API of the server in a pod which carbon applications are active; waits for the answer, some
     * seconds at the most.
     *
     * @param secret the name of the Secret with the keys {@code username} and {@code password}
     * @return what it says; status 0 with the reason if it said nothing
     */
    public ManagementAnswer management(PodState pod, ContainerState container, String secret, Instant now) {
        return new ManagementTalk(client, namespace).ask(pod.name(), secret, container.restarts(), now);
    }

    /**
     * Logs in at the management API of the server in a pod; waits for the answer, some seconds at the most.
     *
     * @return to be closed
     * @throws ManagementException if the pod cannot be reached, nobody answers there, or the login is not taken
     */
    public ManagementSession manage(String pod, ManagementLogin login)
            throws ManagementException, InterruptedException {
        return ManagementSession.open(client, namespace, pod, login);
    }

    /**
     * Reads who logs in at management APIs.
     *
     * @param secret the name of the Secret with the keys {@code username} and {@code password}
     * @throws ManagementException if it cannot be read, or lacks a key
     */
    public ManagementLogin managementLogin(String secret) throws ManagementException {
        return new ManagementTalk(client, namespace).login(secret);
    }

    private static CompletableFuture<Void> read(HttpResponse<AsyncBody> answer) {
        AsyncBody body = answer.body();
        if (answer.isSuccessful()) {
            body.consume();
            return body.done();
        }
        body.cancel();
        return CompletableFuture.completedFuture(null);
    }

    private static String head(@Nullable String body, int limit) {
        return body == null ? "" : body.substring(0, Math.min(body.length(), limit));
    }
}
