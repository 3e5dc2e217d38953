package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisPlanTest {
    private static final String ALL = """
            gates:
              errors:
                kind: mi
                interval: 10s
                count: 3
                services: [AppointmentAPI, BillingAPI]
                maxDifference: 0.5%
              own-errors:
                kind: errorRate
                url: https://prometheus.example.com/prom
                bearer: env:PROMETHEUS_TOKEN
                requests: sum(increase(http_requests_total{pod=~"{{pods}}"}[{{window}}]))
                errors: sum(increase(http_requests_total{pod=~"{{pods}}",code=~"5.."}[{{window}}]))
                failureLimit: 1
              latency:
                kind: compare
                url: https://prometheus.example.com/prom
                user: reader
                password: secret:prometheus/password
                query: histogram_quantile(0.99, rate(latency_bucket{pod=~"{{pods}}"}[1m]))
                direction: either
                effect: 20%
              memory:
                kind: prometheus
                url: http://prometheus:9090
                query: max(container_memory_working_set_bytes{pod=~"{{pods}}"})
                max: 800000000
                traffic: sum(increase(http_requests_total{pod=~"{{pods}}"}[{{window}}]))
                minRequests: 100
                dryRun: true
              answers:
                kind: http
                url: http://shop.example.com/{{deployment}}/health
                headers: {X-Canary: always}
                status: 204
                maxLatency: 2s
              mi-by-prometheus:
                kind: mi
                url: http://prometheus:9090
                counters: proxy
                selector: kubernetes_pod_name=~"{{pods}}"
            """;

    private static List<String> problems(String text) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> AnalysisPlan.parse("gates.yaml", text));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream().map(Problem::sentence).toList();
    }

    @Test
    void shouldReadEveryKindOfGate() {
        AnalysisPlan plan = AnalysisPlan.parse("gates.yaml", ALL);

        assertThat(plan.gates())
                .extracting(AnalysisGate::name)
                .containsExactly("errors", "own-errors", "latency", "memory", "answers", "mi-by-prometheus");
        AnalysisGate errors = plan.gates().get(0);
        assertThat(errors.schedule())
                .isEqualTo(new Schedule(Duration.ofSeconds(10), Duration.ofSeconds(10), 3, 0, 4, false));
        assertThat(errors.words())
                .isEqualTo("errors (mi): AppointmentAPI, BillingAPI has at most 0.5% more errors than the stable"
                        + " version, with 99% confidence and at least 20 requests; every 10s, passes with 3 good");
        assertThat(((ErrorRateCheck) plan.gates().get(1).check()).server().login())
                .isEqualTo(new Login("", new SecretRef("", "PROMETHEUS_TOKEN")));
        assertThat(((CompareCheck) plan.gates().get(2).check()).server().login())
                .isEqualTo(new Login("reader", new SecretRef("prometheus", "password")));
    }

    @Test
    void shouldComeBackFromJsonAsItWas() {
        AnalysisPlan plan = AnalysisPlan.parse("gates.yaml", ALL);

        assertThat(AnalysisPlan.parse("state", plan.toJson())).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gates:", "gates: {}", "{}", "gates: [a]", "just words"})
    void shouldRefuseAPlanWithoutGates(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: mi | kind: mii | gates.yaml:3:11: kind is 'mii'; did you mean 'mi'?",
                "kind: mi | knd: mi | gates.yaml:3:5: gate 'errors' has no kind; add it",
                "count: 3 | cuont: 3 | gates.yaml:5:5: gate 'errors' has no key 'cuont'; did you mean 'count'?",
                "count: 3 | count: 2.5 | gates.yaml:5:5: count is 2.5; write a whole number from 1 to 10000",
                "count: 3 | count: few | gates.yaml:5:12: count is 'few', no number; write one, such as 0.05 or 5%",
                "count: 3 | count: 3d | gates.yaml:5:12: count is '3d', no number; write one, such as 0.05 or 5%",
                "count: 3 | count: 1e999999 | gates.yaml:5:12: count is '1e999999', no number",
                "interval: 10s | interval: 10 | gates.yaml:4:15: '10' is no duration; write a number and a unit, such as"
                        + " 30s, 10m or 1h30m",
                "interval: 10s | interval: 1ms | gates.yaml:4:15: interval is 1ms, too short; write at least 1s",
                "maxDifference: 0.5% | maxDifference: 5 | gates.yaml:7:5: maxDifference is 5; write a share from 0% to"
                        + " 100%, such as 5%",
                "maxDifference: 0.5% | query: x | gates.yaml:7:5: gate 'errors' has no key 'query'; known are: kind,"
                        + " interval, initialDelay, count, failureLimit, inconclusiveLimit, dryRun, url, bearer, user,"
                        + " password, selector, counters, services, port, maxDifference, confidence, minRequests, window",
                "bearer: env:PROMETHEUS_TOKEN | bearer: abc | gates.yaml:11:5: bearer names no secret; write env:NAME for"
                        + " an environment variable, or secret:NAME/KEY for a Kubernetes Secret",
                "user: reader | dryRun: false | gates.yaml:19:5: user and password go together; write both",
                "https://prometheus.example.com/prom | ftp://x | gates.yaml:10:5: 'ftp://x' is no address; write"
                        + " http://HOST:PORT or https://HOST",
                "https://prometheus.example.com/prom | http://me:pw@x | gates.yaml:10:5: there is a login in url; write"
                        + " user and password beside it: write env:NAME for an environment variable, or"
                        + " secret:NAME/KEY for a Kubernetes Secret",
                "'(latency_bucket{pod=~\"{{pods}}\"}[1m])' | '(x[1m])' | gates.yaml:20:5: query asks the same of the"
                        + " canary and the stable version; write {{pods}} or {{deployment}} where their labels differ,"
                        + " such as pod=~\"{{pods}}\"",
                "'bytes{pod=~\"{{pods}}\"}' | 'bytes{pod=~\"{{pod}}\"}' | gates.yaml:26:5: {{pod}} stands for nothing in"
                        + " query; did you mean {{pods}}?",
                "max: 800000000 | count: 1 | gates.yaml:26:5: gate 'memory' has no limit; add max or min",
                "max: 800000000 | '{max: 1, min: 2}' | no valid YAML",
                "'X-Canary: always' | 'Host: shop' | gates.yaml:34:5: the header 'Host' cannot be set; a login goes into"
                        + " bearer, or user and password; a host into url",
                "direction: either | direction: up | gates.yaml:21:16: direction is 'up'; known are: increase, decrease,"
                        + " either",
                "direction: either | step: 1h | gates.yaml:21:5: a window of 300 s has 1 samples, each 3600 s; choose"
                        + " both so that there are 2 to 400",
                "answers: | Answers: | gates.yaml:31:3: 'Answers' is no name for a gate; use at most 40 lower case"
                        + " letters, digits and '-'",
                "answers: | rollout: | gates.yaml:31:3: every canary has a gate 'rollout' already; give it another name",
                "'kubernetes_pod_name=~\"{{pods}}\"' | job=mi | gates.yaml:41:5: selector asks the same",
            })
    void shouldSayWhereAndWhatAndHowToMendIt(String text, String other, String told) {
        assertThat(problems(ALL.replace(text, other)))
                .anySatisfy(problem -> assertThat(problem).contains(told));
    }

    @Test
    void shouldTellAllProblemsAtOnce() {
        assertThat(problems(ALL.replace("count: 3", "cuont: 3")
                        .replace("max: 800000000", "max: much")
                        .replace("status: 204", "status: ok")))
                .hasSize(3);
    }

    @Test
    void shouldRefuseAPasswordWithoutTellingIt() {
        String text = ALL.replace("secret:prometheus/password", "Tr0ub4dor&3")
                .replace("http://shop.", "http://u:geheim@shop.");

        assertThat(String.join(" ", problems(text))).doesNotContain("Tr0ub4dor").doesNotContain("geheim");
    }

    @Test
    void shouldRefuseMoreGatesThanAreOfUse() {
        StringBuilder many = new StringBuilder("gates:\n");
        for (int i = 0; i < 21; i++) {
            many.append("  g%d: {kind: http, url: http://shop}%n".formatted(i));
        }

        assertThat(problems(many.toString()))
                .containsExactly("gates.yaml:1:1: there are 21 gates; write 1 to 20 below 'gates'");
    }

    @Test
    void shouldReadTheExampleOfTheDocumentation() throws IOException {
        String document = Files.readString(Path.of("docs/canary-analysis.md"));
        List<String> examples = java.util.regex.Pattern.compile(
                        "```yaml\n(gates:.*?)```", java.util.regex.Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> AnalysisPlan.parse("example", example));
    }
}
