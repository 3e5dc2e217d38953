package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.ServerManifest;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.SteadyClient;
import io.jenkins.plugins.wso2mi.testbed.SteadyClient.Answer;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Canaries of the Synapse stand-in behind a real Gateway, with 200 requests a second all the time. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class CanaryLoadIT {
    private static final int RATE = 200;
    private static final int INTERVAL_SECONDS = 2;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final String namespace = "loaded-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;
    private SteadyClient client;

    @BeforeEach
    void deployStable(Site up) throws Exception {
        site = up;
        URI gateway = Routers.GATEWAY.address();
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
        String stable = image("stable");
        ReleaseResult first = new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request(stable));
        assertThat(first.outcome()).as(first.sentence()).isEqualTo(Outcome.DONE);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Routers.GATEWAY.ask(1, path()).keySet().stream()
                .allMatch(a -> a.contains("stable")));
        client = new SteadyClient(RATE, gateway.resolve(path()));
    }

    @AfterEach
    void cleanUp() {
        client.close();
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private String path() {
        return "/" + namespace + "/who";
    }

    private String image(String version) throws IOException, InterruptedException {
        String api = """
                <api name="Orders" context="/%s" xmlns="http://ws.apache.org/ns/synapse">
                  <resource methods="GET" uri-template="/who"><inSequence>
                    <payloadFactory media-type="json"><format>{"by": "%s"}</format></payloadFactory><respond/>
                  </inSequence></resource>
                </api>
                """.formatted(namespace, version);
        Path car = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("orders", "1.0.0", "Orders"))
                .artifact("Orders", "synapse/api", api)
                .write(folder, "orders_1.0.0.car");
        return StandInImage.with(
                List.of(car),
                site.registry(),
                "clinic/" + namespace + ":" + version,
                new ContentCache(folder.resolve("cache")));
    }

    private ReleaseRequest request(String image) {
        String yaml = ServerManifest.yaml(namespace, "orders", image)
                        .replace("replicas: 1", "replicas: 2")
                        .replace("minReadySeconds: 0", "minReadySeconds: 1")
                        .replace("      terminationGracePeriodSeconds: 1\n", "")
                + """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: orders, namespace: %1$s}
                spec: {selector: {app: orders}, ports: [{port: 80, targetPort: 8290}]}
                """.formatted(namespace);
        return ReleaseRequests.of(yaml + "---\n" + Routers.route(namespace, "orders"));
    }

    private ReleaseResult canary(String image, String plan) throws IOException {
        CanarySettings settings = new CanarySettings(
                CanaryPlan.parse(plan),
                CanaryTraffic.parse("httproute/orders", "header X-Canary=1", ""),
                AnalysisPlan.parse("gates", "gates: {errors: {kind: mi, interval: " + INTERVAL_SECONDS + "s}}"));
        return new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter()).run(request(image), settings);
    }

    private static boolean isByCanary(Answer answer) {
        return answer.words().contains("canary");
    }

    /** The canary's share of 1,000 requests, in percent, one second after its weight was in force. */
    private double share(int weight) {
        Instant from = recorder.all(Event.Traffic.class).stream()
                .filter(t -> t.weight() == weight && t.share() == weight)
                .findFirst()
                .orElseThrow()
                .time()
                .plusSeconds(1);
        List<Answer> thousand = client.between(from, Instant.MAX).subList(0, 1_000);
        double share = thousand.stream().filter(CanaryLoadIT::isByCanary).count() / 10.0;
        System.out.printf("      weight %d: %.1f %% of 1,000 requests%n", weight, share);
        return share;
    }

    @Test
    void shouldGiveTheSharesOfThePlanAndLoseNoRequestUntilPromoted() throws Exception {
        ReleaseResult result = canary(image("canary"), "10% 8s, 50% 8s, 100%");
        TimeUnit.SECONDS.sleep(3);
        List<Answer> answers = client.end();

        assertThat(result.outcome()).as(result.sentence()).isEqualTo(Outcome.DONE);
        assertThat(share(10)).isEqualTo(10, within(1.0));
        assertThat(share(50)).isEqualTo(50, within(1.0));
        System.out.println("      promoted: " + SteadyClient.counts(answers));
        assertThat(answers).hasSizeGreaterThan(4_000).allMatch(a -> a.words().startsWith("200 "));
        assertThat(answers.subList(answers.size() - 200, answers.size())).allMatch(CanaryLoadIT::isByCanary);
    }

    @Test
    void shouldLoseNoRequestWhenItIsTakenBack() throws Exception {
        String image = image("canary");
        CompletableFuture<ReleaseResult> running = CompletableFuture.supplyAsync(() -> {
            try {
                return canary(image, "50% 10m, 100%");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await()
                .atMost(120, TimeUnit.SECONDS)
                .until(() -> client.between(Instant.MIN, Instant.MAX).stream()
                                .filter(CanaryLoadIT::isByCanary)
                                .count()
                        >= 500);
        ReleaseResult asked = new CanaryRelease(cluster, ImageLookup.NONE, new Recorder().reporter())
                .ask(ObjectRef.deployment(namespace, "orders"), CanaryRequest.ABORT, Duration.ofMinutes(2), "another");
        TimeUnit.SECONDS.sleep(3);
        List<Answer> answers = client.end();

        assertThat(asked.outcome()).as(asked.sentence()).isEqualTo(Outcome.DONE);
        assertThat(running.get(1, TimeUnit.MINUTES).aftermath()).isEqualTo("rolled-back");
        System.out.println("      taken back: " + SteadyClient.counts(answers));
        assertThat(answers).hasSizeGreaterThan(2_000).allMatch(a -> a.words().startsWith("200 "));
        assertThat(answers.subList(answers.size() - 200, answers.size())).noneMatch(CanaryLoadIT::isByCanary);
    }
}
