package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.condition;
import static io.jenkins.plugins.wso2mi.release.Scene.crashed;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.release.Cause.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {
    private static final ContainerState STARTING = container(true, 0, "", null, null, "");
    private static final ContainerState CREATING = waiting("ContainerCreating", "");

    private static ContainerState container(
            boolean running, int restarts, String waiting, Integer exit, Integer lastExit, String reason) {
        return new ContainerState(
                "web", "shop/web:2", false, running, restarts, waiting, "", exit, reason, lastExit, reason, null);
    }

    private static Scene scene() {
        return new Scene().deployment("web", 1, 2, 1, 0, 1).revision("web", 2, 1);
    }

    private static List<Cause> causes(Scene scene) {
        Snapshot snapshot = scene.snapshot();
        RolloutView view = RolloutView.of(snapshot, snapshot.deployment("web").orElseThrow());
        return Diagnosis.of(snapshot, view.deployment(), view.newest().orElseThrow(), view.pods(), List.of());
    }

    private static Cause onlyCause(Scene scene) {
        List<Cause> causes = causes(scene);
        assertThat(causes).hasSize(1);
        return causes.get(0);
    }

    private static Cause of(ContainerState container) {
        return onlyCause(scene().unreadyPod("web", 2, "web-2-a", container));
    }

    @Nested
    class Images {
        @ParameterizedTest
        @CsvSource({
            "InvalidImageName, couldn't parse image name",
            "ErrImageNeverPull, image is not present with pull policy of Never",
            "ErrImagePull, failed to resolve reference: shop/web:2: not found",
            "ImagePullBackOff, manifest unknown: OCI index found but no matching platform",
        })
        void shouldNotWaitForAnImageThatCannotCome(String reason, String words) {
            Cause cause = of(waiting(reason, words));
            assertThat(cause.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(cause.object()).isEqualTo("Pod web-2-a");
            assertThat(cause.sentence()).isEqualTo("image shop/web:2 of container web: " + words);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ErrImagePull | dial tcp 10.0.0.9:443: i/o timeout | node reaches the registry",
                    "ImagePullBackOff | 429 Too Many Requests | node reaches the registry",
                    "ErrImagePull | unexpected status: 401 Unauthorized | imagePullSecret",
                    "ErrImagePull | unexpected status: 403 Forbidden | imagePullSecret",
                })
        void shouldGiveARegistryAMinute(String reason, String words, String advice) {
            Cause cause = of(waiting(reason, words));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.patience()).isEqualTo(Duration.ofMinutes(1));
            assertThat(cause.advice()).contains(advice);
        }

        @Test
        void shouldSeeOneTroubleWhileItsWordsChange() {
            Cause first = of(waiting("ErrImagePull", "i/o timeout"));
            Cause second = of(waiting("ImagePullBackOff", "Back-off pulling image"));
            assertThat(first.key()).isEqualTo(second.key());
        }
    }

    @Nested
    class Starts {
        @Test
        void shouldAdviseToCreateWhatAContainerMisses() {
            Cause cause = of(waiting("CreateContainerConfigError", "configmap \"conf\" not found"));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.sentence()).contains("configmap \"conf\" not found");
            assertThat(cause.advice()).isEqualTo("create the missing object");
        }

        @Test
        void shouldTellWhyAContainerCannotBeStarted() {
            Cause cause = of(waiting("RunContainerError", "exec: \"mi\": executable file not found in $PATH"));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.sentence()).contains("executable file not found");
            assertThat(cause.advice()).contains("command");
        }

        @Test
        void shouldSayNothingOfAContainerThatIsBeingCreated() {
            assertThat(causes(scene().unreadyPod("web", 2, "web-2-a", CREATING)))
                    .isEmpty();
        }
    }

    @Nested
    class Crashes {
        @Test
        void shouldGiveTheFirstCrashAMinute() {
            Cause cause = of(crashed(1, 3, "Error"));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.sentence()).isEqualTo("container web ended with exit code 3 (Error), 1 restarts");
        }

        @Test
        void shouldCountACrashBeforeTheFirstRestart() {
            assertThat(of(container(false, 0, "", 1, null, "Error")).kind()).isEqualTo(Kind.COUNTED);
        }

        @Test
        void shouldRefuseTheSecondCrash() {
            assertThat(of(crashed(2, 1, "Error")).kind()).isEqualTo(Kind.PERMANENT);
        }

        @Test
        void shouldTellOfACrashWhileTheContainerRunsAgain() {
            assertThat(of(container(true, 1, "", null, 137, "OOMKilled")).advice())
                    .contains("memory limit");
        }

        @Test
        void shouldForgetTheFailuresOfAnInitContainerThatSucceeded() {
            ContainerState waited =
                    new ContainerState("wait", "tools", true, false, 3, "", "", 0, "Completed", 1, "Error", null);
            Scene scene = scene().podWithInit("web", 2, "web-2-a", waited, STARTING);
            assertThat(causes(scene)).extracting(Cause::code).containsExactly("probe");
        }

        @Test
        void shouldTellOfAnInitContainerThatFails() {
            ContainerState failing = new ContainerState(
                    "wait", "tools", false, false, 2, "CrashLoopBackOff", "", null, "", 7, "Error", null);
            Cause cause = onlyCause(scene().podWithInit("web", 2, "web-2-a", failing, waiting("PodInitializing", "")));
            assertThat(cause.sentence()).startsWith("container wait ended with exit code 7");
        }
    }

    @Nested
    class Creation {
        private Cause failure(String words) {
            return onlyCause(new Scene()
                    .deployment("web", 1, 2, 0, 0, 0)
                    .revision("web", 2, 1, condition("ReplicaFailure", "True", "FailedCreate", words)));
        }

        @Test
        void shouldWaitALittleForQuota() {
            Cause cause = failure("pods \"web-2-x\" is forbidden: exceeded quota: small, used: pods=2");
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.object()).isEqualTo("ReplicaSet web-2");
            assertThat(cause.advice()).contains("quota");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "pods \"web-2-x\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true",
                    "admission webhook \"policy.example.org\" denied the request: no latest tags",
                    "pods \"web-2-x\" is forbidden: maximum memory usage per Container is 256Mi, but limit is 1Gi",
                    "pods \"web-2-x\" is forbidden: minimum cpu usage per Container is 100m, but request is 1m",
                })
        void shouldNotWaitForPodsThatWillNeverBeTaken(String words) {
            Cause cause = failure(words);
            assertThat(cause.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(cause.sentence()).isEqualTo("pods cannot be created: " + words);
            assertThat(cause.advice()).isNotEmpty();
        }

        @Test
        void shouldCountAFailureOfUnknownKind() {
            assertThat(failure("error looking up service account shop/mi: serviceaccount \"mi\" not found")
                            .kind())
                    .isEqualTo(Kind.COUNTED);
        }

        @Test
        void shouldNotTellOfAFailureThatIsOver() {
            Condition over = condition("ReplicaFailure", "False", "FailedCreate", "exceeded quota");
            assertThat(causes(new Scene().deployment("web", 1, 2, 0, 0, 0).revision("web", 2, 1, over)))
                    .isEmpty();
        }

        @Test
        void shouldRefuseWhenTheProgressDeadlineIsOver() {
            Condition late = condition("Progressing", "False", "ProgressDeadlineExceeded", "has timed out progressing");
            Cause cause = onlyCause(new Scene()
                    .deployment("web", 1, 2, 0, 0, 0, 2, 2, Map.of(), late)
                    .revision("web", 2, 1));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.object()).isEqualTo("Deployment web");
        }
    }

    @Nested
    class Volumes {
        private static final String MISSING =
                "MountVolume.SetUp failed for volume \"conf\": configmap \"conf\" not found";

        @Test
        void shouldTellOfAVolumeThatCannotBeMounted() {
            Cause cause = onlyCause(
                    scene().unreadyPod("web", 2, "web-2-a", CREATING).event("web-2-a", "FailedMount", MISSING));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.sentence()).contains(MISSING);
            assertThat(cause.advice()).isEqualTo("create the missing object");
        }

        @Test
        void shouldForgetAFailedMountOnceAContainerRuns() {
            Scene scene = scene().unreadyPod("web", 2, "web-2-a", STARTING).event("web-2-a", "FailedMount", MISSING);
            assertThat(causes(scene)).extracting(Cause::kind).containsExactly(Kind.PASSING);
        }

        @Test
        void shouldForgetAFailedMountOnceAnInitContainerHasEnded() {
            ContainerState ended =
                    new ContainerState("wait", "tools", true, false, 0, "", "", 0, "Completed", null, "", null);
            Scene scene = scene().podWithInit("web", 2, "web-2-a", ended, waiting("PodInitializing", ""))
                    .event("web-2-a", "FailedMount", MISSING);
            assertThat(causes(scene)).isEmpty();
        }
    }

    @Nested
    class Probes {
        @Test
        void shouldTellWhatTheProbeAnswers() {
            Cause cause = onlyCause(scene().unreadyPod("web", 2, "web-2-a", STARTING)
                    .answers("web-2-a", 503, "{\"status\":\"starting\"}", START));
            assertThat(cause.kind()).isEqualTo(Kind.PASSING);
            assertThat(cause.sentence()).isEqualTo("not ready: the probe answers 503 {\"status\":\"starting\"}");
        }

        @Test
        void shouldTellTheKubeletsWordsWhenThePodDoesNotAnswerUs() {
            Cause cause = onlyCause(scene().unreadyPod("web", 2, "web-2-a", STARTING)
                    .answers("web-2-a", 0, "timed out", START)
                    .event("web-2-a", "Unhealthy", "Readiness probe failed: connection refused"));
            assertThat(cause.sentence()).isEqualTo("not ready: Readiness probe failed: connection refused");
        }

        @Test
        void shouldRefuseFaultyApplicationsByName() {
            Cause cause = onlyCause(scene().unreadyPod("web", 2, "web-2-a", STARTING)
                    .answers("web-2-a", 500, "{\"Faulty CAPPs\":[\"a.car\",\"b.car\"]}", START));
            assertThat(cause.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(cause.sentence()).contains("a.car, b.car");
        }

        @Test
        void shouldSayThatAPodHasStartedWhenNothingElseIsKnown() {
            assertThat(of(STARTING).sentence()).isEqualTo("started, not ready yet");
        }

        @Test
        void shouldSayNothingOfAReadyPod() {
            assertThat(causes(scene().readyPod("web", 2, "web-2-a"))).isEmpty();
        }
    }

    @Test
    void shouldTellTheWorstFirst() {
        Scene scene = scene().unreadyPod("web", 2, "web-2-a", STARTING)
                .unreadyPod("web", 2, "web-2-b", waiting("CreateContainerConfigError", "secret not found"))
                .unreadyPod("web", 2, "web-2-c", crashed(5, 1, "Error"));
        assertThat(causes(scene)).extracting(Cause::kind).containsExactly(Kind.PERMANENT, Kind.COUNTED, Kind.PASSING);
    }

    @Test
    void shouldWaitForANodeAsLongAsTheReleaseMay() {
        Cause cause = onlyCause(scene().pod(
                        "web",
                        2,
                        "web-2-a",
                        false,
                        false,
                        List.of(condition("PodScheduled", "False", "Unschedulable", "0/3 nodes are available"))));
        assertThat(cause.kind()).isEqualTo(Kind.PASSING);
        assertThat(cause.sentence()).contains("0/3 nodes are available");
    }
}
