package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ErrorRuleTest {
    private static final ErrorRule RULE = new ErrorRule(0.01, 0.99, 20);

    @Test
    void shouldFailACanaryWithThirtyPercentErrorsByTwentyRequests() {
        Finding finding = RULE.judge(new Counts(20, 6), new Counts(180, 0));

        assertThat(finding.result()).isEqualTo(Result.FAILED);
        assertThat(finding.words())
                .startsWith("canary 30% errors (6 of 20), stable 0% errors (0 of 180): at least ")
                .endsWith("more with 99% confidence, 1% is allowed");
        assertThat(finding.values()).containsEntry("canaryErrors", 6.0).containsEntry("difference", 0.3);
    }

    @Test
    void shouldBearADifferenceThatMayBeChance() {
        assertThat(RULE.judge(new Counts(100, 3), new Counts(900, 9)).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void shouldBearADifferenceThatIsAllowed() {
        ErrorRule lenient = new ErrorRule(0.05, 0.99, 20);

        assertThat(RULE.judge(new Counts(10_000, 400), new Counts(90_000, 0)).result())
                .isEqualTo(Result.FAILED);
        assertThat(lenient.judge(new Counts(10_000, 400), new Counts(90_000, 0)).result())
                .isEqualTo(Result.GOOD);
    }

    @Test
    void shouldLetTheFixOfABrokenStableVersionPass() {
        assertThat(RULE.judge(new Counts(50, 0), new Counts(450, 450)).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void shouldBeInconclusiveWithTooFewRequests() {
        Finding finding = RULE.judge(new Counts(19, 19), new Counts(180, 0));

        assertThat(finding.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThat(finding.words())
                .isEqualTo("too little traffic: the canary had 19 requests in the window, at least 20 are needed");
    }

    @Test
    void shouldBeInconclusiveWithNothingToCompareWith() {
        assertThat(RULE.judge(new Counts(20, 0), Counts.NONE).words())
                .isEqualTo("nothing to compare with: the stable version had no requests in the window");
    }

    @Test
    void shouldNameTheServiceThatFailsAmongHealthyOnes() {
        Finding finding = RULE.judgeEach(
                Map.of("Orders", new Counts(10_000, 0), "Billing", new Counts(50, 20)),
                Map.of("Orders", new Counts(90_000, 0), "Billing", new Counts(450, 0)));

        assertThat(finding.result()).isEqualTo(Result.FAILED);
        assertThat(finding.words()).startsWith("Billing: canary 40% errors (20 of 50), stable 0% errors (0 of 450)");
    }

    @Test
    void shouldCountRareServicesTogether() {
        Map<String, Counts> canary = new TreeMap<>();
        Map<String, Counts> stable = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            canary.put("Api" + i, new Counts(5, 3));
            stable.put("Api" + i, new Counts(45, 0));
        }

        Finding finding = RULE.judgeEach(canary, stable);

        assertThat(finding.result()).isEqualTo(Result.FAILED);
        assertThat(finding.words()).startsWith("canary 60% errors (30 of 50)");
    }

    /** As many services as a large installation has, none of them worse than before: else about half would fail. */
    @Test
    void shouldRarelyFailBecauseThereAreManyServices() {
        ErrorRule strict = new ErrorRule(0, 0.95, 20);
        Random random = new Random(1);
        int failed = 0;
        for (int look = 0; look < 400; look++) {
            Map<String, Counts> canary = new TreeMap<>();
            Map<String, Counts> stable = new TreeMap<>();
            for (int i = 0; i < 30; i++) {
                canary.put("Api" + i, drawn(random, 200));
                stable.put("Api" + i, drawn(random, 1_000));
            }
            failed += strict.judgeEach(canary, stable).result() == Result.FAILED ? 1 : 0;
        }

        assertThat(failed).as("of 400 looks").isLessThan(400 / 10);
    }

    private static Counts drawn(Random random, int requests) {
        return new Counts(
                requests, random.doubles(requests).filter(x -> x < 0.05).count());
    }
}
