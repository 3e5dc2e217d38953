package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** All traffic of a real Service goes over at once, while requests go through it all the time. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class CanaryBlueGreenIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String OVER = "the old version is kept until";

    private final Recorder recorder = new Recorder();
    private final String namespace = "bluegreen-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> last = new ConcurrentSkipListMap<>();
    private Site site;
    private Cluster cluster;
    private ObjectRef stable;
    private volatile boolean asking = true;

    @BeforeAll
    static void awaitGateway(Site up) {
        assertThat(Routers.GATEWAY.address())
                .as("the gateway beside " + up.registry())
                .hasScheme("http");
    }

    @BeforeEach
    void deployStable(Site up) throws IOException {
        site = up;
        cluster = up.connect(namespace);
        stable = ObjectRef.deployment(namespace, "web");
        up.kubectl("create", "namespace", namespace);
        ReleaseResult first = new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request("1"));
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> Routers.GATEWAY.ask(1, path()).containsKey("1"));
    }

    @AfterEach
    void cleanUp() {
        asking = false;
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private String path() {
        return "/" + namespace + "/who";
    }

    private ReleaseRequest request(String version) {
        String serve = "mkdir -p /tmp/w/%1$s; echo ok > /tmp/w/healthz; echo %2$s > /tmp/w/%1$s/who;"
                + " exec httpd -f -p 9201 -h /tmp/w";
        WebManifest web = new WebManifest(namespace, ShellImage.in(site.registry()))
                .replicas(2)
                .leaving(3)
                .command(serve.formatted(namespace, version))
                .with(Routers.route(namespace, "web"));
        return ReleaseRequests.of(web.yaml());
    }

    private CanaryRelease canary() {
        return new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter());
    }

    private CompletableFuture<ReleaseResult> canaryInBackground(String plan) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return canary().run(request("2"), CanarySettings.of(CanaryPlan.parse(plan)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private CompletableFuture<Void> askAllTheTime() {
        return CompletableFuture.runAsync(() -> {
            while (asking) {
                Routers.GATEWAY.ask(5, path()).forEach((answer, times) -> {
                    answers.merge(answer, times, Integer::sum);
                    last.put(answer, Instant.now());
                });
            }
        });
    }

    private void await(CompletableFuture<ReleaseResult> running, String words) {
        Awaitility.await().atMost(90, TimeUnit.SECONDS).until(() -> {
            assertThat(running).isNotCompleted();
            return recorder.all(Event.Gate.class).stream()
                    .anyMatch(g -> g.message().contains(words));
        });
    }

    private String selector() {
        return site.kubectl("-n", namespace, "get", "service", "web", "-o", "jsonpath={.spec.selector}");
    }

    private String managers() {
        return site.kubectl(
                "-n",
                namespace,
                "get",
                "service",
                "web",
                "--show-managed-fields",
                "-o",
                "jsonpath={.metadata.managedFields[*].manager}");
    }

    private void nothingIsLeft() {
        assertThat(site.kubectl("-n", namespace, "get", "deployments,services", "-o", "name")
                        .lines())
                .containsExactly("deployment.apps/web", "service/web");
        assertThat(selector()).isEqualTo("{\"app\":\"web\"}");
        assertThat(managers()).doesNotContain("canary");
        assertThat(site.kubectl("-n", namespace, "get", "leases", "-o", "name")).isEmpty();
    }

    @ConcurrentTest
    void shouldSendAllTrafficOverAtOnceAndLeaveOneVersion() throws Exception {
        CompletableFuture<Void> client = askAllTheTime();
        CompletableFuture<ReleaseResult> running = canaryInBackground("preview 4s, 100% 6s");
        await(running, "testers reach the new release by Service web-preview");
        assertThat(site.kubectl(
                                "-n",
                                namespace,
                                "get",
                                "endpointslices",
                                "-l",
                                "kubernetes.io/service-name=web-preview",
                                "-o",
                                "jsonpath={.items[*].endpoints[*].targetRef.name}")
                        .split(" "))
                .hasSize(2)
                .allMatch(pod -> pod.startsWith("web-canary-"));
        assertThat(answers).as("nobody but testers").containsOnlyKeys("1");
        await(running, OVER);
        Instant over = Instant.now();

        ReleaseResult result = running.get(2, TimeUnit.MINUTES);
        asking = false;
        client.get();

        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(answers).as("no request failed").containsOnlyKeys("1", "2");
        assertThat(last.get("1"))
                .as("the old version serves nobody once it is only kept, nor while it is replaced")
                .isBefore(over.plusSeconds(1));
        assertThat(recorder.commands())
                .as("the Service is the new release's business when its pods serve")
                .containsSubsequence(
                        "give the canary 100% by Service " + namespace + "/web",
                        "put Service " + namespace + "/web back to the stable version alone",
                        "apply Service " + namespace + "/web",
                        "delete Deployment " + namespace + "/web-canary");
        nothingIsLeft();
    }

    @ConcurrentTest
    void shouldBeBackInSecondsWhileTheOldVersionIsKept() throws Exception {
        CompletableFuture<Void> client = askAllTheTime();
        CompletableFuture<ReleaseResult> running = canaryInBackground("preview, 100% 1h");
        await(running, OVER);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> answers.containsKey("2"));

        Instant asked = Instant.now();
        ReleaseResult back = new CanaryRelease(cluster, ImageLookup.NONE, new Recorder().reporter())
                .ask(stable, CanaryRequest.ABORT, Duration.ofMinutes(1), "another");
        asking = false;
        client.get();

        assertThat(back.outcome()).isEqualTo(Outcome.DONE);
        assertThat(running.get(1, TimeUnit.MINUTES).aftermath()).isEqualTo("rolled-back");
        assertThat(answers).as("no request failed").containsOnlyKeys("1", "2");
        Duration late = Duration.between(asked, last.get("2"));
        System.out.println("      the new version answered for " + late.toMillis() + " ms after the abort");
        assertThat(late).as("back in seconds").isLessThan(Duration.ofSeconds(5));
        nothingIsLeft();
    }

    @ConcurrentTest
    void shouldSwitchAndPromoteAtOnceWhenAskedTo() throws Exception {
        try (Undertaking begun =
                canary().begin(request("2"), CanarySettings.of(CanaryPlan.parse("preview 1h, 100% 1h")))) {
            begun.ask("promote");
            assertThat(Drive.toTheEnd(begun).outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(recorder.commands())
                .as("the old pods are replaced when nobody is sent to them")
                .containsSubsequence(
                        "give the canary 100% by Service " + namespace + "/web",
                        "put Service " + namespace + "/web back to the stable version alone");
        nothingIsLeft();
    }

    @ConcurrentTest
    void shouldRefuseWhatNoServiceCanDoBeforeAnythingIsTouched() {
        site.kubectl("-n", namespace, "create", "service", "clusterip", "web-preview", "--tcp=80");
        assertThatThrownBy(() -> canary().run(request("2"), CanarySettings.of(CanaryPlan.parse("blue-green"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Service " + namespace + "/web-preview")
                .hasMessageContaining("was not made for a canary");
        assertThatThrownBy(() -> canary().run(request("2"), CanarySettings.of(CanaryPlan.parse("50% 1s, 100% 5m"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the old version cannot be kept");
        site.kubectl("-n", namespace, "delete", "service", "web-preview");
        nothingIsLeft();
    }
}
