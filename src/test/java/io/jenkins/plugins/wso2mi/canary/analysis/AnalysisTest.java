package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private final AnalysisPlan plan = plan("interval: 10s, count: 2, failureLimit: 1, inconclusiveLimit: 2");

    private static AnalysisPlan plan(String... schedules) {
        StringBuilder text = new StringBuilder("gates:\n");
        for (int i = 0; i < schedules.length; i++) {
            text.append("  g%d: {kind: http, url: http://shop, %s}%n".formatted(i, schedules[i]));
        }
        return AnalysisPlan.parse("plan", text.toString());
    }

    private static AnalysisState measured(AnalysisPlan plan, Result... results) {
        AnalysisState state = AnalysisState.begin(TEN);
        for (int i = 0; i < results.length; i++) {
            state = state.with(found(plan, 0, i, results[i]));
        }
        return state;
    }

    private static Measurement found(AnalysisPlan plan, int gate, int number, Result result) {
        AnalysisGate of = plan.gates().get(gate);
        return Measurement.of(
                of, TEN.plusSeconds(10L * (number + 1)), new Finding(result, Map.of(), "look " + (number + 1)));
    }

    private AnalysisJudgement judge(Result... results) {
        return Analysis.judge(plan, measured(plan, results), TEN.plusSeconds(10L * results.length + 5));
    }

    @Test
    void shouldMeasureFirstOneIntervalAfterTheHoldBegan() {
        AnalysisState begun = AnalysisState.begin(TEN);

        AnalysisJudgement early = Analysis.judge(plan, begun, TEN.plusSeconds(9));
        assertThat(early.due()).isEmpty();
        assertThat(early.nextLook()).isEqualTo(TEN.plusSeconds(10));
        assertThat(early.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(early.sentence()).isEqualTo("waits for good measurements of g0 (0 of 2)");

        AnalysisJudgement due = Analysis.judge(plan, begun, TEN.plusSeconds(10));
        assertThat(due.due()).extracting(AnalysisGate::name).containsExactly("g0");
        assertThat(due.nextLook()).as("not at once, while it is measured").isEqualTo(TEN.plusSeconds(11));
    }

    @Test
    void shouldMeasureFirstAfterTheInitialDelayIfThereIsOne() {
        AnalysisPlan delayed = plan("interval: 10s, initialDelay: 45s");

        assertThat(Analysis.judge(delayed, AnalysisState.begin(TEN), TEN).nextLook())
                .isEqualTo(TEN.plusSeconds(45));
    }

    @Test
    void shouldMeasureAgainOneIntervalAfterTheLastBegan() {
        assertThat(judge(Result.GOOD).nextLook()).isEqualTo(TEN.plusSeconds(20));
    }

    @Test
    void shouldPassWithEnoughGoodMeasurementsAndGoOnMeasuring() {
        assertThat(judge(Result.GOOD).verdict()).isEqualTo(Verdict.WAITING);
        AnalysisJudgement passed = judge(Result.GOOD, Result.GOOD);
        assertThat(passed.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(passed.nextLook()).isEqualTo(TEN.plusSeconds(30));
    }

    @Test
    void shouldFailOnceMoreFailThanAreBorne() {
        assertThat(judge(Result.FAILED, Result.GOOD).verdict()).isEqualTo(Verdict.WAITING);
        AnalysisJudgement failed = judge(Result.FAILED, Result.GOOD, Result.FAILED);
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.sentence()).isEqualTo("gate g0 failed 2 times: look 3");
        assertThat(failed.due()).isEmpty();
    }

    @Test
    void shouldFailEvenAfterItHasPassed() {
        assertThat(judge(Result.GOOD, Result.GOOD, Result.FAILED).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge(Result.GOOD, Result.GOOD, Result.FAILED, Result.FAILED).verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void shouldBeInconclusiveIfThatIsSaidTooOftenInARow() {
        Result nothing = Result.INCONCLUSIVE;
        assertThat(judge(nothing, nothing, Result.GOOD, nothing, nothing).verdict())
                .isEqualTo(Verdict.WAITING);
        AnalysisJudgement end = judge(nothing, nothing, nothing);
        assertThat(end.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(end.sentence()).isEqualTo("gate g0 was inconclusive 3 times in a row: look 3");
    }

    @Test
    void shouldNotMindThatNothingIsSaidWhereOneVersionHasNoTraffic() {
        Result nothing = Result.INCONCLUSIVE;
        assertThat(idle().verdict()).as("not measured yet").isEqualTo(Verdict.WAITING);
        assertThat(idle(nothing).verdict()).isEqualTo(Verdict.PASSED);
        AnalysisJudgement often = idle(nothing, nothing, nothing, nothing);
        assertThat(often.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(often.nextLook()).as("testers may come").isEqualTo(TEN.plusSeconds(50));
        assertThat(idle(nothing, Result.GOOD).verdict())
                .as("who says something is waited for")
                .isEqualTo(Verdict.WAITING);
        assertThat(idle(Result.FAILED, nothing, Result.FAILED).verdict()).isEqualTo(Verdict.FAILED);
    }

    private AnalysisJudgement idle(Result... results) {
        return Analysis.judgeWithoutTraffic(plan, measured(plan, results), TEN.plusSeconds(10L * results.length + 5));
    }

    @Test
    void shouldTellTheFailedGateBeforeTheInconclusiveOne() {
        AnalysisPlan two = plan("inconclusiveLimit: 0", "failureLimit: 0");
        AnalysisState state = AnalysisState.begin(TEN)
                .with(found(two, 0, 0, Result.INCONCLUSIVE))
                .with(found(two, 1, 0, Result.FAILED));

        assertThat(Analysis.judge(two, state, TEN).sentence()).isEqualTo("gate g1 failed: look 1");
    }

    @Test
    void shouldMeasureButNotMindAGateThatIsDryRun() {
        AnalysisPlan dry = plan("interval: 10s", "interval: 10s, dryRun: true");
        AnalysisState state =
                AnalysisState.begin(TEN).with(found(dry, 0, 0, Result.GOOD)).with(found(dry, 1, 0, Result.FAILED));
        AnalysisJudgement judgement = Analysis.judge(dry, state, TEN.plusSeconds(20));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.sentence()).isEqualTo("its gate passed");
        assertThat(judgement.due()).hasSize(2);
    }

    @Test
    void shouldPassWithoutGates() {
        AnalysisJudgement none = Analysis.judge(AnalysisPlan.NONE, AnalysisState.begin(TEN), TEN);

        assertThat(none.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(none.nextLook()).isEqualTo(Instant.MAX);
    }

    /** A gate that goes on measuring comes to an end, whatever it finds. */
    @Property(tries = 300)
    void shouldAlwaysComeToAnEnd(@ForAll List<Result> first, @ForAll Result then) {
        AnalysisState state = AnalysisState.begin(TEN);
        int number = 0;
        for (Result result : first) {
            state = state.with(found(plan, 0, number++, result));
        }
        for (int i = 0; i < 3; i++) {
            state = state.with(found(plan, 0, number++, then));
        }
        Instant now = TEN.plus(Duration.ofHours(1));

        assertThat(Analysis.judge(plan, state, now).verdict()).isNotEqualTo(Verdict.WAITING);
        long failed = first.stream().filter(r -> r == Result.FAILED).count() + (then == Result.FAILED ? 3 : 0);
        assertThat(Analysis.judge(plan, state, now).verdict() == Verdict.FAILED).isEqualTo(failed > 1);
    }
}
