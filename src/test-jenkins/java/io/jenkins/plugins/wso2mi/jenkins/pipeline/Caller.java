package io.jenkins.plugins.wso2mi.jenkins.pipeline;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Calls an API at a steady rate and remembers every call that was lost. POST: no library repeats it in silence. */
final class Caller implements AutoCloseable {
    private static final int RATE = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong answered = new AtomicLong();
    private final List<String> lost = new ArrayList<>();
    private final URI api;

    Caller(URI api) {
        this.api = api;
        timer.scheduleAtFixedRate(this::call, 0, 1000 / RATE, TimeUnit.MILLISECONDS);
    }

    private void call() {
        HttpRequest request = HttpRequest.newBuilder(api)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\": 1}"))
                .build();
        var unused = http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    if (failure == null && answer.statusCode() / 100 == 2) {
                        answered.incrementAndGet();
                    } else {
                        lose(failure == null ? answer.statusCode() + " " + answer.body() : failure.toString());
                    }
                });
    }

    private void lose(String why) {
        synchronized (lost) {
            lost.add(why);
        }
    }

    long answered() {
        return answered.get();
    }

    List<String> lost() {
        synchronized (lost) {
            return List.copyOf(lost);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
