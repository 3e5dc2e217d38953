package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus that scrapes three versions of an application: a stable one, a canary as good as it, and a bad one,
 * of whose requests 30 % go wrong and which is slower. Each has 100 requests a second.
 */
@Tag("thorough")
class AnalysisIT {
    private static final int SAMPLES_SECONDS = 15;
    private static final long BEGUN = System.nanoTime();

    @TempDir
    private static Path folder;

    private static AnsweringServer pods;
    private static PrometheusServer prometheus;

    @BeforeAll
    static void start() throws IOException {
        pods = new AnsweringServer().answer(one -> switch (one.path()) {
            case "/stable" -> page(0.002, 0.100);
            case "/good" -> page(0.002, 0.100);
            default -> page(0.3, 0.110);
        });
        prometheus = new PrometheusServer(folder, """
                - {job_name: stable, metrics_path: /stable, static_configs: [{targets: ['%1$s'], labels: {pod: web-5d9c-aaaaa}}]}
                - {job_name: good, metrics_path: /good, static_configs: [{targets: ['%1$s'], labels: {pod: web-canary-77f-bbbbb}}]}
                - {job_name: bad, metrics_path: /bad, static_configs: [{targets: ['%1$s'], labels: {pod: web-bad-88f-ccccc}}]}
                """.formatted(pods.address().substring("http://".length())));
        Subjects good = subjects("web-canary");
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> measured("""
                {kind: compare, query: 'latency_seconds{pod=~"{{pods}}"}', window: 60s, step: 1s, minSamples: %d}
                """.formatted(SAMPLES_SECONDS), good).result() != Result.INCONCLUSIVE);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        prometheus.close();
        pods.close();
    }

    private static AnsweringServer.Answer page(double errorRate, double latency) {
        double requests = Math.floor(Duration.ofNanos(System.nanoTime() - BEGUN).toMillis() / 10.0);
        double noise = ThreadLocalRandom.current().nextDouble() / 200;
        return new AnsweringServer.Answer(
                200, """
                wso2_integration_api_request_count_total{service_name="Orders",service_type="api",} %1$s
                wso2_integration_api_request_count_error_total{service_name="Orders",service_type="api",} %2$s
                latency_seconds %3$s
                """.formatted(requests, Math.floor(requests * errorRate), latency + noise));
    }

    private static Subjects subjects(String canary) {
        return new Subjects("shop", new Subjects.Side("web", List.of()), new Subjects.Side(canary, List.of()));
    }

    private static AnalysisPlan plan(String gate) {
        return AnalysisPlan.parse(
                "plan",
                "gates: {g: " + gate.strip().replaceFirst("}$", ", url: '" + prometheus.address() + "'}") + "}");
    }

    private static Measurer open(AnalysisPlan plan) throws IOException {
        return Measurer.open(
                plan, new Logins(Map.of(), "shop", ref -> Optional.empty()), (pod, port, path, limit, now) -> {
                    throw new AssertionError("no pod is to be asked");
                });
    }

    private static Measurement measured(String gate, Subjects subjects) throws IOException {
        AnalysisPlan plan = plan(gate);
        Measurer measurer = open(plan);
        measurer.measure(plan.gates(), subjects, Instant.now());
        List<Measurement> found = new ArrayList<>();
        await().atMost(15, TimeUnit.SECONDS).until(() -> found.addAll(measurer.take()));
        return found.get(0);
    }

    /** Holds a step, as the engine does, until the gates come to a verdict. */
    private static AnalysisJudgement held(AnalysisPlan plan, Subjects subjects) throws Exception {
        Measurer measurer = open(plan);
        AnalysisState state = AnalysisState.begin(Instant.now());
        measurer.begin(subjects, state.began());
        while (true) {
            for (Measurement measurement : measurer.take()) {
                state = state.with(measurement);
            }
            AnalysisJudgement judgement = Analysis.judge(plan, state, Instant.now());
            if (judgement.verdict() != Verdict.WAITING) {
                return judgement;
            }
            measurer.measure(judgement.due(), subjects, Instant.now());
            Thread.sleep(50);
        }
    }

    @Test
    void shouldFailABadCanaryWithinOneInterval() throws Exception {
        AnalysisPlan plan = plan("{kind: mi, selector: 'pod=~\"{{pods}}\"', interval: 5s, window: 5s}");
        Instant begun = Instant.now();
        AnalysisJudgement judgement = held(plan, subjects("web-bad"));
        Duration took = Duration.between(begun, Instant.now());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judgement.sentence())
                .startsWith("gate g failed: Orders: canary 3")
                .contains("% errors");
        assertThat(took).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void shouldPassAGoodCanary() throws Exception {
        AnalysisPlan plan = plan("{kind: mi, selector: 'pod=~\"{{pods}}\"', interval: 2s, window: 5s, count: 2}");

        assertThat(held(plan, subjects("web-canary")).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void shouldCompareErrorRatesByQueries() throws IOException {
        String gate = """
                {kind: errorRate, window: 10s,
                 requests: 'sum(increase(wso2_integration_api_request_count_total{pod=~"{{pods}}"}[{{window}}]))',
                 errors: 'sum(increase(wso2_integration_api_request_count_error_total{pod=~"{{pods}}"}[{{window}}]))'}
                """;

        assertThat(measured(gate, subjects("web-bad")).result()).isEqualTo(Result.FAILED);
        assertThat(measured(gate, subjects("web-canary")).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void shouldFindTheSlowerCanary() throws IOException {
        String gate = "{kind: compare, query: 'latency_seconds{pod=~\"{{pods}}\"}', window: 15s, step: 1s, effect: 5%}";

        assertThat(measured(gate, subjects("web-bad")).words()).endsWith("that is more");
        assertThat(measured(gate, subjects("web-canary")).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void shouldSayNothingWithTooLittleTraffic() throws IOException {
        Measurement found = measured("""
                {kind: prometheus, query: 'vector(1)', max: 0, minRequests: 1000000,
                 traffic: 'sum(increase(wso2_integration_api_request_count_total{pod=~"{{pods}}"}[10s]))'}
                """, subjects("web-bad"));

        assertThat(found.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThat(found.words()).startsWith("too little traffic: ");
    }

    @Test
    void shouldSayNothingOfNoSeriesAndOfNoNumber() throws IOException {
        assertThat(measured("{kind: prometheus, query: 'nothing_of_this_name', max: 0}", subjects("web-bad"))
                        .words())
                .isEqualTo("no data: the query has no result");
        assertThat(measured("{kind: prometheus, query: 'vector(0) / 0', max: 0}", subjects("web-bad"))
                        .words())
                .startsWith("no number: the query's result is NaN");
    }

    @Test
    void shouldTellInItsWordsWhatPrometheusCannotDo() throws IOException {
        Measurement found = measured("{kind: prometheus, query: 'up + on() up', max: 0}", subjects("web-bad"));
        assertThat(found.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThat(found.words()).contains("answers 422: execution: ");

        AnalysisPlan plan = plan("{kind: prometheus, query: 'sum(up', max: 0}");
        List<Problem> problems = open(plan).firstLook(subjects("web-bad"), Instant.now());
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .startsWith("gate g: the metrics server 127.0.0.1:")
                .contains("answers 400: bad_data: "));
    }
}
