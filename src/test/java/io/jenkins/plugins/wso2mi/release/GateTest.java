package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.condition;
import static io.jenkins.plugins.wso2mi.release.Scene.crashed;
import static io.jenkins.plugins.wso2mi.release.Scene.running;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
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
            new ContainerState("web", "shop/web:2", false, true, 0, "", "", null, "", null, "", "", START);

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
    class Asking {
        private Scene starting(Instant asked) {
            return rollingTo2().unreadyPod("web", 2, "web-2-a", STARTING).answers("web-2-a", 0, "refused", asked);
        }

        private boolean asks(Scene scene, Instant now) {
            return judge(scene, now).ask().stream().anyMatch(Question.Health.class::isInstance);
        }

        @Test
        void shouldAskAYoungServerEachTwoSeconds() {
            Instant asked = START.plusSeconds(20);
            assertThat(asks(starting(asked), asked.plusMillis(1_999))).isFalse();
            assertThat(asks(starting(asked), asked.plusSeconds(2))).isTrue();
        }

        @Test
        void shouldAskAServerLessOftenThatHasBeenStartingForMinutes() {
            Instant asked = START.plusSeconds(120);
            assertThat(asks(starting(asked), asked.plusSeconds(6))).isFalse();
            assertThat(asks(starting(asked), asked.plusSeconds(7))).isTrue();
            Instant late = START.plusSeconds(580);
            assertThat(asks(starting(late), late.plusSeconds(15))).isTrue();
        }

        @Test
        void shouldAskAtOnceWhenTheKubeletHasHeardAnAnswer() {
            Instant asked = START.minusSeconds(3);
            Scene scene = rollingTo2().unreadyPod("web", 2, "web-2-a", OLD).answers("web-2-a", 0, "refused", asked);
            assertThat(asks(scene, START)).isFalse();
            scene.event("web-2-a", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 500");
            assertThat(asks(scene, START)).isTrue();
        }

        private static final ContainerState OLD = new ContainerState(
                "web", "shop/web:2", false, true, 0, "", "", null, "", null, "", "", START.minusSeconds(300));
    }

    @Nested
    class Red {
        @Test
        void shouldRefuseAtOnceWhenTheImageDoesNotExist() {
            Scene scene = rollingTo2()
                    .unreadyPod(
                            "web", 2, "web-2-a", waiting("ErrImagePull", "failed to resolve: shop/web:2: not found"))
                    .lookedUp("image shop/web:2", Found.ABSENT, START);
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
    class TakenOver {
        private static final String OURS = "20261123-100000-0001";

        private static String record(String id) {
            return new ReleaseRecord(
                            id, START, "me", ReleaseRecord.PROGRESSING, Map.of(), "", List.<KubernetesObject>of())
                    .toJson();
        }

        private static Scene released(String id, long revision, long generation) {
            return new Scene()
                    .deployment(
                            "web",
                            1,
                            revision,
                            1,
                            0,
                            1,
                            generation,
                            generation,
                            Map.of(ReleaseRecord.ANNOTATION, record(id)))
                    .revision("web", revision, 1);
        }

        private static final GateState BEGUN = GateState.begin("web", OURS, 2, DEADLINE);

        @Test
        void shouldEndWhenSomebodyChangesThePodTemplateMeanwhile() {
            Judgement first = Gate.judge(BEGUN, released(OURS, 2, 2).snapshot(), START);
            assertThat(first.verdict()).isEqualTo(Verdict.WAITING);
            Judgement second = Gate.judge(first.next(), released(OURS, 3, 3).snapshot(), START.plusSeconds(1));
            assertThat(second.verdict()).isEqualTo(Verdict.SUPERSEDED);
            assertThat(second.sentence()).contains("pod template");
        }

        @Test
        void shouldFollowADeploymentThatIsResumed() {
            Scene paused = new Scene()
                    .paused()
                    .deployment("web", 1, 2, 0, 1, 1, 2, 2, Map.of(ReleaseRecord.ANNOTATION, record(OURS)))
                    .revision("web", 1, 1)
                    .readyPod("web", 1, "web-1-a");
            Judgement first = Gate.judge(BEGUN, paused.snapshot(), START);
            assertThat(first.verdict()).isEqualTo(Verdict.WAITING);
            Judgement second = Gate.judge(first.next(), released(OURS, 2, 3).snapshot(), START.plusSeconds(1));
            assertThat(second.verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldFollowAnAutoscalerThatChangesReplicas() {
            Judgement first = Gate.judge(BEGUN, released(OURS, 2, 2).snapshot(), START);
            Judgement second = Gate.judge(first.next(), released(OURS, 2, 5).snapshot(), START.plusSeconds(1));
            assertThat(second.verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldGiveAWatchFiveSecondsToShowAReleaseThatChangesNothing() {
            Scene before = released("20261122-090000-beef", 2, 2);
            Judgement first = Gate.judge(BEGUN, before.snapshot(), START);
            assertThat(first.verdict()).isEqualTo(Verdict.WAITING);
            assertThat(first.nextLook()).isBeforeOrEqualTo(START.plusSeconds(5));
            assertThat(Gate.judge(first.next(), released(OURS, 2, 2).snapshot(), START.plusSeconds(1))
                            .verdict())
                    .isEqualTo(Verdict.WAITING);
            assertThat(Gate.judge(first.next(), before.snapshot(), START.plusSeconds(5))
                            .verdict())
                    .isEqualTo(Verdict.SUPERSEDED);
        }

        @Test
        void shouldEndWhenTheDeploymentIsDeletedMeanwhile() {
            Judgement unseen = Gate.judge(BEGUN, new Scene().snapshot(), START);
            assertThat(unseen.verdict()).isEqualTo(Verdict.WAITING);
            Judgement seen = Gate.judge(unseen.next(), released(OURS, 2, 2).snapshot(), START);
            Judgement gone = Gate.judge(seen.next(), new Scene().snapshot(), START.plusSeconds(1));
            assertThat(gone.verdict()).isEqualTo(Verdict.SUPERSEDED);
            assertThat(gone.sentence()).contains("deleted");
        }

        @Test
        void shouldNotTrustCountsOfAnEarlierSpecification() {
            Scene scaled = new Scene()
                    .deployment("web", 2, 2, 2, 2, 2, 3, 2, Map.of())
                    .revision("web", 2, 2)
                    .readyPod("web", 2, "web-2-a")
                    .readyPod("web", 2, "web-2-b");
            assertThat(judge(scaled).sentence()).contains("controller");
        }
    }

    @Test
    void shouldNotTakeOldPodsForNewOnesWhileRecreateEndsThem() {
        Scene scene = new Scene()
                .changed()
                .deployment("web", 1, 1, 0, 0, 1)
                .revision("web", 1, 0)
                .unreadyPod("web", 1, "web-1-a", crashed(5, 1, "Error"));
        Judgement judgement = judge(scene);
        assertThat(judgement.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(judgement.sentence()).contains("new revision");
    }

    @Test
    void shouldNotTakeTheDeadlineOfAnEarlierRolloutForThatOfAPausedOne() {
        Scene scene = new Scene()
                .paused()
                .deployment(
                        "web",
                        2,
                        1,
                        1,
                        1,
                        1,
                        2,
                        2,
                        Map.of(),
                        condition("Progressing", "False", "ProgressDeadlineExceeded", "timed out progressing"))
                .revision("web", 1, 2)
                .readyPod("web", 1, "web-1-a");
        Judgement judgement = judgeAfter(scene, Duration.ofSeconds(20));
        assertThat(judgement.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(judgement.sentence()).contains("the Deployment is paused");
    }

    @Nested
    class Sets {
        private static Judgement judge(Scene scene, Duration later) {
            GateState begin = GateState.begin("StatefulSet", "db", "r", 2, DEADLINE);
            Judgement first = Gate.judge(begin, scene.snapshot(), START);
            return Gate.judge(first.next(), scene.snapshot(), START.plus(later));
        }

        @Test
        void shouldPassAStatefulSetWhosePodsAreAllOfTheNewRevision() {
            Scene scene = new Scene()
                    .statefulSet("db", 2, 0, 2, 2, 2)
                    .setPod("db", "b", "db-0", true, running("db-0"))
                    .setPod("db", "b", "db-1", true, running("db-1"));
            assertThat(judge(scene, Duration.ZERO).verdict()).isEqualTo(Verdict.PASSED);
        }

        @Test
        void shouldWaitWhileAPodIsOfTheRevisionBefore() {
            Scene scene = new Scene()
                    .statefulSet("db", 2, 0, 2, 2, 2)
                    .setPod("db", "a", "db-0", true, running("db-0"))
                    .setPod("db", "b", "db-1", true, running("db-1"));
            assertThat(judge(scene, Duration.ZERO).verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldLeaveThePodsBelowThePartition() {
            Scene scene = new Scene()
                    .statefulSet("db", 2, 1, 1, 2, 2)
                    .setPod("db", "a", "db-0", true, running("db-0"))
                    .setPod("db", "b", "db-1", true, running("db-1"));
            assertThat(judge(scene, Duration.ZERO).verdict()).isEqualTo(Verdict.PASSED);
        }

        @Test
        void shouldNameTheCauseInAPodOfTheNewRevision() {
            Scene scene = new Scene()
                    .statefulSet("db", 1, 0, 1, 0, 1)
                    .setPod("db", "b", "db-0", false, crashed(2, 3, "Error"));
            assertThat(judge(scene, Duration.ZERO).sentence()).contains("db-0").contains("exit code 3");
        }

        @Test
        void shouldReadFromEventsThatAStatefulSetCannotMakePods() {
            Scene scene = new Scene()
                    .statefulSet("db", 1, 0, 0, 0, 0)
                    .eventOf("StatefulSet", "db", "FailedCreate", "create Pod db-0 failed: exceeded quota: small");
            assertThat(judge(scene, Duration.ofSeconds(14)).verdict()).isEqualTo(Verdict.WAITING);
            Judgement late = judge(scene, Duration.ofSeconds(15));
            assertThat(late.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(late.sentence()).startsWith("StatefulSet db: ").contains("exceeded quota");
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
        void shouldAskTheRegistryBeforeItBelievesThatAnImageDoesNotExist() {
            Scene scene = rollingTo2()
                    .unreadyPod("web", 2, "web-2-a", waiting("ErrImagePull", "failed to resolve: not found"));
            Judgement first = judge(scene);
            assertThat(first.verdict()).isEqualTo(Verdict.WAITING);
            assertThat(first.ask()).containsExactly(new Question.Image("shop/web:2"));
            scene.lookedUp("image shop/web:2", Found.PRESENT, START);
            Judgement second = Gate.judge(first.next(), scene.snapshot(), START.plusSeconds(1));
            assertThat(second.verdict()).isEqualTo(Verdict.WAITING);
            assertThat(second.sentence()).contains("the registry has it now");
            scene.lookedUp("image shop/web:2", Found.ABSENT, START.plusSeconds(2));
            assertThat(Gate.judge(second.next(), scene.snapshot(), START.plusSeconds(2))
                            .verdict())
                    .isEqualTo(Verdict.REFUSED);
        }

        @Test
        void shouldNotBelieveAnAnswerOfAnEarlierRelease() {
            Scene scene = rollingTo2()
                    .unreadyPod("web", 2, "web-2-a", waiting("ErrImagePull", "failed to resolve: not found"))
                    .lookedUp("image shop/web:2", Found.ABSENT, START.minusSeconds(60));
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldTakeTheNodesWordAfterItsSecondTryWhenNobodyElseCanBeAsked() {
            Scene scene = rollingTo2()
                    .unreadyPod("web", 2, "web-2-a", waiting("ErrImagePull", "failed to resolve: not found"));
            assertThat(judgeAfter(scene, Duration.ofSeconds(19)).verdict()).isEqualTo(Verdict.WAITING);
            assertThat(judgeAfter(scene, Duration.ofSeconds(20)).verdict()).isEqualTo(Verdict.REFUSED);
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
