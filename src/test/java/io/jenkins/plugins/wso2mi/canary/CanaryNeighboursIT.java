package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Canaries beside a HorizontalPodAutoscaler and a PodDisruptionBudget of the stable version. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class CanaryNeighboursIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final String namespace = "beside-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;
    private ObjectRef stable;

    @BeforeEach
    void deployStable(Site up) throws IOException {
        site = up;
        cluster = up.connect(namespace);
        stable = ObjectRef.deployment(namespace, "web");
        up.kubectl("create", "namespace", namespace);
        ReleaseResult first = new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request("1"));
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        apply("""
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web, namespace: %1$s}
                spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: %1$s}
                spec:
                  minReplicas: 1
                  maxReplicas: 6
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  metrics:
                    - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}
                """.formatted(namespace));
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private void apply(String yaml) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "o", ".yaml"), yaml);
        site.kubectl("apply", "--server-side", "-f", file.toString());
    }

    private ReleaseRequest request(String version) {
        WebManifest web = new WebManifest(namespace, ShellImage.in(site.registry()))
                .replicas(2)
                .version(version);
        return ReleaseRequests.of(web.yaml());
    }

    private ReleaseResult canary(String plan) throws IOException {
        return new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter())
                .run(request("2"), CanarySettings.of(CanaryPlan.parse(plan)));
    }

    private String field(String kind, String name, String path) {
        return site.kubectl("-n", namespace, "get", kind, name, "-o", "jsonpath={" + path + "}");
    }

    private void awaitField(String value, String kind, String name, String path) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> assertThat(field(kind, name, path))
                .isEqualTo(value));
    }

    private CompletableFuture<ReleaseResult> held(String plan) {
        CompletableFuture<ReleaseResult> running = CompletableFuture.supplyAsync(() -> {
            try {
                return canary(plan);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().atMost(90, TimeUnit.SECONDS).until(() -> {
            assertThat(running).isNotCompleted();
            return recorder.all(Event.Gate.class).stream()
                    .anyMatch(g -> g.message().contains("testers reach"));
        });
        return running;
    }

    private void nothingIsLeft() {
        assertThat(site.kubectl("-n", namespace, "get", "deployments,services,pdb,hpa", "-o", "name")
                        .lines()
                        .filter(line -> !line.isBlank()))
                .containsExactlyInAnyOrder(
                        "deployment.apps/web",
                        "service/web",
                        "poddisruptionbudget.policy/web",
                        "horizontalpodautoscaler.autoscaling/web");
        assertThat(field("hpa", "web", ".spec.minReplicas")).isEqualTo("1");
        assertThat(site.kubectl(
                        "-n", namespace, "get", "hpa", "web", "--show-managed-fields", "-o", "jsonpath={.metadata}"))
                .doesNotContain("wso2-mi-canary");
    }

    @ConcurrentTest
    void shouldRefuseAnAutoscalerThatWouldCountCanaryPods() {
        assertThatThrownBy(() -> canary("50% 1s, 100%"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("HorizontalPodAutoscaler " + namespace + "/web")
                .hasMessageContaining("would count canary pods as stable ones");
        nothingIsLeft();
    }

    @ConcurrentTest
    void shouldHoldTheAutoscalerAndGuardBothSidesAndGrowWithTheStableVersion() throws Exception {
        CompletableFuture<ReleaseResult> running = held("preview 5s, approve, 100% 1s");
        assertThat(field("hpa", "web", ".spec.minReplicas")).isEqualTo("2");
        awaitField("2 1", "pdb", "web-canary", ".status.expectedPods} {.status.disruptionsAllowed");
        awaitField("2 1", "pdb", "web", ".status.expectedPods} {.status.disruptionsAllowed");

        site.kubectl("-n", namespace, "scale", "deployment", "web", "--replicas=3");
        awaitField("3", "deployment", "web", ".status.readyReplicas");
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> recorder.all(Event.Gate.class).stream()
                .anyMatch(g -> g.gate().equals("approval")));
        new CanaryRelease(cluster, ImageLookup.NONE, new Recorder().reporter())
                .ask(stable, CanaryRequest.APPROVE, Duration.ofMinutes(1), "boss");
        assertThat(running.get(2, TimeUnit.MINUTES).outcome()).isEqualTo(Outcome.DONE);

        assertThat(recorder.all(Event.Traffic.class))
                .as("as many canary pods as there are stable ones")
                .anyMatch(t -> t.weight() == 100 && t.share() == 100 && t.canaryReady() == 3);
        assertThat(field("deployment", "web", ".spec.replicas"))
                .as("the manifest says 2, the autoscaler has the word")
                .isEqualTo("3");
        nothingIsLeft();
    }

    @ConcurrentTest
    void shouldPutAutoscalerAndBudgetBackWhenItIsAborted() throws Exception {
        CompletableFuture<ReleaseResult> running = held("preview 1h, 100%");
        new CanaryRelease(cluster, ImageLookup.NONE, new Recorder().reporter())
                .ask(stable, CanaryRequest.ABORT, Duration.ofMinutes(1), "boss");
        assertThat(running.get(1, TimeUnit.MINUTES).aftermath()).isEqualTo("rolled-back");
        nothingIsLeft();
    }
}
