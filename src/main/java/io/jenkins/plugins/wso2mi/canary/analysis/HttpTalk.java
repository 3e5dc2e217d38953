package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.cluster.LimitedBody;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks by HTTP, through the proxies of this machine; follows no redirect, so that a login goes nowhere else. TLS is
 * verified.
 */
final class HttpTalk {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    /** What was answered: the status and the beginning of the body. */
    record Answer(int status, String body) {}

    /** A request to an address. */
    static HttpRequest.Builder request(URI address, Optional<Secret> authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "wso2-mi");
        authorization.ifPresent(value -> request.header("Authorization", value.reveal()));
        return request;
    }

    /**
     * Sends a request.
     *
     * @param limit how many bytes of the body are read
     * @return the answer, later; a {@link MetricsException} if there is none within 10 s
     */
    CompletableFuture<Answer> send(HttpRequest request, int limit) {
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(request, head -> new LimitedBody(limit));
        return sent.copy()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> sent.cancel(true))
                // the JDK gives no body to a proxy that refuses a tunnel
                .thenApply(answer -> new Answer(answer.statusCode(), answer.body() == null ? "" : answer.body()))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        new MetricsException(request.uri().getAuthority() + " gives no answer: " + words(failure))));
    }

    private static String words(Throwable failure) {
        if (caused(failure, HttpTimeoutException.class) || caused(failure, TimeoutException.class)) {
            return "none within " + PATIENCE.toSeconds() + " s";
        }
        if (caused(failure, UnresolvedAddressException.class)) {
            return "no host is called so";
        }
        // the JDK's client says no more than this when nobody listens at the port
        if (caused(failure, ConnectException.class) && caused(failure, ClosedChannelException.class)) {
            return "connection refused";
        }
        Throwable telling = failure;
        for (Throwable cause = failure; cause != null && isSilent(telling); cause = cause.getCause()) {
            telling = cause;
        }
        return isSilent(telling) ? telling.getClass().getSimpleName() : PlainText.oneLine(telling.getMessage());
    }

    private static boolean isSilent(Throwable failure) {
        return failure instanceof CompletionException
                || PlainText.oneLine(failure.getMessage()).isEmpty();
    }

    private static boolean caused(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
