package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.canary.CanaryPlan.Step;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryPlanTest {
    @Test
    void shouldReadWeightsAndHolds() {
        CanaryPlan plan = CanaryPlan.parse("10% 30s, 50% 1m30s, 100%");
        assertThat(plan.steps())
                .containsExactly(
                        new Step(10, Duration.ofSeconds(30)),
                        new Step(50, Duration.ofSeconds(90)),
                        new Step(100, Duration.ZERO));
        assertThat(CanaryPlan.parse(plan.text())).isEqualTo(plan);
    }

    @Test
    void shouldReadWhereSomebodyHasToApprove() {
        CanaryPlan plan = CanaryPlan.parse("approve, 10% 30s,approve , 100%");
        assertThat(plan.steps())
                .containsExactly(new Step(10, Duration.ofSeconds(30), true), new Step(100, Duration.ZERO, true));
        assertThat(plan.text()).isEqualTo("approve, 10% 30s, approve, 100%");
        assertThat(CanaryPlan.parse(plan.text())).isEqualTo(plan);
        assertThat(plan.preview(2, false))
                .isEqualTo("wait for approval; 10% 30s: 1 canary beside 2 stable pods, really 33%;"
                        + " wait for approval; 100%: promote");
    }

    @Test
    void shouldReadAPreviewAndHowLongTheOldVersionIsKept() {
        CanaryPlan plan = CanaryPlan.parse("preview 5m, approve, 100% 10m");
        assertThat(plan.steps())
                .containsExactly(
                        new Step(0, Duration.ofMinutes(5), false, true), new Step(100, Duration.ofMinutes(10), true));
        assertThat(CanaryPlan.parse(plan.text())).isEqualTo(plan);
        assertThat(plan.switchesOver()).isTrue();
        assertThat(plan.beginsWithTesters())
                .as("no route has to tell them apart")
                .isFalse();
        assertThat(plan.preview(3, true))
                .isEqualTo("preview 5m: 3 canary beside 3 stable pods, for testers alone;"
                        + " wait for approval; 100% 10m: all traffic to the canary at once,"
                        + " 3 old pods are kept for 10m; then promote");
        assertThat(CanaryPlan.parse("blue-green")).isEqualTo(CanaryPlan.parse("preview, approve, 100% 10m"));
    }

    @Test
    void shouldSwitchOverOnlyWhereTheOldVersionIsKeptOrPreviewed() {
        assertThat(CanaryPlan.parse("50%, 100%").switchesOver()).isFalse();
        assertThat(CanaryPlan.parse("50%, 100% 5m").switchesOver()).isTrue();
        assertThat(CanaryPlan.parse("preview, 100%").switchesOver()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "preview",
                "preview, approve",
                "preview 5m, 50% 5m, 100%",
                "10%, preview, 100%",
                "preview, preview, 100%",
                "preview soon, 100%",
                "blue-green, 100%",
                "10%",
                "50% 10s, 20% 10s, 100%",
                "10 30s, 100%",
                "10% soon, 100%",
                "101%",
                "10% 5s, 0% 5s, 100%",
                "0%",
                "100%,",
                "10% 30s, approve",
                "10% 30s, 100%, approve",
                "approve, approve, 100%",
                "approve 30s, 100%"
            })
    void shouldRefuseWhatIsNoPlan(String text) {
        assertThatThrownBy(() -> CanaryPlan.parse(text)).isInstanceOf(RefusedException.class);
    }

    @Test
    void shouldTellTheRealShare() {
        assertThat(CanaryPlan.parse("10% 5s, 50% 5s, 100%").preview(2, false))
                .contains("10% 5s: 1 canary beside 2 stable pods, really 33%")
                .contains("50% 5s: 2 canary beside 2 stable pods, really 50%");
    }

    @Test
    void shouldBeginWithTestersAloneAndSizeByTheWeightWhereARouteSplitsTheTraffic() {
        CanaryPlan plan = CanaryPlan.parse("0% 5m, 25% 5m, 100%");

        assertThat(plan.beginsWithTesters()).isTrue();
        assertThat(CanaryPlan.parse(plan.text())).isEqualTo(plan);
        assertThat(plan.preview(8, true))
                .contains("0% 5m: 1 canary beside 8 stable pods, by the route")
                .contains("25% 5m: 2 canary beside 8 stable pods, by the route");
    }

    @Property
    void shouldComeAsNearToTheWeightAsPodsAllow(
            @ForAll @IntRange(min = 1, max = 99) int weight, @ForAll @IntRange(min = 1, max = 200) int stable) {
        Step step = new Step(weight, Duration.ZERO);
        int pods = step.canaryPods(stable);
        assertThat(pods).isPositive();
        double share = 100.0 * pods / (stable + pods);
        double more = 100.0 * (pods + 1) / (stable + pods + 1);
        assertThat(Math.abs(share - weight)).isLessThanOrEqualTo(Math.abs(more - weight) + 1e-9 + 100.0 / (stable + 1));
    }
}
