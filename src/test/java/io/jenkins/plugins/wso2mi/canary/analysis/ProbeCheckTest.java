package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeCheckTest {
    private static final ProbeCheck CHECK =
            (ProbeCheck) AnalysisPlan.parse("plan", """
            gates:
              answers: {kind: http, url: http://shop/health, status: 200, contains: ready, maxLatency: 500ms}
            """).gates().get(0).check();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | I am ready | 500 | GOOD | status 200 after 500ms",
                "503 | not ready | 10 | FAILED | status 503 after 10ms, good is 200; it says: not ready",
                "200 | starting | 10 | FAILED | status 200 after 10ms, without 'ready' in it; it says: starting",
                "200 | ready | 501 | FAILED | status 200 after 501ms, good is at most 500ms",
            })
    void shouldJudgeStatusContentAndLatency(int status, String body, long ms, Result result, String words) {
        Finding finding = CHECK.judge(status, body, Duration.ofMillis(ms));

        assertThat(finding.result()).isEqualTo(result);
        assertThat(finding.words()).isEqualTo(words);
    }
}
