package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.running;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Events are most of what a namespace sends: a gate asks for them when they may tell something. */
class EventNeedTest {
    private static final GateState GATE = GateState.begin("web", null, 2, START.plus(Duration.ofMinutes(10)));

    private static Scene scene(ContainerState container) {
        return new Scene()
                .deployment("web", 1, 2, 1, 0, 1)
                .revision("web", 2, 1)
                .unreadyPod("web", 2, "web-b-1", container)
                .withoutEvents();
    }

    private static Judgement first(Scene scene) {
        return Gate.judge(GATE, scene.snapshot(), START);
    }

    private static Judgement later(Scene scene, Duration after) {
        Instant now = START.plus(after);
        return Gate.judge(first(scene).next(), scene.snapshot(), now);
    }

    private static boolean wanted(Judgement judgement) {
        return judgement.ask().contains(new Question.Events());
    }

    @Test
    void shouldDoWithoutThemWhileAllGoesWell() {
        assertThat(wanted(first(scene(waiting("ContainerCreating", ""))))).isFalse();
        assertThat(wanted(first(scene(running("web-b-1"))))).isFalse();
        assertThat(wanted(later(scene(running("web-b-1")), Duration.ofSeconds(19))))
                .isFalse();
    }

    @Test
    void shouldNotNeedThemToPass() {
        Scene scene = new Scene()
                .deployment("web", 1, 2, 1, 1, 1)
                .revision("web", 2, 1)
                .readyPod("web", 2, "web-b-1")
                .withoutEvents();
        assertThat(first(scene).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void shouldWantThemForAContainerThatIsNotMadeInThreeSeconds() {
        Scene scene = scene(waiting("ContainerCreating", ""));
        assertThat(wanted(later(scene, Duration.ofMillis(2_900)))).isFalse();
        assertThat(wanted(later(scene, Duration.ofSeconds(3)))).isTrue();
        assertThat(first(scene).nextLook()).as("time alone brings it about").isEqualTo(START.plusSeconds(3));
    }

    @Test
    void shouldWantThemForAServerThatIsNotReadyInTwentySeconds() {
        assertThat(wanted(later(scene(running("web-b-1")), Duration.ofSeconds(20))))
                .isTrue();
    }

    @Test
    void shouldWantThemBeforeItGivesUp() {
        Scene broken = scene(waiting("InvalidImageName", "no name at all"));
        Judgement blind = first(broken);
        assertThat(blind.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(wanted(blind)).isTrue();

        Scene heard = new Scene()
                .deployment("web", 1, 2, 1, 0, 1)
                .revision("web", 2, 1)
                .unreadyPod("web", 2, "web-b-1", waiting("InvalidImageName", "no name at all"));
        assertThat(Gate.judge(blind.next(), heard.snapshot(), START).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldCountACauseFromBeforeTheyWereHeard() {
        Scene crashed = scene(Scene.crashed(1, 3, "Error"));
        GateState seen = first(crashed).next();
        Scene heard = new Scene()
                .deployment("web", 1, 2, 1, 0, 1)
                .revision("web", 2, 1)
                .unreadyPod("web", 2, "web-b-1", Scene.crashed(1, 3, "Error"));
        assertThat(Gate.judge(seen, heard.snapshot(), START.plusSeconds(59)).verdict())
                .isEqualTo(Verdict.WAITING);
        assertThat(Gate.judge(seen, heard.snapshot(), START.plusSeconds(60)).verdict())
                .isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldWantThemForWhatHasNoOtherWord() {
        Scene set = new Scene().statefulSet("db", 2, 0, 0, 1, 1).withoutEvents();
        GateState gate = GateState.begin("StatefulSet", "db", null, 2, START.plusSeconds(60));
        assertThat(wanted(Gate.judge(gate, set.snapshot(), START))).isTrue();
    }
}
