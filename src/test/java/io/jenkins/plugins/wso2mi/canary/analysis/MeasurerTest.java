package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasurerTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Subjects subjects = new Subjects(
            "shop",
            new Subjects.Side("web", List.of(pod("web-5d9c-aaaaa"), pod("web-5d9c-bbbbb"))),
            new Subjects.Side("web-canary", List.of(pod("web-canary-77f-ccccc"))));

    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static PodState pod(String name) {
        return new PodState(
                name, "u", "o", "Running", "", "", false, TEN, TEN, List.of(), List.of(), List.of(), null, "n",
                List.of(), Map.of());
    }

    private Measurer open(AnalysisPlan plan) throws IOException {
        Logins logins = new Logins(Map.of(), "shop", ref -> Optional.empty());
        return Measurer.open(plan, logins, (pod, port, path, limit, now) -> {
            String page = pages.get(pod);
            int status = page == null ? 404 : 200;
            return CompletableFuture.completedFuture(new ProbeAnswer(now, status, page == null ? "no page" : page));
        });
    }

    private AnalysisPlan plan(String gates) {
        return AnalysisPlan.parse("plan", "gates: {" + gates.replace("SERVER", "'" + server.address() + "'") + "}");
    }

    private List<Measurement> measured(Measurer measurer, AnalysisPlan plan, Instant now) {
        measurer.measure(plan.gates(), subjects, now);
        List<Measurement> taken = new ArrayList<>();
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            taken.addAll(measurer.take());
            return taken.size() == plan.gates().size();
        });
        return taken;
    }

    private void page(String pod, int requests, int errors) {
        pages.put(pod, """
                wso2_integration_api_request_count_total{service_name="Orders",service_type="api",} %d.0
                wso2_integration_api_request_count_error_total{service_name="Orders",service_type="api",} %d.0
                """.formatted(requests, errors));
    }

    @Test
    void shouldFailACanaryByTheCountersOfItsPodsInOneInterval() throws IOException {
        AnalysisPlan plan = plan("errors: {kind: mi, interval: 10s}");
        page("web-5d9c-aaaaa", 1_000_000, 90_000);
        page("web-5d9c-bbbbb", 1_000_000, 90_000);
        page("web-canary-77f-ccccc", 0, 0);
        Measurer measurer = open(plan);
        measurer.begin(subjects, TEN);

        page("web-5d9c-aaaaa", 1_000_100, 90_000);
        page("web-5d9c-bbbbb", 1_000_100, 90_001);
        page("web-canary-77f-ccccc", 50, 15);
        List<Measurement> found = measured(measurer, plan, TEN.plusSeconds(10));
        AnalysisState state = AnalysisState.begin(TEN).with(found.get(0));

        assertThat(found.get(0).words())
                .startsWith("Orders: canary 30% errors (15 of 50), stable 0.5% errors (1 of 200): at least 1");
        assertThat(Analysis.judge(plan, state, TEN.plusSeconds(10)).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void shouldNotCountAnEarlierStepAgainstALaterOne() throws IOException {
        AnalysisPlan plan = plan("errors: {kind: mi, window: 10m}");
        page("web-5d9c-aaaaa", 0, 0);
        page("web-canary-77f-ccccc", 0, 0);
        Measurer measurer = open(plan);
        measurer.begin(subjects, TEN);
        page("web-5d9c-aaaaa", 400, 0);
        page("web-canary-77f-ccccc", 100, 50);
        assertThat(measured(measurer, plan, TEN.plusSeconds(30)).get(0).result())
                .isEqualTo(Result.FAILED);

        page("web-canary-77f-ccccc", 200, 100);
        measurer.begin(subjects, TEN.plusSeconds(60));
        page("web-5d9c-aaaaa", 800, 0);
        page("web-canary-77f-ccccc", 300, 100);

        assertThat(measured(measurer, plan, TEN.plusSeconds(90)).get(0).words())
                .startsWith("canary 0% errors (0 of 100), stable 0% errors (0 of 400)");
    }

    @Test
    void shouldBeInconclusiveIfNoPodShowsItsCounters() throws IOException {
        AnalysisPlan plan = plan("errors: {kind: mi}");
        page("web-5d9c-aaaaa", 10, 0);
        Measurement found = measured(open(plan), plan, TEN).get(0);

        assertThat(found.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThat(found.words())
                .startsWith(
                        "pod web-canary-77f-ccccc shows no metrics at port 9201/metric-service/metrics (404 no page);"
                                + " MI shows it with -DenablePrometheusApi=true");
    }

    @Test
    void shouldAskPrometheusForTheCountersOfBothSides() throws IOException {
        AnalysisPlan plan = plan("errors: {kind: mi, url: SERVER, window: 90s}");
        server.answer(one -> {
            boolean canary = one.form().contains("web-canary-");
            boolean errors = one.form().contains("_error_total");
            String value = errors ? canary ? "14.7" : "0" : canary ? "50.2" : "449.1";
            return new AnsweringServer.Answer(200, """
                    {"status":"success","data":{"resultType":"vector","result":[
                      {"metric":{"service_name":"Orders"},"value":[1,"%s"]}]}}
                    """.formatted(value));
        });
        Measurement found = measured(open(plan), plan, TEN).get(0);

        assertThat(found.words()).startsWith("Orders: canary 30% errors (15 of 50), stable 0% errors (0 of 449)");
        assertThat(server.asked())
                .extracting(AnsweringServer.Asked::form)
                .contains("query=sum by (service_name) (increase(wso2_integration_api_request_count_total"
                        + "{namespace=\"shop\",pod=~\"web-canary-[a-z0-9]+-[a-z0-9]{5}\"}[1m30s]))"
                        + "&time=2026-11-23T10:00:00Z");
    }

    @Test
    void shouldTakeNoErrorSeriesForNoErrors() throws IOException {
        AnalysisPlan plan = plan("e: {kind: errorRate, url: SERVER, requests: 'all {{pods}}', errors: 'bad {{pods}}'}");
        server.value(query -> query.startsWith("all") ? "500" : "");

        assertThat(measured(open(plan), plan, TEN).get(0).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void shouldSendHeadersToTheProbedAddress() throws IOException {
        AnalysisPlan plan = plan("p: {kind: http, url: SERVER, headers: {X-Canary: always}, contains: welcome}");
        server.answer(200, "welcome");

        assertThat(measured(open(plan), plan, TEN).get(0).result()).isEqualTo(Result.GOOD);
        assertThat(server.asked().get(0).canary()).isEqualTo("always");
    }

    @Test
    void shouldFailAProbeThatGetsNoAnswer() throws IOException {
        AnalysisPlan plan = plan("p: {kind: http, url: SERVER}");
        server.close();
        Measurement found = measured(open(plan), plan, TEN).get(0);

        assertThat(found.result()).isEqualTo(Result.FAILED);
        assertThat(found.words()).contains("connection refused");
    }

    @Test
    void shouldNotMeasureAGateTwiceAtATimeAndTellWhenItIsDone() throws Exception {
        AnalysisPlan plan = plan("p: {kind: http, url: SERVER}");
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        server.answer(one -> {
            asked.incrementAndGet();
            try {
                open.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new AnsweringServer.Answer(200, "ok");
        });
        CountDownLatch told = new CountDownLatch(1);
        Measurer measurer = open(plan);
        measurer.onMeasured(told::countDown);

        measurer.measure(plan.gates(), subjects, TEN);
        measurer.measure(plan.gates(), subjects, TEN.plusSeconds(1));
        open.countDown();
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        measurer.measure(plan.gates(), subjects, TEN.plusSeconds(2));

        assertThat(measurer.take()).hasSize(1);
        assertThat(asked).hasValue(1);
        assertThat(measured(measurer, plan, TEN.plusSeconds(3))).hasSize(1);
    }

    @Test
    void shouldTellBeforeTheCanaryWhatCannotBeMeasured() throws IOException {
        AnalysisPlan plan = plan("bad: {kind: prometheus, url: SERVER, query: 'sum(', max: 1},"
                + " good: {kind: prometheus, url: SERVER, query: fine, max: 1}, pods: {kind: mi},"
                + " probe: {kind: http, url: 'http://127.0.0.1:1/'}");
        server.answer(one -> one.form().contains("sum(")
                ? new AnsweringServer.Answer(
                        400,
                        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"unclosed left parenthesis\"}")
                : new AnsweringServer.Answer(
                        200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"));

        List<Problem> problems = open(plan).firstLook(subjects, TEN);

        assertThat(problems).extracting(Problem::where).containsExactly("gate bad", "gate pods");
        assertThat(problems.get(0).what()).contains("bad_data: unclosed left parenthesis");
        assertThat(problems.get(1).what()).startsWith("pod web-5d9c-aaaaa shows no metrics");
    }

    @Test
    void shouldTellOnePatternFromTheOther() {
        String stable = subjects.stable().podPattern();
        String canary = subjects.canary().podPattern();

        assertThat("web-5d9c7b9f4-x2x4z").matches(stable).doesNotMatch(canary);
        assertThat("web-canary-5d9c7b9f4-x2x4z").matches(canary).doesNotMatch(stable);
    }
}
