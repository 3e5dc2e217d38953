package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The query API of a Prometheus (version 1), or of what answers as one. */
final class Prometheus {
    private static final int ANSWER_LIMIT = 16_000_000;

    private final HttpTalk talk;
    private final URI address;
    private final Optional<Secret> authorization;

    Prometheus(HttpTalk talk, URI address, Optional<Secret> authorization) {
        this.talk = talk;
        this.address = address;
        this.authorization = authorization;
    }

    /**
     * Asks for the values of a moment.
     *
     * @return the answer, later; a {@link MetricsException} in the server's words if there is none
     */
    CompletableFuture<PrometheusAnswer> query(String query, Instant at) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("query", query);
        form.put("time", at.toString());
        return ask("query", form);
    }

    /**
     * Asks for the values of a span of time.
     *
     * @return the answer, later; a {@link MetricsException} in the server's words if there is none
     */
    CompletableFuture<PrometheusAnswer> range(String query, Instant from, Instant to, Duration step) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("query", query);
        form.put("start", from.toString());
        form.put("end", to.toString());
        form.put("step", step.toSeconds() + "." + "%03d".formatted(step.toMillisPart()));
        return ask("query_range", form);
    }

    /** By POST, since an address has a limit and a query none. */
    private CompletableFuture<PrometheusAnswer> ask(String what, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String base = address.toString();
        URI url = URI.create((base.endsWith("/") ? base : base + "/") + "api/v1/" + what);
        HttpRequest request = HttpTalk.request(url, authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return talk.send(request, ANSWER_LIMIT).thenApply(answer -> PrometheusAnswer.of(address, answer));
    }
}
