package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Prometheus prometheus() {
        return new Prometheus(new HttpTalk(), URI.create(server.address()), Optional.of(Secret.of("Bearer t0ken")));
    }

    @Test
    void shouldAskByPostAndWithTheLogin() {
        server.value(query -> "1");
        prometheus().query("sum(x{a=\"b&c+d\"})", TEN).join();

        assertThat(server.asked())
                .containsExactly(new AnsweringServer.Asked(
                        "/api/v1/query",
                        "query=sum(x{a=\"b&c+d\"})&time=2026-11-23T10:00:00Z",
                        "Bearer t0ken",
                        "null"));
    }

    @Test
    void shouldAskForASpanOfTime() {
        server.answer(200, """
                {"status":"success","data":{"resultType":"matrix","result":[
                  {"metric":{"pod":"a"},"values":[[1,"1"],[2,"NaN"],[3,"+Inf"]]},
                  {"metric":{"pod":"b"},"values":[[1,"-Inf"],[2,"0.5"]]}]}}
                """);
        PrometheusAnswer answer = prometheus()
                .range("x", TEN.minusSeconds(60), TEN, Duration.ofMillis(2_500))
                .join();

        assertThat(answer.series().get(0).labels()).isEqualTo(Map.of("pod", "a"));
        assertThat(answer.values())
                .containsExactly(1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5);
        assertThat(server.asked().get(0).form())
                .isEqualTo("query=x&start=2026-11-23T09:59:00Z&end=2026-11-23T10:00:00Z&step=2.500");
    }

    @Test
    void shouldReadAScalarAHistogramAndWhatIsWarnedOf() {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"42\"]}}");
        assertThat(prometheus().query("42", TEN).join().values()).containsExactly(42.0);

        server.answer(200, """
                {"status":"success","warnings":["store b did not answer"],
                 "data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}}
                """);
        PrometheusAnswer histogram = prometheus().query("h", TEN).join();
        assertThat(histogram.values()).containsExactly(Double.NaN);
        assertThat(histogram.besides()).isEqualTo("; the metrics server warns: store b did not answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'400' | '{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:3: parse error\"}'"
                        + " | answers 400: bad_data: 1:3: parse error",
                "503 | '{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out\"}'"
                        + " | answers 503: timeout: query timed out",
                "401 | Unauthorized | answers 401: it does not let us in; check bearer, or user and password",
                "404 | page not found | there is no Prometheus API below",
                "302 | moved | answers 302: it leads elsewhere",
                "200 | <html>login</html> | answers 200 with no result of a query: <html>login</html>",
                "502 | '' | answers 502 with no result of a query"
            })
    void shouldTellARefusalInItsWords(int status, String body, String told) {
        server.answer(status, body);

        assertThatThrownBy(() -> prometheus().query("x", TEN).join())
                .hasCauseInstanceOf(MetricsException.class)
                .hasMessageContaining("the metrics server 127.0.0.1:")
                .hasMessageContaining(told);
        assertThat(server.asked()).as("no redirect is followed").hasSize(1);
    }

    @Test
    void shouldTellThatNobodyListens() {
        Prometheus gone = prometheus();
        server.close();

        assertThatThrownBy(() -> gone.query("x", TEN).join())
                .hasMessageContaining("gives no answer: connection refused");
    }

    @Test
    void shouldTellThatThereIsNoSuchHost() {
        Prometheus nowhere =
                new Prometheus(new HttpTalk(), URI.create("http://no-such-host.invalid:9090"), Optional.empty());

        assertThatThrownBy(() -> nowhere.query("x", TEN).join())
                .hasMessageContaining("no-such-host.invalid:9090 gives no answer: no host is called so");
    }

    @Test
    void shouldReadNoMoreThanItMay() {
        server.answer(200, "x".repeat(100_000));
        HttpTalk.Answer answer = new HttpTalk()
                .send(
                        HttpTalk.request(URI.create(server.address()), Optional.empty())
                                .build(),
                        1_000)
                .join();

        assertThat(answer.body()).hasSize(1_000);
    }
}
