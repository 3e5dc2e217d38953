package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy.Fault;
import io.jenkins.plugins.wso2mi.testbed.ControlPlane;
import io.jenkins.plugins.wso2mi.testbed.PlayedControllers;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Releases whose API server fails in the middle: each verdict is right all the same, and nothing is done twice. The API
 * server is a real one of its own, so that it can be killed; controllers and pods are played.
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class ApiServerFaultsIT {
    private static final List<String> GREEN = List.of("green-1", "green-2");
    private static final List<String> RED = List.of("red-1", "red-2");
    private static ControlPlane plane;
    private static int number;

    @TempDir
    private static Path folder;

    private final String namespace = "shop-" + ++number;
    private final Recorder recorder = new Recorder();
    private final List<CompletableFuture<ReleaseResult>> results = new ArrayList<>();
    private PlayedControllers controllers;
    private ApiFaultProxy proxy;
    private Cluster cluster;

    @BeforeAll
    static void start(Site site) throws Exception {
        plane = ControlPlane.start(site.programs(), folder);
    }

    @AfterAll
    static void stop() {
        plane.close();
    }

    @BeforeEach
    void open() throws IOException {
        controllers = new PlayedControllers(plane, namespace);
        proxy = new ApiFaultProxy(plane);
    }

    @AfterEach
    void close() {
        cluster.close();
        proxy.close();
    }

    /** Begins the releases, through an address, and has their pods made. */
    private void begin(String address) throws IOException {
        cluster = Cluster.connect(new ClusterAccess(plane.kubeconfig(address), null, namespace));
        for (String name : List.of(GREEN.get(0), RED.get(0), GREEN.get(1), RED.get(1))) {
            results.add(release(name));
        }
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> recorder.events().stream()
                                .filter(e -> e.toString().contains("waiting for the"))
                                .count()
                        >= 4);
        controllers.begin();
    }

    private CompletableFuture<ReleaseResult> release(String name) {
        ReleaseRequest request = new ReleaseRequest(
                List.of(new ManifestSource.Text("web.yaml", manifest(name))),
                List.of(),
                Duration.ofMinutes(3),
                ReleaseRequest.OnFailure.LEAVE,
                "build of " + name,
                false,
                AllowedNames.ALL,
                Set.of());
        CompletableFuture<ReleaseResult> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request));
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private String manifest(String name) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, namespace: %s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec: {containers: [{name: web, image: "registry.example/web:1"}]}
                """.formatted(name, namespace, name, name);
    }

    private void decide() throws IOException {
        for (String name : GREEN) {
            controllers.ready(name);
        }
        for (String name : RED) {
            controllers.crash(name, 9);
        }
    }

    /** Half of them done and half of them refused for their exit code; each applied and marked once. */
    private void endRight() throws Exception {
        for (int i = 0; i < results.size(); i++) {
            ReleaseResult result = results.get(i).get(90, TimeUnit.SECONDS);
            if (i % 2 == 0) {
                assertThat(result.outcome()).as(result.sentence()).isEqualTo(Outcome.DONE);
            } else {
                assertThat(result.outcome()).as(result.sentence()).isEqualTo(Outcome.GATE_REFUSED);
                assertThat(result.sentence()).contains("exit code 9");
            }
        }
        for (String name : List.of("green-1", "green-2")) {
            assertThat(new Marker(cluster).record(ObjectRef.deployment(namespace, name)))
                    .map(ReleaseRecord::outcome)
                    .contains(ReleaseRecord.DONE);
        }
        assertThat(controllers.deployments()).hasSize(4).allSatisfy(d -> assertThat(
                        d.at("/metadata/generation").asLong())
                .as("applied once, and marked once")
                .isEqualTo(2));
        assertThat(controllers.leases()).as("locks and heartbeats").isEmpty();
    }

    @Test
    void shouldEndRightWhenTheApiServerIsKilledAndEtcdHalts() throws Exception {
        begin(plane.address());
        plane.killApiServer();
        TimeUnit.SECONDS.sleep(3);
        plane.startApiServer();
        controllers.ready("green-1");
        plane.haltEtcd();
        TimeUnit.SECONDS.sleep(30);
        plane.continueEtcd();
        decide();
        endRight();
    }

    @Test
    void shouldEndRightWhenWatchesAreCutAndRequestsAreManyTooMany() throws Exception {
        begin(proxy.address());
        proxy.harm((number, line) -> number % 3 == 0 ? Fault.NONE : Fault.TOO_MANY);
        for (int i = 0; i < 5; i++) {
            proxy.cutWatches();
            TimeUnit.MILLISECONDS.sleep(700);
        }
        decide();
        proxy.cutWatches();
        endRight();
        assertThat(proxy.faults()).isGreaterThan(20);
    }

    @Test
    void shouldEndRightWhenAnswersAreLostOnTheirWay() throws Exception {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        proxy.harm((number, line) -> {
            // each change loses its first answer: the second try finds it done
            boolean lost = !line.startsWith("GET") && asked.merge(line, 1, Integer::sum) % 2 == 1;
            return lost ? Fault.CUT_ANSWER : number % 5 == 0 ? Fault.CUT_REQUEST : Fault.NONE;
        });
        begin(proxy.address());
        decide();
        endRight();
        assertThat(proxy.faults()).isGreaterThan(10);
    }

    @Test
    void shouldEndRightWhenEtcdHasNoLeaderForAWhile() throws Exception {
        begin(proxy.address());
        proxy.harm((number, line) -> number < 40 ? Fault.NO_LEADER : Fault.NONE);
        proxy.cutWatches();
        decide();
        endRight();
    }
}
