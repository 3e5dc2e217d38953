package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads MI's counters from the page of each pod, where no Prometheus does. */
final class PageSource implements GateSource {
    /** Of more pods, the first by name are asked. */
    private static final int PODS_LIMIT = 50;

    private static final int PAGE_LIMIT = 4_000_000;
    private static final int SHOWN = 120;
    private static final String ADVICE = "; MI shows it with -DenablePrometheusApi=true and its MetricHandler among the"
            + " [[synapse_handlers]] of deployment.toml";

    private final CounterCheck check;
    private final Pages pages;
    private final CounterWindow canary;
    private final CounterWindow stable;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /** Gets a page of a pod through the API server. */
    interface Pages {
        /** The page's beginning, later; status 0 with the reason if there is none. */
        CompletableFuture<ProbeAnswer> get(String pod, int port, String path, int limit, Instant now);
    }

    private record Read(PodState pod, ProbeAnswer answer) {
        boolean good() {
            return answer.status() == 200 && answer.body().length() < PAGE_LIMIT;
        }
    }

    PageSource(CounterCheck check, Pages pages) {
        this.check = check;
        this.pages = pages;
        this.canary = new CounterWindow(check.window());
        this.stable = new CounterWindow(check.window());
    }

    @Override
    public synchronized void begin(Subjects subjects, Instant now) {
        // a pod that does not answer yet is told of by the first measurement
        last = look(subjects, now).handle((done, failure) -> {
            canary.forget();
            stable.forget();
            return null;
        });
    }

    @Override
    public CompletableFuture<Finding> read(Subjects subjects, Instant now) {
        return look(subjects, now).thenApply(done -> check.rule().judgeEach(canary.grown(), stable.grown()));
    }

    @Override
    public CompletableFuture<?> firstLook(Subjects subjects, Instant now) {
        return look(subjects.stable(), new CounterWindow(check.window()), now);
    }

    /** One after the other: a page that came late would look as if its counters had begun anew. */
    private synchronized CompletableFuture<?> look(Subjects subjects, Instant now) {
        CompletableFuture<?> next = last.handle((done, failure) -> null)
                .thenCompose(before -> CompletableFuture.allOf(
                        look(subjects.canary(), canary, now), look(subjects.stable(), stable, now)));
        last = next;
        return next;
    }

    private CompletableFuture<Void> look(Subjects.Side side, CounterWindow window, Instant now) {
        List<CompletableFuture<Read>> asked = side.pods().stream()
                .sorted(Comparator.comparing(PodState::name))
                .limit(PODS_LIMIT)
                .map(pod -> pages.get(pod.name(), check.port(), CounterCheck.PATH, PAGE_LIMIT, now)
                        .thenApply(answer -> new Read(pod, answer)))
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenAccept(all ->
                        take(side, asked.stream().map(CompletableFuture::join).toList(), window, now));
    }

    private void take(Subjects.Side side, List<Read> answers, CounterWindow window, Instant now) {
        if (answers.stream().noneMatch(Read::good)) {
            throw new MetricsException(
                    answers.isEmpty()
                            ? "Deployment " + side.deployment() + " has no pods to ask"
                            : refusal(answers.get(0)));
        }
        window.add(
                answers.stream()
                        .filter(Read::good)
                        .map(read -> new CounterWindow.Page(
                                read.pod().name(),
                                read.pod().created(),
                                MetricsPage.counts(read.answer().body(), check)))
                        .toList(),
                now);
    }

    private String refusal(Read read) {
        String page = "pod " + read.pod().name() + " shows no metrics at port " + check.port() + CounterCheck.PATH;
        if (read.answer().status() == 200) {
            return page + ": the page is longer than " + PAGE_LIMIT + " characters";
        }
        String line = PlainText.oneLine(read.answer().body());
        String status = read.answer().status() == 0 ? "" : read.answer().status() + " ";
        return page + " (" + status + line.substring(0, Math.min(SHOWN, line.length())) + ")" + ADVICE;
    }
}
