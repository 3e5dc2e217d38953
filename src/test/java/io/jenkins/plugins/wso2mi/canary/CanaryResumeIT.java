package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.canary.CanaryRecovery.Abandoned;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.cluster.ApplicationLock;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ConcurrentTest;
import io.jenkins.plugins.wso2mi.testbed.Killed;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Canaries whose driver is killed in each phase, ended by others meanwhile, and approved by people. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class CanaryResumeIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Recorder recorder = new Recorder();
    private final String namespace = "recanary-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;
    private String image;
    private ObjectRef stable;

    @BeforeEach
    void deployStable(Site up) throws IOException {
        site = up;
        image = ShellImage.in(up.registry());
        cluster = up.connect(namespace);
        stable = ObjectRef.deployment(namespace, "web");
        up.kubectl("create", "namespace", namespace);
        ReleaseResult first = new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request("1", "first"));
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private ReleaseRequest request(String version, String by) {
        WebManifest web = new WebManifest(namespace, image).replicas(2).version(version);
        return ReleaseRequests.of(web.yaml(), by);
    }

    private CanaryRelease canary() {
        return new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter());
    }

    private Undertaking begin(String plan) throws IOException {
        return canary().begin(request("2", "test"), CanarySettings.of(CanaryPlan.parse(plan)));
    }

    private boolean isIn(Phase phase) throws IOException {
        return CanaryStatus.of(cluster, stable).filter(c -> c.phase() == phase).isPresent();
    }

    private void restart() {
        cluster.close();
        cluster = site.connect(namespace);
    }

    private void isServedAlone(String version) {
        assertThat(site.kubectl("-n", namespace, "get", "deployments", "-o", "name")
                        .strip())
                .isEqualTo("deployment.apps/web");
        assertThat(site.kubectl(
                        "-n",
                        namespace,
                        "get",
                        "deployment",
                        "web",
                        "-o",
                        "jsonpath={.spec.template.spec.containers[0].command[2]}"))
                .contains("echo " + version + " ");
        assertThat(site.kubectl("-n", namespace, "get", "leases", "-o", "name")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"SHIFT", "HOLD", "PROMOTE", "CLEAN"})
    void shouldPromoteACanaryThatWasLeftIn(Phase phase) throws Exception {
        String kept = Killed.when(begin("30% 2s, 100%"), () -> isIn(phase));
        restart();
        try (Undertaking resumed = canary().resume(kept)) {
            ReleaseResult result = Drive.toTheEnd(resumed);
            assertThat(result.outcome()).isEqualTo(Outcome.DONE);
            assertThat(result.images()).containsEntry("web", image);
        }
        isServedAlone("2");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"HOLD", "PROMOTE"})
    void shouldGoOnWithAnAbortThatWasBegunIn(Phase phase) throws Exception {
        Undertaking begun = begin("30% 2s, 100%");
        String kept = begun.state();
        boolean[] asked = {false};
        Killed.when(begun, () -> {
            if (!asked[0] && isIn(phase)) {
                asked[0] = true;
                begun.ask("abort");
            }
            return isIn(Phase.ABORT);
        });
        restart();
        try (Undertaking resumed = canary().resume(kept)) {
            ReleaseResult result = Drive.toTheEnd(resumed);
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.aftermath()).isEqualTo("rolled-back");
            assertThat(result.sentence()).contains("aborted on request");
        }
        isServedAlone("1");
    }

    @ConcurrentTest
    void shouldWaitForAnApprovalAcrossARestart() throws Exception {
        String kept = Killed.when(begin("30%, approve, 100%"), () -> isIn(Phase.APPROVAL));
        restart();
        try (Undertaking resumed = canary().resume(kept)) {
            for (int i = 0; i < 20; i++) {
                assertThat(resumed.look().end()).isEmpty();
                Thread.sleep(50);
            }
            assertThat(recorder.all(Event.Gate.class))
                    .filteredOn(g -> g.gate().equals("approval"))
                    .extracting(Event.Gate::verdict)
                    .contains("waiting")
                    .doesNotContain("passed");
            resumed.ask("approve");
            assertThat(Drive.toTheEnd(resumed).outcome()).isEqualTo(Outcome.DONE);
        }
        isServedAlone("2");
    }

    @ConcurrentTest
    void shouldAskBeforeAnythingGetsTraffic() throws Exception {
        try (Undertaking begun = begin("approve, 50% 1s, approve, 100%")) {
            Thread approver = new Thread(() -> approveTwice());
            approver.start();
            ReleaseResult result = Drive.toTheEnd(begun);
            approver.join();
            assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(recorder.all(Event.Gate.class))
                .filteredOn(g -> g.gate().equals("approval") && g.verdict().equals("passed"))
                .hasSize(2);
        isServedAlone("2");
    }

    /** As two persons with mictl, each as soon as there is something to approve. */
    private void approveTwice() {
        int approved = 0;
        while (approved < 2) {
            try (Cluster other = site.connect(namespace)) {
                ReleaseResult result = new CanaryRelease(other, ImageLookup.NONE, new Recorder().reporter())
                        .ask(stable, CanaryRequest.APPROVE, Duration.ofMinutes(1), "boss");
                assertThat(result.outcome()).isEqualTo(Outcome.DONE);
                approved++;
            } catch (RefusedException | IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    @ConcurrentTest
    void shouldTellHowItEndedWhileNobodyLooked() throws Exception {
        String kept = Killed.when(begin("30% 1h, 100%"), () -> isIn(Phase.HOLD));
        site.kubectl("-n", namespace, "delete", "lease", "wso2-mi.web");
        canary().ask(stable, CanaryRequest.ABORT, Duration.ofMinutes(1), "another");
        restart();
        try (Undertaking resumed = canary().resume(kept)) {
            ReleaseResult result = Drive.toTheEnd(resumed);
            assertThat(result.aftermath()).isEqualTo("rolled-back");
            assertThat(result.sentence()).contains("aborted on request");
        }
        isServedAlone("1");
    }

    @ConcurrentTest
    void shouldGoOnWithItsOwnCanaryWhenItIsBegunAgain() throws Exception {
        Killed.when(begin("30% 2s, 100%"), () -> isIn(Phase.HOLD));
        restart();
        try (Undertaking again = begin("30% 2s, 100%")) {
            assertThat(Drive.toTheEnd(again).outcome()).isEqualTo(Outcome.DONE);
        }
        isServedAlone("2");
    }

    @ConcurrentTest
    void shouldGoOnForWhoeverResumesItWhenItsDriverHasDied() throws Exception {
        Killed.when(begin("30% 2s, approve, 100%"), () -> isIn(Phase.APPROVAL));
        restart();
        CompletableFuture<ReleaseResult> resumed = CompletableFuture.supplyAsync(() -> {
            try {
                return canary().goOn(stable, Duration.ofMinutes(2), "another");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Cluster other = site.connect(namespace)) {
            ReleaseResult approved = new CanaryRelease(other, ImageLookup.NONE, new Recorder().reporter())
                    .ask(stable, CanaryRequest.APPROVE, Duration.ofMinutes(1), "boss");
            assertThat(approved.outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(resumed.get(2, TimeUnit.MINUTES).outcome()).isEqualTo(Outcome.DONE);
        isServedAlone("2");
    }

    @ConcurrentTest
    void shouldFollowWhileSomebodyElseDrivesAndSayWhoItIs() throws Exception {
        try (Cluster other = site.connect(namespace);
                Undertaking driven = begin("30% 6s, 100%")) {
            Recorder follower = new Recorder();
            CompletableFuture<ReleaseResult> followed = CompletableFuture.supplyAsync(() -> {
                try {
                    return new CanaryRelease(other, ImageLookup.NONE, follower.reporter())
                            .goOn(stable, Duration.ofMinutes(2), "another");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(Drive.toTheEnd(driven).outcome()).isEqualTo(Outcome.DONE);
            assertThat(followed.get(1, TimeUnit.MINUTES).outcome()).isEqualTo(Outcome.DONE);
            assertThat(follower.all(Event.Notice.class))
                    .extracting(Event.Notice::text)
                    .contains("it is driven by test, and taken over should that one die");
            assertThat(follower.commands()).as("only one acts").isEmpty();
        }
        isServedAlone("2");
    }

    @ConcurrentTest
    void shouldTakeBackWhatADeadBuildHasLeftAndThenBeginItsOwn() throws Exception {
        Killed.when(begin("30% 1h, 100%"), () -> isIn(Phase.HOLD));
        restart();
        ReleaseRequest next = request("3", "the next build");
        CanarySettings settings = CanarySettings.of(CanaryPlan.parse("30% 1s, 100%"));
        assertThatThrownBy(() -> canary().begin(next, settings))
                .as("its driver may come back for minutes")
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a canary of it is under way");

        Clock later = Clock.offset(Clock.systemUTC(), CanaryRecovery.PATIENCE.plusSeconds(60));
        ReleaseResult result =
                new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter(later)).run(next, settings);

        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(recorder.all(Event.Phase.class))
                .extracting(Event.Phase::title)
                .anyMatch(t -> t.startsWith("take back the canary of release ")
                        && t.endsWith(" by test, which nobody drives any more; then this one begins"));
        isServedAlone("3");
    }

    @ConcurrentTest
    void shouldRefuseAnApprovalThatNobodyWaitsFor() throws Exception {
        Killed.when(begin("30% 1h, 100%"), () -> isIn(Phase.HOLD));
        assertThatThrownBy(() -> canary().ask(stable, CanaryRequest.APPROVE, Duration.ofMinutes(1), "boss"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("waits for no approval");
    }

    @ConcurrentTest
    void shouldTakeBackACanaryWhoseDriverHasDiedAndNoneThatIsDriven() throws Exception {
        Killed.when(begin("30% 1h, 100%"), () -> isIn(Phase.HOLD));
        restart();
        CanaryRecovery recovery = new CanaryRecovery(cluster, recorder.reporter(), "recover");

        assertThat(recovery.abandoned(ApplicationLock.TERM))
                .as("its lock holds still")
                .isEmpty();
        List<Abandoned> abandoned = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> recovery.abandoned(ApplicationLock.TERM), found -> !found.isEmpty());

        assertThat(abandoned).extracting(Abandoned::stable).containsExactly(stable);
        assertThat(recovery.end(abandoned.get(0), Duration.ofMinutes(2)).outcome())
                .isEqualTo(Outcome.DONE);
        isServedAlone("1");
        assertThat(recovery.abandoned(ApplicationLock.TERM)).isEmpty();
    }

    @ConcurrentTest
    void shouldRemoveWhatAPromotedCanaryHasLeftAndCallThatDone() throws Exception {
        Killed.when(begin("30% 1s, 100%"), () -> isIn(Phase.CLEAN));
        restart();
        Clock later = Clock.offset(Clock.systemUTC(), ApplicationLock.TERM.plusSeconds(1));
        CanaryRecovery recovery = new CanaryRecovery(cluster, recorder.reporter(later), "recover");
        List<Abandoned> abandoned = recovery.abandoned(ApplicationLock.TERM);

        assertThat(abandoned).singleElement().satisfies(canary -> {
            assertThat(canary.promoted()).isTrue();
            assertThat(canary.words()).isEqualTo("remove what the promoted canary of " + stable.words() + " has left");
        });
        ReleaseResult end = recovery.end(abandoned.get(0), Duration.ofMinutes(2));

        assertThat(end.outcome()).as(end.sentence()).isEqualTo(Outcome.DONE);
        assertThat(end.aftermath()).isEqualTo("kept");
        assertThat(recorder.commands()).noneMatch(command -> command.contains("to abort"));
        isServedAlone("2");
    }
}
