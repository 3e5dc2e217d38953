package io.jenkins.plugins.wso2mi.canary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A client that asks 60 times a second, three times of ten for what fails at the canary, and knows when it failed. */
final class ErrorClient implements AutoCloseable {
    private static final int PERIOD_MS = 1000 / 60;
    private static final int THREADS = 8;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Long> errors = Collections.synchronizedList(new ArrayList<>());
    private final URI good;
    private final URI flaky;

    private ErrorClient(URI gateway, String path) {
        this.good = gateway.resolve(path + "/good");
        this.flaky = gateway.resolve(path + "/flaky");
    }

    static ErrorClient start(URI gateway, String path) {
        ErrorClient client = new ErrorClient(gateway, path);
        for (int thread = 0; thread < THREADS; thread++) {
            ScheduledFuture<?> unused = client.threads.scheduleAtFixedRate(
                    client::ask, (long) thread * PERIOD_MS, (long) THREADS * PERIOD_MS, TimeUnit.MILLISECONDS);
        }
        return client;
    }

    private void ask() {
        URI address = asked.getAndIncrement() % 10 < 3 ? flaky : good;
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                errors.add(System.nanoTime());
            }
        } catch (IOException e) {
            errors.add(System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answered.incrementAndGet();
    }

    void awaitAnswers(int more) {
        int before = answered.get();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answered.get() >= before + more);
    }

    int requests() {
        return answered.get();
    }

    int errors() {
        return errors.size();
    }

    double secondsOfErrors() {
        synchronized (errors) {
            return errors.isEmpty() ? 0 : (Collections.max(errors) - Collections.min(errors)) / 1e9;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
