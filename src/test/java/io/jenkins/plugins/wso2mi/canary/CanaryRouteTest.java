package io.jenkins.plugins.wso2mi.canary;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ApplyStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.AwaitRestored;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCreated;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RestoreRoute;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RollBackStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ScaleCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.SetWeight;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.TellEvidence;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.canary.traffic.Before;
import io.jenkins.plugins.wso2mi.canary.traffic.LabelChange;
import io.jenkins.plugins.wso2mi.canary.traffic.Standing;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.Scene;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Canaries whose traffic is split by a route, and which are measured. */
class CanaryRouteTest {
    private static final ReleaseRecord RELEASE = new ReleaseRecord(
            "r-2", START, "me", ReleaseRecord.PROGRESSING, Map.of("web", "shop/web:2"), "", List.of());
    private static final Canary CANARY = new Canary(Duration.ofMinutes(5));
    private static final CanaryRoute ROUTE = new CanaryRoute(
            Objects.requireNonNull(CanaryTraffic.parse("httproute/web", "header X-Canary=1", "web")),
            new LabelChange("app", "web", "web-canary"),
            new Before(Map.of("rules", "[]")),
            "");

    private static CanaryState begin(String plan) {
        CanarySetup setup = CanarySetup.of(RELEASE, "web", CanaryPlan.parse(plan), 4, ROUTE);
        return CanaryState.begin(setup, START);
    }

    private static CanaryState in(Phase phase) {
        return begin("25% 30s, 100%").in(phase, START);
    }

    private static Scene withCanary() {
        return new Scene()
                .deployment("web", 4, 1, 4, 4, 4)
                .revision("web", 1, 4)
                .readyPod("web", 1, "web-1-a")
                .readyPod("web", 1, "web-1-b")
                .readyPod("web", 1, "web-1-c")
                .readyPod("web", 1, "web-1-d")
                .deployment("web-canary", 1, 1, 1, 1, 1)
                .revision("web-canary", 1, 1)
                .readyPod("web-canary", 1, "web-canary-1-a");
    }

    private static CanaryDecision look(
            CanaryState state, Standing.@Nullable State route, @Nullable Verdict analysis, int second) {
        Standing standing = route == null ? null : new Standing(route, 25, "HTTPRoute shop/web " + route);
        AnalysisJudgement judgement = analysis == null
                ? CanaryMeasures.NOTHING_TO_MEASURE
                : new AnalysisJudgement(analysis, "gate errors: 30%", List.of(), START.plusSeconds(second + 1));
        Instant now = START.plusSeconds(second);
        return CANARY.tick(
                state, new CanarySight(null, withCanary().snapshot(), CanaryRequest.NONE, standing, judgement, now));
    }

    @Test
    void shouldGiveTheWeightOnceThePodsAreReadyAndHoldTheStepOnceItIsInForce() {
        CanaryState begun = begin("25% 30s, 100%");
        assertThat(CANARY.entering(begun)).containsExactly(new ScaleCanary(1), new SetWeight(0));

        CanaryDecision ready = look(begun, null, null, 5);
        assertThat(ready.next().phase()).isEqualTo(Phase.ROUTE);
        assertThat(ready.commands()).containsExactly(new SetWeight(25));

        CanaryDecision pending = look(ready.next(), Standing.State.PENDING, null, 6);
        assertThat(pending.next().phase()).isEqualTo(Phase.ROUTE);
        assertThat(pending.nextLook()).isBefore(START.plusSeconds(7));

        CanaryDecision taken = look(pending.next(), Standing.State.TAKEN, null, 7);
        assertThat(taken.next().phase()).isEqualTo(Phase.HOLD);
        assertThat(taken.events())
                .hasAtLeastOneElementOfType(Event.Traffic.class)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.Traffic.class, t -> assertThat(t.share()).isEqualTo(25)));

        assertThat(look(taken.next(), Standing.State.TAKEN, null, 36).next().phase())
                .isEqualTo(Phase.HOLD);
        assertThat(look(taken.next(), Standing.State.TAKEN, null, 37).commands())
                .containsExactly(new ApplyStable());
    }

    @Test
    void shouldSetAWeightAgainThatSomebodyOverwrote() {
        CanaryDecision decision = look(in(Phase.HOLD), Standing.State.CHANGED, null, 10);

        assertThat(decision.next().phase()).isEqualTo(Phase.HOLD);
        assertThat(decision.commands()).containsExactly(new SetWeight(25));
        assertThat(decision.events()).hasOnlyElementsOfType(Event.Gate.class);
    }

    @Test
    void shouldGiveUpARouteThatIsGoneOrIsRefusedForGood() {
        assertThat(look(in(Phase.HOLD), Standing.State.MISSING, null, 10).next().outcome())
                .isEqualTo(Outcome.GATE_REFUSED);
        assertThat(look(in(Phase.ROUTE), Standing.State.REFUSED, null, 10)
                        .next()
                        .phase())
                .as("a controller may not have read it completely")
                .isEqualTo(Phase.ROUTE);
        CanaryDecision refused = look(in(Phase.ROUTE), Standing.State.REFUSED, null, 15);
        assertThat(refused.next().reason()).isEqualTo("HTTPRoute shop/web REFUSED");
        assertThat(look(in(Phase.ROUTE), Standing.State.PENDING, null, 300)
                        .next()
                        .outcome())
                .isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void shouldSendTheTrafficBackBeforeAnythingElseWhenTheMeasurementsRefuse() {
        CanaryDecision decision = look(in(Phase.HOLD), Standing.State.TAKEN, Verdict.FAILED, 10);

        assertThat(decision.next().outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(decision.next().reason()).isEqualTo("gate errors: 30%");
        assertThat(decision.commands())
                .containsExactly(new RestoreRoute(), new AwaitRestored(), new DeleteCanary(), new DeleteCreated());
        assertThat(look(in(Phase.HOLD), Standing.State.TAKEN, Verdict.INCONCLUSIVE, 10)
                        .next()
                        .phase())
                .isEqualTo(Phase.ABORT);
    }

    @Test
    void shouldHoldAStepUntilItsMeasurementsPass() {
        assertThat(look(in(Phase.HOLD), Standing.State.TAKEN, Verdict.WAITING, 60)
                        .next()
                        .phase())
                .isEqualTo(Phase.HOLD);
        assertThat(look(in(Phase.HOLD), Standing.State.TAKEN, Verdict.PASSED, 60)
                        .next()
                        .phase())
                .isEqualTo(Phase.PROMOTE);
        CanaryDecision late = look(in(Phase.HOLD), Standing.State.TAKEN, Verdict.WAITING, 330);
        assertThat(late.next().outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void shouldTellEvidenceAfterTheTrafficIsBackAndTakeTheStableVersionBackBeforeTheCanaryGoes() {
        CanaryState promoting = in(Phase.PROMOTE);
        List<CanaryCommand> commands = CANARY.entering(promoting.aborted(Outcome.FAILED, "asked", START));
        assertThat(commands)
                .containsExactly(
                        new RestoreRoute(),
                        new RollBackStable(),
                        new AwaitRestored(),
                        new DeleteCanary(),
                        new DeleteCreated());

        Scene broken = new Scene()
                .deployment("web-canary", 1, 1, 1, 0, 1)
                .revision("web-canary", 1, 1)
                .unreadyPod("web-canary", 1, "web-canary-1-0", waiting("InvalidImageName", "not found"));
        CanaryDecision refused = CANARY.tick(
                in(Phase.HOLD),
                new CanarySight(
                        null,
                        broken.snapshot(),
                        CanaryRequest.NONE,
                        null,
                        CanaryMeasures.NOTHING_TO_MEASURE,
                        START.plusSeconds(1)));
        assertThat(refused.commands().get(0)).isEqualTo(new RestoreRoute());
        assertThat(refused.commands().get(1)).isInstanceOf(TellEvidence.class);
    }

    @Test
    void shouldReadBackItsStateWithTheRoute() {
        CanaryState state = in(Phase.ROUTE).routed(25);

        assertThat(CanaryState.parse(state.toJson())).contains(state);
        assertThat(CANARY.entering(state)).containsExactly(new ScaleCanary(1), new SetWeight(25));
    }
}
