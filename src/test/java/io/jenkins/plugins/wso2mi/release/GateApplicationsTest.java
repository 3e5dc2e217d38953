package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.release.ExpectedApplications.Server;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Green means that the carbon applications of the image are active on every new pod. */
class GateApplicationsTest {
    private static final Instant DEADLINE = START.plus(Duration.ofMinutes(10));
    private static final String COMMON = "Successfully Deployed Carbon Application : common_1.2.0{super-tenant}";
    private static final String CLINIC = "Successfully Deployed Carbon Application : clinic_1.0.0{super-tenant}";
    private static final String STARTED = "WSO2 Micro Integrator started in 12.34 seconds";

    private static final ExpectedApplications EXPECTED = new ExpectedApplications(List.of(new Server(
            "web",
            "shop/web:2",
            List.of(
                    new BurntApplication("common", "1.2.0", "a-common.car", ""),
                    new BurntApplication("clinic", "1.0.0", "clinic.car", "")))));

    /** A complete rollout of two pods, by what Deployment and pods say. */
    private static Scene complete() {
        return expecting(2, EXPECTED.toJson()).readyPod("web", 2, "web-2-a").readyPod("web", 2, "web-2-b");
    }

    private static Scene expecting(int replicas, String annotation) {
        return new Scene()
                .deployment(
                        "web",
                        replicas,
                        2,
                        replicas,
                        replicas,
                        replicas,
                        2,
                        2,
                        Map.of(ExpectedApplications.ANNOTATION, annotation))
                .revision("web", 2, replicas);
    }

    private static Judgement judge(Scene scene) {
        return judge(scene, START);
    }

    private static Judgement judge(Scene scene, Instant now) {
        return Gate.judge(GateState.begin("web", null, 2, DEADLINE), scene.snapshot(), now);
    }

    private static LogExcerpt answer(int asked, int status, Instant first, String... lines) {
        return new LogExcerpt(START, asked, 0, status, "connection refused", first, false, List.of(lines));
    }

    @Nested
    class Green {
        @Test
        void shouldPassWhenEveryNewPodSaysThatAllAreActive() {
            Judgement judgement = judge(
                    complete().logs("web-2-a", 1, COMMON, CLINIC, STARTED).logs("web-2-b", 1, CLINIC, COMMON, STARTED));
            assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(judgement.sentence())
                    .isEqualTo("2 pods of the new revision are ready, carbon applications active on each: 2");
            assertThat(judgement.events()).isEmpty();
        }

        @Test
        void shouldPassAsBeforeWhenNothingIsKnownOfTheImage() {
            Scene scene = new Scene()
                    .deployment("web", 1, 2, 1, 1, 1)
                    .revision("web", 2, 1)
                    .readyPod("web", 2, "web-2-a");
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.PASSED);
            assertThat(judge(scene).sentence()).isEqualTo("1 pods of the new revision are ready");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "{}", "[", "{\"schema\":2,\"containers\":[{\"name\":\"web\"}]}"})
        void shouldPassAsBeforeWhenTheAnnotationIsOfSomebodyElse(String annotation) {
            Scene scene = expecting(1, annotation).readyPod("web", 2, "web-2-a");
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.PASSED);
        }

        @Test
        void shouldPassAsBeforeWhenSomebodyElseHasSetAnotherImage() {
            Scene scene = expecting(1, EXPECTED.toJson().replace("shop/web:2", "shop/web:1"))
                    .readyPod("web", 2, "web-2-a");
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.PASSED);
        }

        @Test
        void shouldNotCareForTheEndOfTheStartWhenAllAreActive() {
            Scene scene = expecting(1, EXPECTED.toJson())
                    .readyPod("web", 2, "web-2-a")
                    .logs("web-2-a", 1, COMMON, CLINIC);
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.PASSED);
        }
    }

    @Nested
    class Asking {
        @Test
        void shouldAskEachReadyPodOnceAndWait() {
            Judgement judgement = judge(complete().logs("web-2-a", 1, COMMON, CLINIC, STARTED));
            assertThat(judgement.verdict()).isEqualTo(Verdict.WAITING);
            assertThat(judgement.ask()).hasSize(1);
            assertThat(judgement.ask().get(0)).isInstanceOfSatisfying(Question.ServerLog.class, log -> assertThat(
                            log.pod().name())
                    .isEqualTo("web-2-b"));
        }

        @Test
        void shouldNotAskAPodThatIsNotReady() {
            Scene scene = expecting(1, EXPECTED.toJson())
                    .pod("web", 2, "web-2-a", false, false, List.of(), Scene.running("web-2-a"));
            assertThat(judge(scene).ask()).noneMatch(Question.ServerLog.class::isInstance);
        }

        @Test
        void shouldAskAgainAfterTwoSecondsWhileTheServerStarts() {
            Scene scene = expecting(1, EXPECTED.toJson())
                    .readyPod("web", 2, "web-2-a")
                    .logs("web-2-a", 1, COMMON);
            assertThat(judge(scene, START.plusSeconds(1)).ask()).isEmpty();
            assertThat(judge(scene, START.plusSeconds(1)).nextLook()).isEqualTo(START.plusSeconds(2));
            assertThat(judge(scene, START.plusSeconds(2)).ask()).hasSize(1);
            assertThat(judge(scene).sentence()).contains("ready; Pod web-2-a: Ready, clinic_1.0.0 not active yet");
        }

        @Test
        void shouldAskAnewWhenTheContainerWasStartedAnew() {
            LogExcerpt before = new LogExcerpt(START, 1, 3, 200, "", START, false, List.of(COMMON, CLINIC, STARTED));
            Scene scene = expecting(1, EXPECTED.toJson())
                    .readyPod("web", 2, "web-2-a")
                    .log("web-2-a", before);
            assertThat(judge(scene).verdict()).isEqualTo(Verdict.WAITING);
            assertThat(judge(scene).ask()).hasSize(1);
        }

        @Test
        void shouldTimeOutAtTheGatesOwnTime() {
            assertThat(judge(complete(), DEADLINE).verdict()).isEqualTo(Verdict.TIMED_OUT);
        }
    }

    @Nested
    class Red {
        private Judgement judgeOne(int asked, String... lines) {
            return judge(expecting(1, EXPECTED.toJson())
                    .readyPod("web", 2, "web-2-a")
                    .logs("web-2-a", asked, lines));
        }

        @Test
        void shouldRefuseWhenTheStartedServerDoesNotNameAnApplication() {
            assertThat(judgeOne(2, COMMON, STARTED).verdict())
                    .as("its log may lag")
                    .isEqualTo(Verdict.WAITING);
            Judgement judgement = judgeOne(3, COMMON, STARTED);
            assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(judgement.sentence())
                    .isEqualTo(
                            "Pod web-2-a: not active: clinic_1.0.0; the server has started, and its log names no such"
                                    + " carbon application");
            assertThat(judgement.causes().get(0).advice()).contains("carbonapps");
        }

        @Test
        void shouldRefuseAtOnceInTheServersOwnWordsWhenItPassedAnApplicationOver() {
            String words = "ERROR {CappDeployer} - Some dependencies were not satisfied in cApp:clinic_1.0.0Check"
                    + " whether all dependent artifacts are included in cApp file: /x/clinic.car";
            Judgement judgement = judgeOne(1, COMMON, words, STARTED);
            assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(judgement.sentence()).contains("not active: clinic_1.0.0; the server's log says: " + words);
            assertThat(judgement.causes().get(0).advice()).contains("pack a folder");
        }

        @Test
        void shouldWaitForTheEndOfTheStartBecauseASecondPassMayTakeIt() {
            String words = "Some dependencies were not satisfied in cApp:clinic_1.0.0Check whether all";
            assertThat(judgeOne(1, COMMON, words).verdict()).isEqualTo(Verdict.WAITING);
        }

        @Test
        void shouldRefuseWhenTwoFilesHoldOneApplication() {
            String words = "Carbon Application : clinic_1.0.0 already exists. Two applications can't have the same Id.";
            Judgement judgement = judgeOne(1, COMMON, CLINIC, words, STARTED);
            assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(judgement.causes().get(0).advice()).contains("two files");
        }

        @Test
        void shouldRefuseByTheFirstReadyPodWhileOthersAreStillToCome() {
            Scene rolling = new Scene()
                    .deployment("web", 2, 2, 1, 2, 3, 2, 2, Map.of(ExpectedApplications.ANNOTATION, EXPECTED.toJson()))
                    .revision("web", 1, 2)
                    .revision("web", 2, 1)
                    .readyPod("web", 1, "web-1-a")
                    .readyPod("web", 2, "web-2-a")
                    .logs("web-2-a", 3, COMMON, STARTED);
            assertThat(judge(rolling).verdict()).isEqualTo(Verdict.REFUSED);
        }
    }

    @Nested
    class NotConfirmed {
        private void passesWithAWarning(LogExcerpt excerpt, String words) {
            Judgement judgement = judge(expecting(1, EXPECTED.toJson())
                    .readyPod("web", 2, "web-2-a")
                    .log("web-2-a", excerpt));
            assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(judgement.sentence()).isEqualTo("1 pods of the new revision are ready");
            assertThat(judgement.events()).hasSize(1);
            assertThat(judgement.events().get(0)).isInstanceOfSatisfying(Event.Trouble.class, trouble -> {
                assertThat(trouble.problem().isError()).isFalse();
                assertThat(trouble.problem().sentence()).contains(words);
            });
        }

        @Test
        void shouldWarnWhenTheLogWasRotated() {
            passesWithAWarning(
                    answer(1, 200, START.plusSeconds(61), STARTED), "does not begin with the start of the server");
        }

        @Test
        void shouldWarnWhenTheLogIsTooLong() {
            passesWithAWarning(
                    new LogExcerpt(START, 1, 0, 200, "", START, true, List.of(STARTED)),
                    "does not begin with the start of the server");
        }

        @Test
        void shouldWarnAtOnceWhenTheLogMayNotBeRead() {
            passesWithAWarning(answer(1, 403, null), "HTTP 403");
        }

        @Test
        void shouldWarnWhenNobodyAnswersForLong() {
            Scene scene = expecting(1, EXPECTED.toJson()).readyPod("web", 2, "web-2-a");
            assertThat(judge(scene.log("web-2-a", answer(9, 0, null))).verdict())
                    .isEqualTo(Verdict.WAITING);
            passesWithAWarning(answer(10, 0, null), "connection refused");
            passesWithAWarning(answer(10, 500, null), "HTTP 500");
        }

        @Test
        void shouldWarnWhenTheLogNeverSaysThatTheServerHasStarted() {
            passesWithAWarning(answer(10, 200, START, COMMON), "does not say that the server has started");
        }

        @Test
        void shouldStillRefuseByWhatARotatedLogSays() {
            String words = "Ignoring Carbon Application : clinic.car";
            Judgement judgement = judge(expecting(1, EXPECTED.toJson())
                    .readyPod("web", 2, "web-2-a")
                    .log("web-2-a", answer(1, 200, START.plusSeconds(90), words, STARTED)));
            assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(judgement.causes().get(0).advice()).contains("serverRole");
        }
    }
}
