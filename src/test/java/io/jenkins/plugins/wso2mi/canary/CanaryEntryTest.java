package io.jenkins.plugins.wso2mi.canary;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.CanaryCommand.CreateMissing;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCreated;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.FreeScalers;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.HoldScalers;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ScaleCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.traffic.ScalerHold;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What entering a phase does, and whoever takes over does again. */
class CanaryEntryTest {
    private static final ReleaseRecord RELEASE = new ReleaseRecord(
            "r-2", START, "me", ReleaseRecord.PROGRESSING, Map.of("web", "shop/web:2"), "", List.of());
    private static final ScalerHold SCALER = new ScalerHold("web", 1, 4, "[]");

    private static CanaryState begin(String plan) {
        CanarySetup setup = CanarySetup.of(RELEASE, "web", CanaryPlan.parse(plan), 4, null)
                .having(List.of(new ObjectRef("v1", "ConfigMap", "shop", "made")))
                .among(new CanaryNeighbours(List.of(SCALER), true));
        return CanaryState.begin(setup, START);
    }

    @Test
    void shouldMakeWhatIsMissingAndHoldAutoscalersBeforeThereAreCanaryPods() {
        assertThat(CanaryEntry.of(begin("20%, 50%, 100%")))
                .containsExactly(new CreateMissing(), new HoldScalers(), new ScaleCanary(1));
        assertThat(CanaryEntry.of(begin("20%, 50%, 100%").atStep(1, START)))
                .as("that is done by then")
                .containsExactly(new ScaleCanary(4));
    }

    @Test
    void shouldFreeAutoscalersWhenTheTrafficIsBack() {
        CanaryState promoted = begin("20%, 100%").in(Phase.PROMOTE, START);
        assertThat(CanaryEntry.of(promoted.in(Phase.CLEAN, START)))
                .containsExactly(new DeleteCanary(), new FreeScalers());
        assertThat(CanaryEntry.of(begin("20%, 100%").aborted(Outcome.FAILED, "asked", START)))
                .containsExactly(new DeleteCanary(), new DeleteCreated(), new FreeScalers());
    }

    @Test
    void shouldDeleteNothingThatItHasNotMadeYet() {
        CanaryState asking = begin("approve, 20%, 100%");
        assertThat(asking.hasStep()).isFalse();
        assertThat(CanaryEntry.of(asking.aborted(Outcome.FAILED, "asked", START)))
                .as("somebody else may have made it while nobody approved")
                .doesNotContain(new DeleteCreated());
    }

    @Test
    void shouldReadBackWhatItIsAmong() {
        CanaryState state = begin("20%, 100%");
        assertThat(CanaryState.parse(state.toJson())).contains(state);
    }
}
