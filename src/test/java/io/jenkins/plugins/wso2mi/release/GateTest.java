package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.condition;
import static io.jenkins.plugins.wso2mi.release.Scene.crashed;
import static io.jenkins.plugins.wso2mi.release.Scene.running;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant DEADLINE = START.plus(Duration.ofMinutes(10));
    private static final ContainerState STARTING =
            new ContainerState("web", "shop/web:2", false, true, 0, "", "", null, "", null, "", START);

    private static Judgement judge(Scene scene) {
        return judge(scene, START);
    }

    private static Judgement judge(Scene scene, Instant now) {
        return Gate.judge(GateState.begin("web", null, 2, DEADLINE), scene.snapshot(), now);
    }

    /** Looks twice at the same scene, some time apart. */
    private static Judgement judgeAfter(Scene scene, Duration later) {
        Judgement first = judge(scene);
        assertThat(first.verdict()).as("at the first look").isEqualTo(Verdict.WAITING);
        return Gate.judge(first.next(), scene.snapshot(), START.plus(later));
    }

    private static Scene rollingTo2() {
        return new Scene()
                .deployment("web", 2, 2, 1, 2, 3)
                .revision("web", 1, 2)
                .revision("web", 2, 1);
    }

    @Nested
    class Green {
        private Scene complete() {
            return new Scene()
                    .deployment("web", 2, 2, 2, 2, 2)
                    .revision("web", 1, 0)
                    .revision("web", 2, 2)
                    .readyPod("web", 2, "web-2-a")
                    .readyPod("web", 2, "web-2-b");
        }

        @Test
        void shouldPassWhenAllPodsAreOfTheNewestRevisionAndAvailable() {
            assertThat(judge(complete()).verdict()).isEqualTo(Verdict.PASSED);
        }

        @Test
        void shouldWaitWhenAnOldPodIsStillEnding() {
            Judgement judgement = judge(complete().endingPod("web", 1, "web-1-a"));
            assertThat(judgement.verdict()).isEqualTo(Verdict.WAITING);
            assertThat(judgement.sentence()).contains("1 old pods are still ending");
        }

        @Test
        void shouldWaitWhenTheControllerHasNotSeenTheGeneration() {
            Scene scene = new Scene()
                    .deployment("web", 2, 1, 2, 2, 2, 2, 1, Map.of())
                    .revision("web", 1, 2)
                    .readyPod("web", 1, "web-1-a")
                    .readyPod("web", 1, "web-1-b");
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldWaitWhenOnlyOldPodsAreAvailable() {
            Scene scene = rollingTo2()
                    .readyPod("web", 1, "web-1-a")
                    .readyPod("web", 1, "web-1-b")
                    .unreadyPod("web", 2, "web-2-a", STARTING);
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldWaitWhenPodsAreReadyButNotAvailableYet() {
            Scene scene = new Scene()
                    .deployment("web", 1, 2, 1, 0, 1)
                    .revision("web", 2, 1)
                    .readyPod("web", 2, "web-2-a");
            assertThat(judge(scene).sentence()).contains("minReadySeconds (3 s)");
        }

        @Test
        void shouldPassWhenNoPodIsWanted() {
            Scene scene = new Scene().deployment("web", 0, 2, 0, 0, 0).revision("web", 2, 0);
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.PASSED);
        }
    }

    @Nested
    class Red {
        @Test
        void shouldRefuseAtOnceWhenTheImageDoesNotExist() {
            Scene scene = rollingTo2()
                    .unreadyPod(
                            "web", 2, "web-2-a", waiting("ErrImagePull", "failed to resolve: shop/web:2: not found"));
            Judgement judgement = judge(scene);
            assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(judgement.sentence()).contains("shop/web:2").contains("not found");
        }

        @Test
        void shouldRefuseAtOnceWhenACarbonApplicationIsFaulty() {
            Scene scene = rollingTo2()
                    .unreadyPod("web", 2, "web-2-a", STARTING)
                    .answers("web-2-a", 500, "{\"Faulty CAPPs\": [\"shop_1.0.0.car\"]}", START);
            Judgement judgement = judge(scene);
            assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(judgement.sentence()).contains("shop_1.0.0.car");
        }

        @Test
        void shouldRefuseWhenAContainerCrashesASecondTime() {
            Scene once = rollingTo2().unreadyPod("web", 2, "web-2-a", crashed(1, 3, "Error"));
            assertThat(judge(once).verdict()).isEqualTo(Verdict.WAITING);
            Scene twice = rollingTo2().unreadyPod("web", 2, "web-2-a", crashed(2, 3, "Error"));
            assertThat(judge(twice).sentence()).contains("exit code 3");
            assertThat(judge(twice).verdict()).isEqualTo(Verdict.REFUSED);
        }

        @Test
        void shouldAdviseOnMemoryWhenTheContainerWasKilledForIt() {
            Scene scene = rollingTo2().unreadyPod("web", 2, "web-2-a", crashed(2, 137, "OOMKilled"));
            assertThat(judge(scene).causes().get(0).advice()).contains("memory limit");
        }

        @Test
        void shouldRefuseAfterThirtySecondsWhenASecretIsMissing() {
            Scene scene = rollingTo2()
                    .unreadyPod("web", 2, "web-2-a", waiting("CreateContainerConfigError", "secret \"db\" not found"));
            assertThat(judgeAfter(scene, Duration.ofSeconds(29)).verdict()).isEqualTo(Verdict.WAITING);
            assertThat(judgeAfter(scene, Duration.ofSeconds(30)).verdict()).isEqualTo(Verdict.REFUSED);
        }

        @Test
        void shouldRefuseWhenTheQuotaStaysExceeded() {
            Scene scene = new Scene()
                    .deployment("web", 2, 2, 0, 2, 2)
                    .revision("web", 1, 2)
                    .revision(
                            "web", 2, 1, condition("ReplicaFailure", "True", "FailedCreate", "exceeded quota: pods=2"));
            assertThat(judgeAfter(scene, Duration.ofSeconds(14)).verdict()).isEqualTo(Verdict.WAITING);
            assertThat(judgeAfter(scene, Duration.ofSeconds(15)).sentence()).contains("exceeded quota");
        }

        @Test
        void shouldRefuseWhenTheProgressDeadlineIsOver() {
            Scene scene = new Scene()
                    .deployment(
                            "web",
                            1,
                            2,
                            1,
                            0,
                            1,
                            2,
                            2,
                            Map.of(),
                            condition("Progressing", "False", "ProgressDeadlineExceeded", "timed out progressing"))
                    .revision("web", 2, 1)
                    .unreadyPod("web", 2, "web-2-a", STARTING);
            assertThat(judgeAfter(scene, Duration.ofSeconds(4)).verdict())
                    .as("it may be of the rollout before")
                    .isEqualTo(Verdict.WAITING);
            assertThat(judgeAfter(scene, Duration.ofSeconds(5)).verdict()).isEqualTo(Verdict.REFUSED);
        }

        @Test
        void shouldEndAsSupersededWhenSomebodyElseReleases() {
            ReleaseRecord other = new ReleaseRecord(
                    "20261123-100005-beef",
                    START,
                    "somebody",
                    ReleaseRecord.PROGRESSING,
                    Map.of(),
                    "",
                    List.<KubernetesObject>of());
            Scene scene = new Scene()
                    .deployment("web", 1, 3, 1, 0, 1, 3, 3, Map.of(ReleaseRecord.ANNOTATION, other.toJson()))
                    .revision("web", 3, 1);
            GateState ours = GateState.begin("web", "20261123-100000-0001", 2, DEADLINE);
            assertThat(Gate.judge(ours, scene.snapshot(), START).verdict()).isEqualTo(Verdict.SUPERSEDED);
        }
    }

    @Nested
    class Patient {
        @Test
        void shouldWaitWhileNoNodeTakesThePodUntilTheTimeIsOver() {
            Scene scene = rollingTo2()
                    .pod(
                            "web",
                            2,
                            "web-2-a",
                            false,
                            false,
                            List.of(condition(
                                    "PodScheduled", "False", "Unschedulable", "0/1 nodes: insufficient cpu")));
            assertThat(judgeAfter(scene, Duration.ofMinutes(9)).verdict()).isEqualTo(Verdict.WAITING);
            Judgement late = judgeAfter(scene, Duration.ofMinutes(10));
            assertThat(late.verdict()).isEqualTo(Verdict.TIMED_OUT);
            assertThat(late.sentence()).contains("insufficient cpu");
        }

        @Test
        void shouldForgetACauseThatHealed() {
            Scene sick = rollingTo2()
                    .unreadyPod("web", 2, "web-2-a", waiting("CreateContainerConfigError", "secret \"db\" not found"));
            Scene healed = rollingTo2().unreadyPod("web", 2, "web-2-a", STARTING);
            Judgement first = judge(sick);
            Judgement second = Gate.judge(first.next(), healed.snapshot(), START.plusSeconds(16));
            Judgement third = Gate.judge(second.next(), sick.snapshot(), START.plusSeconds(17));
            assertThat(third.verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldTellOnlyWhatChangedAndRemindEveryThirtySeconds() {
            Scene scene = rollingTo2().unreadyPod("web", 2, "web-2-a", STARTING);
            Judgement first = judge(scene);
            assertThat(first.events()).hasSize(1);
            Judgement second = Gate.judge(first.next(), scene.snapshot(), START.plusSeconds(29));
            assertThat(second.events()).isEmpty();
            Judgement third = Gate.judge(second.next(), scene.snapshot(), START.plusSeconds(30));
            assertThat(third.events()).hasSize(1);
        }

        @Test
        void shouldAskAnUnreadyPodForItsHealthEveryTwoSeconds() {
            Scene scene = rollingTo2().unreadyPod("web", 2, "web-2-a", STARTING);
            assertThat(judge(scene).ask()).hasSize(1);
            scene.answers("web-2-a", 0, "refused", START);
            assertThat(judge(scene, START.plusSeconds(1)).ask()).isEmpty();
            assertThat(judge(scene, START.plusSeconds(2)).ask()).hasSize(1);
            assertThat(judge(rollingTo2().unreadyPod("web", 2, "w", running("w")), START.plusSeconds(1))
                            .nextLook())
                    .isBeforeOrEqualTo(START.plusSeconds(3));
        }
    }
}
