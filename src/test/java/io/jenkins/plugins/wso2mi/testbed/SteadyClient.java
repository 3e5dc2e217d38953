package io.jenkins.plugins.wso2mi.testbed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks at a steady rate, however long the answers take, and remembers what was answered to what was asked when. */
public final class SteadyClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();

    /**
     * One answer.
     *
     * @param time when it was asked for
     * @param words status and body; a lost request's error
     */
    public record Answer(Instant time, String words) {}

    /** Begins to ask an address so many times a second. */
    public SteadyClient(int rate, URI address) {
        var unused = timer.scheduleAtFixedRate(() -> ask(address), 0, 1_000_000L / rate, TimeUnit.MICROSECONDS);
    }

    private void ask(URI address) {
        asked.incrementAndGet();
        Instant time = Instant.now();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        var unused = http.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, error) -> answers.add(new Answer(time, words(answer, error))));
    }

    private static String words(HttpResponse<String> answer, Throwable error) {
        return error == null ? answer.statusCode() + " " + answer.body().strip() : "lost: " + error;
    }

    /** What was asked for in a time and answered by now, in the order of the questions. */
    public List<Answer> between(Instant from, Instant until) {
        return answers.stream()
                .filter(a -> !a.time().isBefore(from) && a.time().isBefore(until))
                .sorted((a, b) -> a.time().compareTo(b.time()))
                .toList();
    }

    /** How often what was answered. */
    public static Map<String, Long> counts(List<Answer> answers) {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach(a -> counts.merge(a.words(), 1L, Long::sum));
        return counts;
    }

    /** Ends the questions, and waits at most 10 s for the answers that are still to come. */
    public List<Answer> end() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(5, TimeUnit.SECONDS);
        for (int i = 0; i < 100 && answers.size() < asked.get(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return between(Instant.MIN, Instant.MAX);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
