package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.report.timeline.LoadSample;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Calls the clinic's API at a steady rate and counts what is lost. POST, so that no HTTP library repeats a request in
 * silence; each request carries a number that must come back in the answer's body.
 */
final class LoadClient {
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final int KEPT_FAILURES = 5;

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong open = new AtomicLong();
    private final TreeMap<Instant, LoadSample> seconds = new TreeMap<>();
    private final Map<String, Lost> failures = new LinkedHashMap<>();
    private long requests;
    private long failed;

    /** Requests so far, and how many of them were lost. */
    record Count(long requests, long failed) {
        Count since(Count before) {
            return new Count(requests - before.requests, failed - before.failed);
        }
    }

    /** How often requests were lost in the same words. */
    private record Lost(Instant first, Instant last, int times) {
        Lost and(Lost other) {
            return new Lost(first, other.last, times + other.times);
        }
    }

    /** Calls one address. */
    LoadClient(URI address) {
        this.address = address;
    }

    /** Begins to call so many times a second. */
    void start(int rate) {
        var unused = timer.scheduleAtFixedRate(this::callInBackground, 0, 1_000_000L / rate, TimeUnit.MICROSECONDS);
    }

    /** One call now: the body of the answer, or null if it was lost. */
    @Nullable
    String callOnce() throws InterruptedException {
        long id = number.incrementAndGet();
        try {
            HttpResponse<String> answer = http.send(request(id), HttpResponse.BodyHandlers.ofString());
            return isRight(id, answer) ? answer.body() : null;
        } catch (java.io.IOException e) {
            return null;
        }
    }

    private void callInBackground() {
        long id = number.incrementAndGet();
        Instant sent = Instant.now();
        open.incrementAndGet();
        var unused = http.sendAsync(request(id), HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, error) -> {
                    note(sent, error == null && isRight(id, answer) ? null : words(answer, error));
                    open.decrementAndGet();
                });
    }

    private HttpRequest request(long id) {
        return HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIME)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\": " + id + "}"))
                .build();
    }

    private static boolean isRight(long id, HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().replace(" ", "").contains("\"number\":" + id + ",");
    }

    private static String words(@Nullable HttpResponse<String> answer, @Nullable Throwable error) {
        if (error != null) {
            return PlainText.oneLine(error.toString());
        }
        return answer == null ? "" : answer.statusCode() + " " + PlainText.oneLine(answer.body());
    }

    private synchronized void note(Instant sent, @Nullable String failure) {
        requests++;
        if (failure != null) {
            failed++;
            if (failures.size() < KEPT_FAILURES || failures.containsKey(failure)) {
                failures.merge(failure, new Lost(sent, sent, 1), Lost::and);
            }
        }
        Instant second = sent.truncatedTo(ChronoUnit.SECONDS);
        int lost = failure == null ? 0 : 1;
        seconds.merge(
                second,
                new LoadSample(second, 1, lost),
                (a, b) -> new LoadSample(second, a.requests() + 1, a.failed() + lost));
    }

    synchronized Count count() {
        return new Count(requests, failed);
    }

    /** Requests and failures of each second. */
    synchronized List<LoadSample> samples() {
        return List.copyOf(seconds.values());
    }

    /** What was lost, in words, with the first and the last time and how often; the first five kinds of words. */
    synchronized List<String> failures() {
        return failures.entrySet().stream()
                .map(e -> e.getValue().first() + " to " + e.getValue().last() + ", "
                        + e.getValue().times() + " times: " + e.getKey())
                .toList();
    }

    /** Ends the calls, and waits for the answers that are still to come. */
    void stop() throws InterruptedException {
        timer.shutdownNow();
        for (int i = 0; i < 100 && open.get() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
