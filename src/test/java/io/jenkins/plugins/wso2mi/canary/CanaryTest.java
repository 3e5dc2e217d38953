package io.jenkins.plugins.wso2mi.canary;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ApplyStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCreated;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.Finish;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RollBackStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ScaleCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.TellEvidence;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.Scene;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final ReleaseRecord RELEASE = new ReleaseRecord(
            "r-2", START, "me", ReleaseRecord.PROGRESSING, Map.of("web", "shop/web:2"), "", List.of());
    private static final Canary CANARY = new Canary(Duration.ofMinutes(5));

    private static CanaryState begin() {
        return begin(CanaryPlan.parse("10% 30s, 50% 30s, 100%"));
    }

    private static CanaryState begin(CanaryPlan plan) {
        return CanaryState.begin(CanarySetup.of(RELEASE, "web", plan, 2, null), START);
    }

    private static Scene stable() {
        return new Scene()
                .deployment("web", 2, 1, 2, 2, 2)
                .revision("web", 1, 2)
                .readyPod("web", 1, "web-1-a")
                .readyPod("web", 1, "web-1-b");
    }

    private static Scene withReadyCanary(int pods) {
        Scene scene =
                stable().deployment("web-canary", pods, 1, pods, pods, pods).revision("web-canary", 1, pods);
        for (int i = 0; i < pods; i++) {
            scene.readyPod("web-canary", 1, "web-canary-1-" + i);
        }
        return scene;
    }

    private static CanaryDecision look(
            CanaryState state, @Nullable GateState gate, Scene scene, CanaryRequest request, Instant now) {
        return CANARY.tick(
                state, new CanarySight(gate, scene.snapshot(), request, null, CanaryMeasures.NOTHING_TO_MEASURE, now));
    }

    private static CanaryDecision tick(CanaryState state, Scene scene, Instant now) {
        return look(state, null, scene, CanaryRequest.NONE, now);
    }

    @Test
    void shouldHoldAStepOnceItsPodsAreReadyAndThenGoOn() {
        CanaryDecision held = tick(begin(), withReadyCanary(1), START.plusSeconds(5));
        assertThat(held.next().phase()).isEqualTo(Phase.HOLD);
        assertThat(held.nextLook()).isEqualTo(START.plusSeconds(35));

        CanaryDecision early = tick(held.next(), withReadyCanary(1), START.plusSeconds(34));
        assertThat(early.next().phase()).isEqualTo(Phase.HOLD);
        assertThat(early.commands()).isEmpty();

        CanaryDecision next = tick(held.next(), withReadyCanary(1), START.plusSeconds(35));
        assertThat(next.next().step()).isEqualTo(1);
        assertThat(next.commands()).containsExactly(new ScaleCanary(2));
    }

    @Test
    void shouldWaitWhenTheCanaryHasTheSizeOfTheStepBefore() {
        CanaryState second = begin().atStep(1, START);
        CanaryDecision decision = tick(second, withReadyCanary(1), START.plusSeconds(1));
        assertThat(decision.next().phase()).isEqualTo(Phase.SHIFT);
        CanaryDecision later =
                look(decision.next(), decision.gate(), withReadyCanary(2), CanaryRequest.NONE, START.plusSeconds(2));
        assertThat(later.next().phase()).isEqualTo(Phase.HOLD);
    }

    @Test
    void shouldPromoteThenRemoveTheCanaryThenFinish() {
        CanaryState held = begin().atStep(1, START).in(Phase.HOLD, START);
        CanaryDecision promote = tick(held, withReadyCanary(2), START.plusSeconds(30));
        assertThat(promote.commands()).containsExactly(new ApplyStable());
        assertThat(promote.next().stableTouched()).isTrue();

        Scene promoted = new Scene()
                .deployment("web", 2, 2, 2, 2, 2, 3, 3, Map.of(ReleaseRecord.ANNOTATION, RELEASE.toJson()))
                .revision("web", 2, 2)
                .readyPod("web", 2, "web-2-a")
                .readyPod("web", 2, "web-2-b");
        CanaryDecision clean = tick(promote.next(), promoted, START.plusSeconds(40));
        assertThat(clean.commands()).containsExactly(new DeleteCanary());

        CanaryDecision finish = tick(clean.next(), promoted, START.plusSeconds(50));
        assertThat(finish.ended()).isTrue();
        assertThat(finish.commands()).containsExactly(new Finish(ReleaseRecord.DONE));
    }

    @Test
    void shouldWaitWithThePromotionUntilTheStableDeploymentCarriesTheRelease() {
        CanaryState promoting = begin().atStep(2, START);
        assertThat(tick(promoting, withReadyCanary(2), START.plusSeconds(1))
                        .next()
                        .phase())
                .isEqualTo(Phase.PROMOTE);
    }

    @Test
    void shouldAbortWithEvidenceWhenTheCanaryIsRefused() {
        Scene broken = stable().deployment("web-canary", 1, 1, 1, 0, 1)
                .revision("web-canary", 1, 1)
                .unreadyPod("web-canary", 1, "web-canary-1-0", waiting("InvalidImageName", "not found"));
        CanaryDecision decision = tick(begin(), broken, START.plusSeconds(5));
        assertThat(decision.next().phase()).isEqualTo(Phase.ABORT);
        assertThat(decision.next().outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(decision.commands()).hasSize(3);
        assertThat(decision.commands().get(0)).isInstanceOf(TellEvidence.class);
        assertThat(decision.commands().subList(1, 3)).containsExactly(new DeleteCanary(), new DeleteCreated());
    }

    @Test
    void shouldTakeTheStableBackFirstWhenThePromotionIsAborted() {
        CanaryState promoting = begin().atStep(2, START);
        CanaryDecision decision = look(promoting, null, withReadyCanary(2), CanaryRequest.ABORT, START.plusSeconds(1));
        assertThat(decision.commands()).containsExactly(new RollBackStable(), new DeleteCanary(), new DeleteCreated());
    }

    @Test
    void shouldSkipToThePromotionOnRequest() {
        CanaryDecision decision = look(begin(), null, withReadyCanary(1), CanaryRequest.PROMOTE, START.plusSeconds(1));
        assertThat(decision.next().phase()).isEqualTo(Phase.PROMOTE);
    }

    @Test
    void shouldNotListenToAnAbortOnceThePromotionIsDone() {
        CanaryState cleaning = begin().atStep(2, START).in(Phase.CLEAN, START);
        CanaryDecision decision = look(cleaning, null, withReadyCanary(2), CanaryRequest.ABORT, START.plusSeconds(1));
        assertThat(decision.next().phase()).isEqualTo(Phase.CLEAN);
    }

    private static CanaryState waitingAfter10() {
        CanaryPlan plan = CanaryPlan.parse("10% 30s, approve, 50% 30s, 100%");
        CanaryState begun = begin(plan);
        CanaryDecision held = tick(begun.in(Phase.HOLD, START), withReadyCanary(1), START.plusSeconds(30));
        assertThat(held.next().phase()).isEqualTo(Phase.APPROVAL);
        assertThat(held.next().current().weight())
                .as("the present weight is held")
                .isEqualTo(10);
        assertThat(held.commands()).isEmpty();
        return held.next();
    }

    private static CanaryDecision asked(CanaryState state, Scene scene, CanaryRequest request) {
        return look(state, null, scene, request, START.plusSeconds(40));
    }

    @Test
    void shouldHoldTheWeightUntilSomebodyApproves() {
        CanaryState waiting = waitingAfter10();
        CanaryDecision hours = tick(waiting, withReadyCanary(1), START.plusSeconds(86_400));
        assertThat(hours.next()).isEqualTo(waiting);
        CanaryDecision approved = asked(waiting, withReadyCanary(1), CanaryRequest.APPROVE);
        assertThat(approved.next().step()).isEqualTo(1);
        assertThat(approved.commands()).containsExactly(new ScaleCanary(2));
        assertThat(approved.events())
                .anyMatch(e -> e instanceof Event.Gate g && g.verdict().equals("passed"));
    }

    @Test
    void shouldTellEveryHalfMinuteThatItWaitsForApproval() {
        CanaryState waiting = waitingAfter10();
        Scene scene = withReadyCanary(1);
        CanaryDecision first = tick(waiting, scene, START.plusSeconds(31));
        assertThat(first.events()).hasSize(1);
        CanaryDecision soon = look(waiting, first.gate(), scene, CanaryRequest.NONE, START.plusSeconds(60));
        assertThat(soon.events()).isEmpty();
        assertThat(soon.nextLook()).isEqualTo(START.plusSeconds(61));
        CanaryDecision later = look(waiting, soon.gate(), scene, CanaryRequest.NONE, START.plusSeconds(61));
        assertThat(later.events()).hasSize(1);
    }

    @Test
    void shouldAskBeforeTheFirstWeight() {
        CanaryState begun = begin(CanaryPlan.parse("approve, 50%, 100%"));
        assertThat(begun.phase()).isEqualTo(Phase.APPROVAL);
        assertThat(CANARY.entering(begun)).isEmpty();
        assertThat(tick(begun, stable(), START.plusSeconds(600)).next()).isEqualTo(begun);
        assertThat(CanaryState.parse(begun.toJson())).contains(begun);
        assertThat(asked(begun, stable(), CanaryRequest.APPROVE).commands()).containsExactly(new ScaleCanary(2));
    }

    @Test
    void shouldRefuseACanaryThatBreaksWhileItWaitsForApproval() {
        Scene broken = stable().deployment("web-canary", 1, 1, 1, 0, 1)
                .revision("web-canary", 1, 1)
                .unreadyPod("web-canary", 1, "web-canary-1-0", waiting("InvalidImageName", "not found"));
        assertThat(tick(waitingAfter10(), broken, START.plusSeconds(40)).next().phase())
                .isEqualTo(Phase.ABORT);
    }

    @Test
    void shouldSkipApprovalsOnPromoteAndHearAnAbortWhileItWaits() {
        CanaryState waiting = waitingAfter10();
        assertThat(asked(waiting, withReadyCanary(1), CanaryRequest.PROMOTE)
                        .next()
                        .phase())
                .isEqualTo(Phase.PROMOTE);
        assertThat(asked(waiting, withReadyCanary(1), CanaryRequest.ABORT)
                        .next()
                        .phase())
                .isEqualTo(Phase.ABORT);
    }

    @Test
    void shouldNotTakeAnApprovalForAnythingElse() {
        CanaryDecision decision = asked(begin(), withReadyCanary(1), CanaryRequest.APPROVE);
        assertThat(decision.next().phase()).isEqualTo(Phase.HOLD);
        assertThat(decision.next().step()).isZero();
    }

    @Test
    void shouldReadBackTheStateItWrote() {
        CanaryState state = begin().atStep(1, START).aborted(Outcome.TIMED_OUT, "too slow", START.plusSeconds(9));
        assertThat(CanaryState.parse(state.toJson())).contains(state);
        assertThat(CanaryState.parse("{\"schema\":99}")).isEmpty();
        assertThat(CanaryState.parse("no json")).isEmpty();
    }
}
