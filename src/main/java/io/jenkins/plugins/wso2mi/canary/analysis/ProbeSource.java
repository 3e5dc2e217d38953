package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks an address, as a user of the canary would. */
final class ProbeSource implements GateSource {
    private static final int BODY_LIMIT = 64_000;

    private final ProbeCheck check;
    private final HttpTalk talk;
    private final Optional<Secret> authorization;

    ProbeSource(ProbeCheck check, HttpTalk talk, Optional<Secret> authorization) {
        this.check = check;
        this.talk = talk;
        this.authorization = authorization;
    }

    @Override
    public CompletableFuture<Finding> read(Subjects subjects, Instant now) {
        URI url = URI.create(check.url().filled(subjects, subjects.canary(), Duration.ZERO));
        HttpRequest.Builder request = HttpTalk.request(url, authorization);
        check.headers().forEach(request::header);
        long begun = System.nanoTime();
        return talk.send(request.build(), BODY_LIMIT)
                .thenApply(answer ->
                        check.judge(answer.status(), answer.body(), Duration.ofNanos(System.nanoTime() - begun)))
                // who asks as a user does counts no answer as a bad one
                .exceptionally(failure -> Finding.of(false, Map.of(), Failure.words(failure)));
    }

    @Override
    public CompletableFuture<?> firstLook(Subjects subjects, Instant now) {
        return CompletableFuture.completedFuture(null);
    }
}
