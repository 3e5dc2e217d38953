package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
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
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Canaries whose traffic is split by a real Gateway, while requests go through it all the time. */
@ExtendWith(Testbed.class)
class CanaryRouteIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Recorder recorder = new Recorder();
    private final String namespace = "routed-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private final Map<String, Integer> answers = new TreeMap<>();
    private Site site;
    private Cluster cluster;
    private String image;
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
        image = ShellImage.in(up.registry());
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
        ReleaseResult first = new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request(web("1")));
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        while (!Routers.GATEWAY.ask(1, path()).containsKey("1")) {
            assertThat(recorder.all(Event.Progress.class)).isNotEmpty();
        }
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

    private WebManifest web(String version) {
        return serving("echo " + version + " > /tmp/w/%1$s/who; exec httpd -f -p 9201 -h /tmp/w".formatted(namespace));
    }

    private WebManifest serving(String command) {
        return new WebManifest(namespace, image)
                .replicas(2)
                .leaving(3)
                .command("mkdir -p /tmp/w/" + namespace + "; echo ok > /tmp/w/healthz; " + command)
                .with(Routers.route(namespace, "web"));
    }

    private ReleaseRequest request(WebManifest manifest) {
        return ReleaseRequests.of(manifest.yaml());
    }

    private ReleaseResult canary(WebManifest manifest, String plan, String testers, String gates) throws IOException {
        CanarySettings settings = new CanarySettings(
                CanaryPlan.parse(plan),
                CanaryTraffic.parse("httproute/web", testers, ""),
                gates.isEmpty() ? AnalysisPlan.NONE : AnalysisPlan.parse("gates", gates));
        return new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter()).run(request(manifest), settings);
    }

    /** Asks until the test ends it, and counts the answers. */
    private CompletableFuture<Void> askAllTheTime() {
        return CompletableFuture.runAsync(() -> {
            while (asking) {
                Routers.GATEWAY.ask(5, path()).forEach((answer, times) -> answers.merge(answer, times, Integer::sum));
            }
        });
    }

    private String routeSpec() {
        return site.kubectl("-n", namespace, "get", "httproute", "web", "-o", "jsonpath={.spec}");
    }

    private void nothingIsLeft() {
        assertThat(site.kubectl("-n", namespace, "get", "deployments,services", "-o", "name")
                        .lines())
                .containsExactly("deployment.apps/web", "service/web");
        assertThat(site.kubectl("-n", namespace, "get", "leases", "-o", "name")).isEmpty();
    }

    @ConcurrentTest
    void shouldShiftWeightsAndPromoteWithoutLosingARequest() throws Exception {
        String before = routeSpec();
        CompletableFuture<Void> client = askAllTheTime();

        ReleaseResult result = canary(web("2"), "0% 1s, 25% 4s, 100%", "header X-Canary=1", "");
        asking = false;
        client.get();

        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(answers).containsOnlyKeys("1", "2");
        assertThat(recorder.all(Event.Traffic.class))
                .anyMatch(t -> t.weight() == 25 && t.share() == 25 && t.canaryReady() == 1)
                .anyMatch(t -> t.weight() == 100 && t.share() == 100);
        assertThat(Routers.GATEWAY.ask(20, path())).containsOnlyKeys("2");
        assertThat(routeSpec()).isEqualTo(before);
        nothingIsLeft();
    }

    @ConcurrentTest
    void shouldSendTestersOnlyToTheCanaryBeforeAnybodyElse() throws Exception {
        CompletableFuture<ReleaseResult> release = CompletableFuture.supplyAsync(() -> {
            try {
                return canary(web("2"), "0% 8s, 50% 1s, 100%", "header X-Canary=1", "");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        while (recorder.all(Event.Gate.class).stream()
                .noneMatch(g -> g.message().startsWith("step 1 of 3"))) {
            assertThat(release).isNotCompletedExceptionally();
        }

        assertThat(Routers.GATEWAY.ask(20, path(), "X-Canary", "1")).containsOnlyKeys("2");
        assertThat(Routers.GATEWAY.ask(20, path())).containsOnlyKeys("1");
        assertThat(release.get().outcome()).isEqualTo(Outcome.DONE);
    }

    @ConcurrentTest
    void shouldTakeACanaryBackThatAnswersWrong() throws Exception {
        String before = routeSpec();
        CompletableFuture<Void> client = askAllTheTime();
        String gates = """
                gates:
                  answers:
                    kind: http
                    url: "%s"
                    status: 418
                    interval: 1s
                    failureLimit: 1
                """.formatted(Routers.GATEWAY.address().resolve(path()));

        ReleaseResult result = canary(web("2"), "50% 30s, 100%", "", gates);
        asking = false;
        client.get();

        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("answers");
        assertThat(answers).as("no request failed").containsOnlyKeys("1", "2");
        assertThat(Routers.GATEWAY.ask(20, path())).containsOnlyKeys("1");
        assertThat(routeSpec()).isEqualTo(before);
        nothingIsLeft();
    }

    @ConcurrentTest
    void shouldRefuseBeforeAnythingIsTouchedWhenTheRouteIsNotThere() {
        assertThatThrownBy(() -> new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter())
                        .run(
                                request(web("2")),
                                new CanarySettings(
                                        CanaryPlan.parse("0% 1s, 100%"),
                                        CanaryTraffic.parse("httproute/other", "", "missing"),
                                        AnalysisPlan.NONE)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("gives the canary no traffic")
                .hasMessageContaining("Service " + namespace + "/missing is not there");
        nothingIsLeft();
    }
}
