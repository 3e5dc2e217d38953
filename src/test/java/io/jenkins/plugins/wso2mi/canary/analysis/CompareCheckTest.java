package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCheckTest {
    private final Random random = new Random(7);

    private static CompareCheck check(String more) {
        AnalysisPlan plan = AnalysisPlan.parse("plan", """
                gates:
                  latency: {kind: compare, url: http://prometheus, query: '{{pods}}'%s}
                """.formatted(more.isEmpty() ? "" : ", " + more));
        return (CompareCheck) plan.gates().get(0).check();
    }

    private double[] around(double middle, int count) {
        return DoubleStream.generate(() -> middle + random.nextGaussian())
                .limit(count)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "increase, 105, FAILED",
        "increase, 95, GOOD",
        "increase, 100, GOOD",
        "decrease, 105, GOOD",
        "decrease, 95, FAILED",
        "either, 105, FAILED",
        "either, 95, FAILED",
        "either, 100, GOOD"
    })
    void shouldFailADifferenceInTheBadDirection(String direction, double middle, Result result) {
        Finding finding = check("direction: " + direction).judge(around(middle, 30), around(100, 30));

        assertThat(finding.result()).isEqualTo(result);
    }

    @Test
    void shouldBearADifferenceOfNoWeight() {
        double[] canary = around(105, 30);
        double[] stable = around(100, 30);

        assertThat(check("effect: 4%").judge(canary, stable).result()).isEqualTo(Result.FAILED);
        assertThat(check("effect: 10%").judge(canary, stable).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void shouldBearWhatTheToleranceCoversAsKayentaDoes() {
        // the interval of the shift begins nearer to nothing than to the shift
        double[] canary = {1, 2, 3, 4, 5, 6, 7, 8, 9, 30};
        double[] stable = {0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.4, 1.5};
        MannWhitney test = new MannWhitney(canary, stable);
        double begins = test.shiftInterval(0.98).low() / test.shift();

        assertThat(begins).isBetween(0.01, 0.9);
        assertThat(check("tolerance: " + (begins - 0.005)).judge(canary, stable).result())
                .isEqualTo(Result.FAILED);
        assertThat(check("tolerance: " + (begins + 0.005)).judge(canary, stable).result())
                .isEqualTo(Result.GOOD);
    }

    @Test
    void shouldLeaveOutWhatIsNoNumberAndSayIfTooLittleIsLeft() {
        double[] holes = around(100, 30);
        Arrays.fill(holes, 5, 30, Double.NaN);

        Finding finding = check("").judge(holes, around(100, 30));

        assertThat(finding.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThat(finding.words())
                .isEqualTo(
                        "too few samples: 5 of the canary, 30 of the stable version, at least 10 of each are needed");
    }

    @Test
    void shouldTellEqualSamplesGood() {
        double[] same = new double[40];

        assertThat(check("direction: either").judge(same, same).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void shouldStayQuickWithManySamples() {
        Finding finding = check("").judge(around(101, 100_000), around(100, 200_000));

        assertThat(finding.result()).isEqualTo(Result.FAILED);
    }
}
