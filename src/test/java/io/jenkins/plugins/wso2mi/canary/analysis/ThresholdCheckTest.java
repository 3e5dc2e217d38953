package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdCheckTest {
    private static ThresholdCheck check(String limits) {
        AnalysisPlan plan = AnalysisPlan.parse("plan", """
                gates:
                  latency: {kind: prometheus, url: http://prometheus, query: q, %s}
                """.formatted(limits));
        return (ThresholdCheck) plan.gates().get(0).check();
    }

    @ParameterizedTest
    @CsvSource({"0.5, GOOD", "0.51, FAILED", "-3, GOOD", "Infinity, FAILED", "NaN, INCONCLUSIVE"})
    void shouldHoldTheGreatestValue(double value, Result result) {
        assertThat(check("max: 0.5").judge(List.of(value), Double.NaN).result()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"0.9, FAILED", "1, GOOD", "2, GOOD", "2.1, FAILED"})
    void shouldHoldBothLimits(double value, Result result) {
        assertThat(check("min: 1, max: 2").judge(List.of(value), Double.NaN).result())
                .isEqualTo(result);
    }

    @Test
    void shouldTellTheWorstOfSeveralSeries() {
        Finding finding = check("max: 50%").judge(List.of(0.1, 0.75, 0.2), Double.NaN);

        assertThat(finding.result()).isEqualTo(Result.FAILED);
        assertThat(finding.words()).isEqualTo("0.75 (the worst of 3 series), good is at most 0.5");
    }

    @Test
    void shouldBeInconclusiveWithoutData() {
        assertThat(check("max: 1").judge(List.of(), Double.NaN).words()).isEqualTo("no data: the query has no result");
    }

    @Test
    void shouldBeInconclusiveIfOneSeriesIsNoNumber() {
        assertThat(check("max: 1").judge(List.of(0.5, Double.NaN), Double.NaN).result())
                .isEqualTo(Result.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"0, INCONCLUSIVE", "99, INCONCLUSIVE", "NaN, INCONCLUSIVE", "100, FAILED"})
    void shouldSayNothingWithTooLittleTraffic(double requests, Result result) {
        ThresholdCheck check = check("max: 1, traffic: t, minRequests: 100");

        assertThat(check.judge(List.of(5.0), requests).result()).isEqualTo(result);
    }
}
