package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.condition;
import static io.jenkins.plugins.wso2mi.release.Scene.crashed;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Condition;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
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
                "web", "shop/web:2", false, running, restarts, waiting, "", exit, reason, lastExit, reason, "", null);
    }

    private static Scene scene() {
        return new Scene().deployment("web", 1, 2, 1, 0, 1).revision("web", 2, 1);
    }

    private static List<Cause> causes(Scene scene) {
        Snapshot snapshot = scene.snapshot();
        RolloutView view = RolloutView.of(snapshot, snapshot.deployment("web").orElseThrow());
        return Diagnosis.of(snapshot, view, List.of(), new Lookups(snapshot, START.plusSeconds(1)));
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
            "ErrImagePull, no match for platform in manifest: not found",
        })
        void shouldNotWaitForAnImageThatCannotCome(String reason, String words) {
            Cause cause = onlyCause(scene().unreadyPod("web", 2, "web-2-a", waiting(reason, words))
                    .lookedUp("image shop/web:2", Found.ABSENT, START));
            assertThat(cause.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(cause.object()).isEqualTo("Pod web-2-a");
            assertThat(cause.sentence())
                    .startsWith("image shop/web:2 of container web: ")
                    .endsWith(words);
        }

        @Test
        void shouldNotAskTheRegistryForAnImageOfAnotherPlatform() {
            Cause cause = of(waiting("ErrImagePull", "no match for platform in manifest: not found"));
            assertThat(cause.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(cause.advice()).contains("architecture");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ErrImagePull | dial tcp 10.0.0.9:443: i/o timeout | node reaches the registry",
                    "ErrImagePull | dial tcp: lookup reg.example: no such host | node reaches the registry",
                    "ErrImagePull | dial tcp 127.0.0.1:1: connect: connection refused | node reaches the registry",
                    "ErrImagePull | pulling from host reg:5000 failed with status code [manifests 1]: 429  | higher limit",
                    "ErrImagePull | net/http: TLS handshake timeout | certificate authority",
                    "ImagePullBackOff | unexpected status: 429 Too Many Requests | higher limit",
                    "ErrImagePull | toomanyrequests: You have reached your pull rate limit. | higher limit",
                    "ErrImagePull | pull access denied, repository does not exist or may require | imagePullSecret",
                    "ErrImagePull | no basic auth credentials | imagePullSecret",
                    "ErrImagePull | tls: failed to verify certificate: x509: unknown authority | certificate authority",
                    "ErrImagePull | http: server gave HTTP response to HTTPS client | certificate authority",
                    "ErrImagePull | unexpected status from HEAD request: 503 Service Unavailable | look at the registry",
                    "ErrImagePull | something nobody has seen before | the node's words",
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
        void shouldNameTheSecretThatIsMissingForThePull() {
            Cause cause = onlyCause(scene().unreadyPod("web", 2, "web-2-a", waiting("ErrImagePull", "401 Unauthorized"))
                    .event("web-2-a", "FailedToRetrieveImagePullSecret", "Unable to retrieve (regcred)"));
            assertThat(cause.advice()).contains("regcred");
        }

        @Test
        void shouldReadTheReasonFromTheEventWhereTheKubeletTellsItThereOnly() {
            Cause cause = onlyCause(scene().unreadyPod(
                            "web", 2, "web-2-a", waiting("ImagePullBackOff", "Back-off pulling image \"shop/web:2\""))
                    .event("web-2-a", "Failed", "Failed to pull image \"shop/web:2\": 429 Too Many Requests"));
            assertThat(cause.sentence()).contains("429 Too Many Requests");
        }

        @Test
        void shouldGoOnTellingOfAPullThatIsTriedOnceMore() {
            Cause cause = onlyCause(scene().unreadyPod("web", 2, "web-2-a", CREATING)
                    .event("web-2-a", "Pulling", "Pulling image \"shop/web:2\"")
                    .event("web-2-a", "Failed", "Failed to pull image \"shop/web:2\": dial tcp: i/o timeout"));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.key())
                    .isEqualTo(of(waiting("ErrImagePull", "i/o timeout")).key());
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
            assertThat(cause.advice()).isEqualTo("create the ConfigMap conf");
        }

        @ParameterizedTest
        @CsvSource({"ABSENT, there is none, 30", "PRESENT, it is there now, 120", "UNKNOWN, not found, 30"})
        void shouldLookUpWhatANodeMisses(Found found, String words, int seconds) {
            Cause cause = onlyCause(scene().unreadyPod(
                            "web", 2, "web-2-a", waiting("CreateContainerConfigError", "secret \"db\" not found"))
                    .lookedUp("Secret db", found, START));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.sentence()).contains(words);
            assertThat(cause.patience()).isEqualTo(Duration.ofSeconds(seconds));
        }

        @Test
        void shouldAdviseToAddAKeyThatIsMissing() {
            Cause cause = of(waiting("CreateContainerConfigError", "couldn't find key a in Secret shop/db"));
            assertThat(cause.advice()).contains("add the key");
        }

        @Test
        void shouldNotWaitForAnImageThatRunsAsRootWhereThatIsForbidden() {
            Cause cause =
                    of(waiting("CreateContainerConfigError", "container has runAsNonRoot and image will run as root"));
            assertThat(cause.kind()).isEqualTo(Kind.PERMANENT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "exec: \"mi\": executable file not found in $PATH",
                    "exec /bin/mi: exec format error",
                    "exec: \"/bin/mi\": stat /bin/mi: no such file or directory",
                    "exec: \"/bin/mi\": permission denied",
                })
        void shouldNotWaitForAProgramThatIsNotThere(String words) {
            Cause cause = of(waiting("RunContainerError", words));
            assertThat(cause.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(cause.sentence()).contains(words);
            assertThat(cause.advice()).contains("command");
            ContainerState again = new ContainerState(
                    "web",
                    "shop/web:2",
                    false,
                    false,
                    1,
                    "CrashLoopBackOff",
                    "",
                    null,
                    "",
                    128,
                    "StartError",
                    words,
                    null);
            assertThat(of(again).sentence()).isEqualTo(cause.sentence());
        }

        @Test
        void shouldGiveAContainerThatCannotBeStartedHalfAMinute() {
            Cause cause = of(waiting("RunContainerError", "cannot allocate memory"));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
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
            Cause cause = of(container(true, 1, "", null, 137, "OOMKilled"));
            assertThat(cause.advice()).contains("memory limit");
            assertThat(cause.sentence()).contains("memory limit 512Mi, JVM_MEM_OPTS -Xmx1024m");
            assertThat(cause.kind()).as("it may be starting").isEqualTo(Kind.PASSING);
        }

        @Test
        void shouldNameTheProbeThatEndedAContainer() {
            Cause cause = onlyCause(scene().unreadyPod("web", 2, "web-2-a", crashed(2, 137, "Error"))
                    .event("web-2-a", "Killing", "Container web failed liveness probe, will be restarted")
                    .event("web-2-a", "Unhealthy", "Readiness probe failed: other")
                    .event("web-2-a", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500"));
            assertThat(cause.sentence())
                    .endsWith("; ended by its liveness probe: Liveness probe failed: HTTP probe failed with"
                            + " statuscode: 500");
            assertThat(cause.advice()).contains("startupProbe");
        }

        @Test
        void shouldForgetTheFailuresOfAnInitContainerThatSucceeded() {
            ContainerState waited =
                    new ContainerState("wait", "tools", true, false, 3, "", "", 0, "Completed", 1, "Error", "", null);
            Scene scene = scene().podWithInit("web", 2, "web-2-a", waited, STARTING);
            assertThat(causes(scene)).extracting(Cause::code).containsExactly("probe");
        }

        @Test
        void shouldTellOfAnInitContainerThatFails() {
            ContainerState failing = new ContainerState(
                    "wait", "tools", false, false, 2, "CrashLoopBackOff", "", null, "", 7, "Error", "", null);
            Cause cause = onlyCause(scene().podWithInit("web", 2, "web-2-a", failing, waiting("PodInitializing", "")));
            assertThat(cause.sentence()).startsWith("init container wait ended with exit code 7");
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
                    "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no latest tags",
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
        void shouldWaitForQuotaThatOldPodsWillFree() {
            Scene scene = new Scene()
                    .deployment("web", 1, 2, 0, 0, 1)
                    .revision("web", 1, 0)
                    .endingPod("web", 1, "web-1-a")
                    .revision("web", 2, 1, condition("ReplicaFailure", "True", "FailedCreate", "exceeded quota: q"));
            Cause cause = onlyCause(scene);
            assertThat(cause.kind()).isEqualTo(Kind.PASSING);
            assertThat(cause.sentence()).contains("old pods that are ending");
        }

        @Test
        void shouldGiveQuotaThatOldPodsHaveFreedTheTimeOfTheControllersNextTry() {
            Condition exceeded = condition("ReplicaFailure", "True", "FailedCreate", "exceeded quota: q");
            Scene scene = new Scene().deployment("web", 1, 2, 0, 0, 0).revision("web", 1, 0);
            Cause cause = onlyCause(scene.revision("web", 2, 1, exceeded));
            assertThat(cause.patience()).isEqualTo(Duration.ofSeconds(90));
            assertThat(failure("exceeded quota: q").patience()).isEqualTo(Duration.ofSeconds(15));
        }

        @Test
        void shouldGiveAWebhookThatDoesNotAnswerHalfAMinute() {
            Cause cause = failure("Internal error occurred: failed calling webhook \"v\": connection refused");
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.patience()).isEqualTo(Duration.ofSeconds(30));
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
            assertThat(cause.advice()).isEqualTo("create the ConfigMap conf");
        }

        @Test
        void shouldForgetAFailedMountOnceTheNodePulls() {
            Scene scene = scene().unreadyPod("web", 2, "web-2-a", CREATING)
                    .event("web-2-a", "FailedMount", MISSING)
                    .event("web-2-a", "Pulling", "Pulling image \"shop/web:2\"");
            Cause cause = onlyCause(scene);
            assertThat(cause.kind()).isEqualTo(Kind.PASSING);
            assertThat(cause.sentence()).contains("Pulling image");
        }

        @Test
        void shouldForgetAFailedMountOnceAContainerRuns() {
            Scene scene = scene().unreadyPod("web", 2, "web-2-a", STARTING).event("web-2-a", "FailedMount", MISSING);
            assertThat(causes(scene)).extracting(Cause::kind).containsExactly(Kind.PASSING);
        }

        @Test
        void shouldForgetAFailedMountOnceAnInitContainerHasEnded() {
            ContainerState ended =
                    new ContainerState("wait", "tools", true, false, 0, "", "", 0, "Completed", null, "", "", null);
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

    @Nested
    class Nodes {
        private static final String UNBOUND =
                "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.";

        private static Scene unscheduled(String words) {
            return scene().pod(
                            "web",
                            2,
                            "web-2-a",
                            false,
                            false,
                            List.of(condition("PodScheduled", "False", "Unschedulable", words)));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "0/1 nodes are available: 1 Insufficient cpu. | lower the requests",
                    "0/1 nodes are available: 1 node(s) had untolerated taint {gpu: yes}. | tolerate the taint",
                    "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. | label a node",
                    "0/1 nodes are available: 1 node(s) didn't find available persistent volumes to bind. | storage",
                })
        void shouldWaitForANodeAsLongAsTheReleaseMay(String words, String advice) {
            Cause cause = onlyCause(unscheduled(words + " preemption: 0/1 nodes are available: no victims."));
            assertThat(cause.kind()).isEqualTo(Kind.PASSING);
            assertThat(cause.sentence()).isEqualTo("no node takes the pod: " + words);
            assertThat(cause.advice()).contains(advice);
        }

        @Test
        void shouldTellThatANodeIsBeingAdded() {
            Cause cause = onlyCause(unscheduled("0/1 nodes are available: 1 Insufficient cpu.")
                    .event("web-2-a", "TriggeredScaleUp", "pod triggered scale-up: [{pool 1->2 (max: 5)}]"));
            assertThat(cause.sentence())
                    .startsWith("a node is being added for it")
                    .contains("pool 1->2");
        }

        @Test
        void shouldGiveAClaimThatDoesNotExistHalfAMinute() {
            Cause cause = onlyCause(unscheduled("persistentvolumeclaim \"data\" not found"));
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.advice()).isEqualTo("create the PersistentVolumeClaim data");
        }

        @Test
        void shouldGiveAClaimThatGetsNoVolumeHalfAMinute() {
            Scene scene = unscheduled(UNBOUND)
                    .eventOf("PersistentVolumeClaim", "other", "FailedBinding", "not ours")
                    .eventOf("PersistentVolumeClaim", "data", "FailedBinding", "no storage class is set");
            Cause cause = onlyCause(scene);
            assertThat(cause.kind()).isEqualTo(Kind.COUNTED);
            assertThat(cause.sentence())
                    .isEqualTo("PersistentVolumeClaim data gets no volume: no storage class is set");
        }

        @Test
        void shouldWaitForAClaimThatWaitsForItsPod() {
            Scene scene = scene().pod(
                            "web", 2, "web-2-a", false, false, List.of(condition("PodScheduled", "False", "", "")))
                    .eventOf("PersistentVolumeClaim", "data", "WaitForFirstConsumer", "waiting for first consumer");
            assertThat(causes(scene)).allMatch(c -> c.kind() == Kind.PASSING);
            assertThat(causes(unscheduled(UNBOUND))).allMatch(c -> c.kind() == Kind.PASSING);
        }

        @Test
        void shouldTellThatANodeDoesNotAnswer() {
            Scene scene = scene().pod(
                            "web",
                            2,
                            "web-2-a",
                            false,
                            false,
                            List.of(condition("Ready", "False", "", "")),
                            Scene.running("web-2-a"))
                    .event("web-2-a", "NodeNotReady", "Node is not ready");
            Cause cause = onlyCause(scene);
            assertThat(cause.kind()).isEqualTo(Kind.PASSING);
            assertThat(cause.sentence()).isEqualTo("node node-1 does not answer");
        }

        @Test
        void shouldTellOfPodsThatWereEvictedAndWaitForOthers() {
            Cause cause = onlyCause(scene().endedPod("web", 2, "web-2-a"));
            assertThat(cause.kind()).isEqualTo(Kind.PASSING);
            assertThat(cause.sentence()).contains("Evicted").contains("low on resource: memory");
        }
    }

    @Test
    void shouldNameReadinessGates() {
        Condition gate = condition("Ready", "False", "ReadinessGatesNotReady", "the gate \"a/b\" is not true");
        Cause cause =
                onlyCause(scene().pod("web", 2, "web-2-a", false, false, List.of(gate), Scene.running("web-2-a")));
        assertThat(cause.sentence()).contains("readiness gates").contains("a/b");
    }
}
