package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.NoOverlap;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ConcurrentTest;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** Canaries with real pods: promoted, refused, asked, interrupted, abandoned and taken over. */
@ExtendWith(Testbed.class)
class CanaryIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final String namespace = "canary-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
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
        ReleaseResult first = new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request(web()));
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private WebManifest web() {
        return new WebManifest(namespace, image).replicas(2);
    }

    private ReleaseRequest request(WebManifest manifest) throws IOException {
        return ReleaseRequests.of(manifest.yaml());
    }

    private ReleaseResult canary(WebManifest manifest, String plan) throws IOException {
        return new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter())
                .run(request(manifest), CanarySettings.of(CanaryPlan.parse(plan)));
    }

    private CompletableFuture<ReleaseResult> canaryInBackground(WebManifest manifest, String plan) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return canary(manifest, plan);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
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
        assertThat(site.kubectl("-n", namespace, "get", "deployment", "web", "-o", "jsonpath={.metadata.annotations}"))
                .as("no state is left behind")
                .doesNotContain("wso2-mi.io/canary");
        assertThat(site.kubectl("-n", namespace, "get", "leases", "-o", "name")).isEmpty();
    }

    @ConcurrentTest
    void shouldPromoteAReleaseThatStaysHealthy() throws IOException {
        ReleaseResult result = canary(web().version("2"), "10% 1s, 50% 1s, 100%");
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(recorder.all(Event.Traffic.class))
                .as("both steps were really reached")
                .anyMatch(t -> t.canaryReady() == 1 && t.share() == 33)
                .anyMatch(t -> t.canaryReady() == 2 && t.share() == 50);
        isServedAlone("2");
    }

    /** A registry whose images say that their carbon application fetches work by itself. */
    private static ImageLookup polling() {
        BurntApplication orders =
                new BurntApplication("orders", "1.0.0", "orders.car", "", List.of("Nightly is a scheduled task"));
        return new ImageLookup() {
            @Override
            public String resolve(String reference, Problems problems) {
                return reference;
            }

            @Override
            public Burnt applications(String reference) {
                return new Burnt(List.of(orders), "");
            }
        };
    }

    @ConcurrentTest
    void shouldReleasePollingWorkWithoutOverlapAndByNoCanary() throws IOException {
        String silent = web().version("2").yaml().replaceFirst("(?m)^  strategy: .*\n", "");
        ReleaseRequest second = ReleaseRequests.of(silent);

        assertThatThrownBy(() -> new CanaryRelease(cluster, polling(), recorder.reporter())
                        .run(second, CanarySettings.of(CanaryPlan.parse("50%, 100%"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("orders_1.0.0: Nightly is a scheduled task")
                .hasMessageContaining(NoOverlap.COORDINATED);
        isServedAlone("1");

        ReleaseResult result = new Deploy(cluster, polling(), recorder.reporter()).run(second);
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(recorder.all(Event.Progress.class))
                .as("the old pods end before there is a new one")
                .anyMatch(p -> p.old() == 2 && p.updated() == 0 && p.ready() == 0);
        assertThat(site.kubectl("-n", namespace, "get", "deployment", "web", "-o", "jsonpath={.spec.strategy}"))
                .isEqualTo("{\"type\":\"Recreate\"}");
        isServedAlone("2");
    }

    @ConcurrentTest
    void shouldTakeARefusedCanaryBackAndLeaveTheStableVersionAlone() throws IOException {
        ReleaseResult result = canary(web().command("echo no such table; exit 7"), "10% 5s, 100%");
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("exit code 7");
        assertThat(recorder.evidence()).contains("no such table");
        isServedAlone("1");
    }

    @ConcurrentTest
    @Tag("thorough")
    void shouldTakeACanaryBackThatRestartsAgainAndAgainWhileItIsHeld() throws IOException {
        String ending = "mkdir -p /tmp/w; echo 2 > /tmp/w/healthz; httpd -p 9201 -h /tmp/w; sleep 6; exit 9";
        ReleaseResult result = canary(web().command(ending), "50% 1h, 100%");
        assertThat(recorder.all(Event.Gate.class))
                .as("it was ready, and its step was held")
                .anyMatch(gate -> gate.verdict().equals("passed"));
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("exit code 9").contains("restarts");
        isServedAlone("1");
    }

    @ConcurrentTest
    void shouldServeBothVersionsBehindTheSameService() throws Exception {
        CompletableFuture<ReleaseResult> running = canaryInBackground(web().version("2"), "50% 1h, 100%");
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> recorder.all(Event.Traffic.class).stream()
                .anyMatch(t -> t.canaryReady() == 2));
        String endpoints = site.kubectl(
                "-n",
                namespace,
                "get",
                "endpointslices",
                "-l",
                "kubernetes.io/service-name=web",
                "-o",
                "jsonpath={.items[*].endpoints[*].targetRef.name}");
        assertThat(endpoints.split(" "))
                .hasSize(4)
                .filteredOn(n -> n.startsWith("web-canary-"))
                .hasSize(2);

        ReleaseResult asked = new CanaryRelease(cluster, ImageLookup.NONE, new Recorder().reporter())
                .ask(stable, CanaryRequest.ABORT, Duration.ofMinutes(2), "another");
        assertThat(asked.outcome()).isEqualTo(Outcome.DONE);
        assertThat(running.get(60, TimeUnit.SECONDS).aftermath()).isEqualTo("rolled-back");
        isServedAlone("1");
    }

    private void awaitFirstStep() {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> recorder.all(Event.Gate.class).stream()
                .anyMatch(gate -> gate.message().startsWith("step 1 of 2")));
    }

    @ConcurrentTest
    void shouldRefuseADeployWhileACanaryIsUnderWayAndPromoteOnRequest() throws Exception {
        CompletableFuture<ReleaseResult> running = canaryInBackground(web().version("2"), "10% 1h, 100%");
        awaitFirstStep();
        assertThatThrownBy(() -> new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request(web())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a canary of it is under way");
        new CanaryRelease(cluster, ImageLookup.NONE, new Recorder().reporter())
                .ask(stable, CanaryRequest.PROMOTE, Duration.ofMinutes(2), "another");
        assertThat(running.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.DONE);
        isServedAlone("2");
    }

    @ConcurrentTest
    void shouldAbortInOrderWhenItsDriverIsInterrupted() throws Exception {
        List<ReleaseResult> results = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread driver = new Thread(() -> {
            try {
                results.add(canary(web().version("2"), "10% 1h, 100%"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        driver.start();
        awaitFirstStep();
        driver.interrupt();
        driver.join(60_000);
        assertThat(results).extracting(ReleaseResult::outcome).containsExactly(Outcome.INTERRUPTED);
        isServedAlone("1");
    }

    @ConcurrentTest
    void shouldDeployAFirstReleaseSinceNothingRunsBesideIt() throws IOException {
        site.kubectl("-n", namespace, "delete", "deployment", "web");
        ReleaseResult first = canary(web().version("2"), "10% 1h, 100%");
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(recorder.all(Event.Notice.class))
                .extracting(Event.Notice::text)
                .anyMatch(text -> text.contains("it is deployed at once"));
        isServedAlone("2");
    }
}
