package io.jenkins.plugins.wso2mi.canary;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ApplyRoute;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ApplyStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.AwaitRestored;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCreated;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RestoreRoute;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ScaleCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.SetWeight;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.canary.traffic.Before;
import io.jenkins.plugins.wso2mi.canary.traffic.LabelChange;
import io.jenkins.plugins.wso2mi.canary.traffic.Standing;
import io.jenkins.plugins.wso2mi.canary.traffic.TrafficChoice;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.Scene;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Canaries that stand in full size before all traffic goes over at once, and measurements that say nothing. */
class CanaryBlueGreenTest {
    private static final ReleaseRecord RELEASE = new ReleaseRecord(
            "r-2", START, "me", ReleaseRecord.PROGRESSING, Map.of("web", "shop/web:2"), "", List.of());
    private static final Canary CANARY = new Canary(Duration.ofMinutes(5));
    private static final CanaryRoute SWITCH = new CanaryRoute(
            new CanaryTraffic(TrafficChoice.ofService("web"), null, "web"),
            new LabelChange("app", "web", "web-canary"),
            Before.NOTHING,
            "web-preview");

    private static CanaryState begin(String plan, WhenInconclusive inconclusive) {
        CanarySetup setup = CanarySetup.of(RELEASE, "web", CanaryPlan.parse(plan), 2, SWITCH)
                .judgedBy(AnalysisPlan.NONE, inconclusive);
        return CanaryState.begin(setup, START);
    }

    private static CanaryState begin() {
        return begin("preview 5m, approve, 100% 10m", WhenInconclusive.ABORT);
    }

    private static CanaryState preview() {
        return begin().in(Phase.HOLD, START);
    }

    private static CanaryState kept() {
        return begin().approved(1, START).in(Phase.HOLD, START).routed(100);
    }

    private static Scene both() {
        Scene scene = new Scene();
        for (String name : List.of("web", "web-canary")) {
            scene.deployment(name, 2, 1, 2, 2, 2)
                    .revision(name, 1, 2)
                    .readyPod(name, 1, name + "-1-a")
                    .readyPod(name, 1, name + "-1-b");
        }
        return scene;
    }

    private static CanaryDecision look(CanaryState state, CanaryRequest request, Verdict verdict, int second) {
        Standing standing = new Standing(Standing.State.TAKEN, state.current().weight(), "Service shop/web");
        AnalysisJudgement judgement =
                new AnalysisJudgement(verdict, "gate errors: too little traffic", List.of(), START.plusSeconds(9999));
        return CANARY.tick(
                state,
                new CanarySight(null, both().snapshot(), request, standing, judgement, START.plusSeconds(second)));
    }

    private static CanaryDecision look(CanaryState state, CanaryRequest request, int second) {
        return look(state, request, Verdict.PASSED, second);
    }

    private static CanaryDecision look(CanaryState state, int second) {
        return look(state, CanaryRequest.NONE, second);
    }

    @Test
    void shouldStandInFullSizeForTestersBeforeAnybodyElse() {
        assertThat(CANARY.entering(begin())).containsExactly(new ScaleCanary(2), new SetWeight(0));
        CanaryDecision held = look(begin().in(Phase.ROUTE, START), 1);
        assertThat(held.next().phase()).isEqualTo(Phase.HOLD);
        assertThat(held.events())
                .filteredOn(Event.Gate.class::isInstance)
                .extracting(e -> ((Event.Gate) e).message())
                .containsExactly("step 1 of 2: testers reach the new release by Service web-preview");
        assertThat(look(preview(), 300).next().phase()).isEqualTo(Phase.APPROVAL);
    }

    @Test
    void shouldSendAllTrafficOverOnceApprovedAndTouchTheOldVersionOnlyWhenItsTimeIsOver() {
        CanaryState waiting = look(preview(), 300).next();
        CanaryDecision approved = look(waiting, CanaryRequest.APPROVE, 301);
        assertThat(approved.next().phase()).isEqualTo(Phase.SHIFT);
        assertThat(approved.commands()).containsExactly(new ScaleCanary(2));

        CanaryDecision routed = look(approved.next(), 302);
        assertThat(routed.commands()).containsExactly(new SetWeight(100));
        CanaryDecision held = look(routed.next(), 303);
        assertThat(held.next().phaseWords())
                .isEqualTo("phase hold, 100%, the old version is kept until " + START.plusSeconds(903));
        assertThat(held.next().stableTouched()).isFalse();

        assertThat(look(held.next(), 902).next()).isEqualTo(held.next());
        CanaryDecision promoted = look(held.next(), 903);
        assertThat(promoted.next().phase()).isEqualTo(Phase.PROMOTE);
        assertThat(promoted.commands()).containsExactly(new ApplyStable());
    }

    @Test
    void shouldGoBackAtOnceWhileTheOldVersionIsKept() {
        CanaryDecision aborted = look(kept(), CanaryRequest.ABORT, 100);
        assertThat(aborted.commands())
                .as("the old pods are all there: nothing is rolled back")
                .containsExactly(new RestoreRoute(), new AwaitRestored(), new DeleteCanary(), new DeleteCreated());
        assertThat(look(kept(), CanaryRequest.NONE, Verdict.FAILED, 100).next().phase())
                .as("what is measured counts still")
                .isEqualTo(Phase.ABORT);
    }

    @Test
    void shouldBringTheRouteOfTheNewReleaseOnlyWhenTheOldPodsAreGone() {
        CanaryState cleaning = kept().in(Phase.PROMOTE, START).in(Phase.CLEAN, START);
        assertThat(CANARY.entering(cleaning))
                .containsExactly(new RestoreRoute(), new ApplyRoute(), new AwaitRestored(), new DeleteCanary());
    }

    @Test
    void shouldSwitchBeforeItPromotesWhenAskedTo() {
        CanaryDecision asked = look(preview(), CanaryRequest.PROMOTE, 10);
        assertThat(asked.next().phase()).isEqualTo(Phase.SHIFT);
        assertThat(asked.next().current().weight()).isEqualTo(100);
        CanaryDecision routed = look(asked.next(), CanaryRequest.PROMOTE, 11);
        assertThat(routed.commands()).containsExactly(new SetWeight(100));
        CanaryDecision held = look(routed.next(), CanaryRequest.PROMOTE, 12);
        assertThat(look(held.next(), CanaryRequest.PROMOTE, 13).next().phase()).isEqualTo(Phase.PROMOTE);
    }

    @Test
    void shouldWaitForSomebodyWhenTheMeasurementsSayNothing() {
        CanaryState held =
                begin("preview 5m, 100% 10m", WhenInconclusive.APPROVE).in(Phase.HOLD, START);
        CanaryDecision paused = look(held, CanaryRequest.NONE, Verdict.INCONCLUSIVE, 60);
        assertThat(paused.next().phase()).isEqualTo(Phase.APPROVAL);
        assertThat(paused.next().measured().began()).as("measured anew").isEqualTo(START.plusSeconds(60));
        assertThat(paused.commands()).isEmpty();
        assertThat(paused.events())
                .filteredOn(Event.Gate.class::isInstance)
                .extracting(e -> ((Event.Gate) e).message())
                .containsExactly("gate errors: too little traffic; somebody has to decide");

        CanaryDecision again = look(paused.next(), CanaryRequest.NONE, Verdict.INCONCLUSIVE, 600);
        assertThat(again.next().phase()).isEqualTo(Phase.APPROVAL);
        assertThat(again.next().since()).isEqualTo(START.plusSeconds(60));
        assertThat(look(again.next(), CanaryRequest.NONE, Verdict.FAILED, 700)
                        .next()
                        .phase())
                .isEqualTo(Phase.ABORT);
        CanaryDecision approved = look(again.next(), CanaryRequest.APPROVE, Verdict.INCONCLUSIVE, 700);
        assertThat(approved.next().current().weight()).isEqualTo(100);
    }

    @Test
    void shouldPromoteOnApprovalWhenNothingCouldBeSaidAtTheLastStep() {
        CanaryState last = begin("preview, 100% 10m", WhenInconclusive.APPROVE)
                .approved(1, START)
                .in(Phase.HOLD, START);
        CanaryState paused =
                look(last, CanaryRequest.NONE, Verdict.INCONCLUSIVE, 60).next();
        assertThat(look(paused, CanaryRequest.APPROVE, 61).next().phase()).isEqualTo(Phase.PROMOTE);
    }

    @Test
    void shouldGrowWithTheStableVersionWhenTheNextStepBegins() {
        Scene scaled = new Scene()
                .deployment("web", 5, 1, 5, 5, 5)
                .deployment("web-canary", 2, 1, 2, 2, 2)
                .revision("web-canary", 1, 2)
                .readyPod("web-canary", 1, "web-canary-1-a")
                .readyPod("web-canary", 1, "web-canary-1-b");
        CanaryState asking = preview().in(Phase.APPROVAL, START);
        CanaryDecision approved = CANARY.tick(
                asking,
                new CanarySight(
                        null,
                        scaled.snapshot(),
                        CanaryRequest.APPROVE,
                        null,
                        CanaryMeasures.NOTHING_TO_MEASURE,
                        START.plusSeconds(1)));
        assertThat(approved.commands()).containsExactly(new ScaleCanary(5));
    }

    @Test
    void shouldKeepItsSizeWhenTheStableVersionIsScaledToNothing() {
        Scene scaled = new Scene()
                .deployment("web", 0, 1, 0, 0, 0)
                .deployment("web-canary", 2, 1, 2, 2, 2)
                .revision("web-canary", 1, 2)
                .readyPod("web-canary", 1, "web-canary-1-a")
                .readyPod("web-canary", 1, "web-canary-1-b");
        CanarySight approved = new CanarySight(
                null,
                scaled.snapshot(),
                CanaryRequest.APPROVE,
                null,
                CanaryMeasures.NOTHING_TO_MEASURE,
                START.plusSeconds(1));
        assertThat(CANARY.tick(preview().in(Phase.APPROVAL, START), approved).commands())
                .as("it is all that serves, soon")
                .containsExactly(new ScaleCanary(2));
    }

    @Test
    void shouldReadBackItsState() {
        CanaryState state = kept();
        assertThat(CanaryState.parse(state.toJson())).contains(state);
        assertThat(SWITCH.services()).containsExactly("web-preview");
    }
}
