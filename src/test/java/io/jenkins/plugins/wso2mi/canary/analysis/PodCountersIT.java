package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.ServerManifest;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pods of the Synapse stand-in, whose counters have the names of MI's: read through the API server. */
@ExtendWith(Testbed.class)
class PodCountersIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String API = """
            <api name="Orders" context="/orders" xmlns="http://ws.apache.org/ns/synapse">
              <resource methods="GET" uri-template="/good"><inSequence>
                <payloadFactory media-type="json"><format>{"order": "taken"}</format></payloadFactory><respond/>
              </inSequence></resource>
              <resource methods="GET" uri-template="/bad"><inSequence>
                <call><endpoint><http method="get" uri-template="http://127.0.0.1:1/nobody"/></endpoint></call>
                <respond/>
              </inSequence></resource>
            </api>
            """;

    @TempDir
    private Path folder;

    private final String namespace = "analysis-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;

    @BeforeEach
    void deploy(Site up) throws Exception {
        site = up;
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
        String image = image();
        for (String name : List.of("web", "web-canary")) {
            Path file = Files.writeString(folder.resolve(name + ".yaml"), ServerManifest.yaml(namespace, name, image));
            up.kubectl("-n", namespace, "apply", "-f", file.toString());
        }
        for (String name : List.of("web", "web-canary")) {
            up.kubectl("-n", namespace, "rollout", "status", "deployment/" + name, "--timeout=100s");
        }
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private String image() throws IOException, InterruptedException {
        ContentCache cache = new ContentCache(folder.resolve("cache"));
        Path car = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("orders", "1.0.0", "Orders"))
                .artifact("Orders", "synapse/api", API)
                .write(folder, "orders_1.0.0.car");
        return StandInImage.with(List.of(car), site.registry(), "clinic/analysis:1", cache);
    }

    private void call(Subjects.Side side, String path, int times) {
        for (int i = 0; i < times; i++) {
            cluster.pods(namespace)
                    .get(side.pods().get(0).name(), 8290, false, "/orders/" + path, 1_000, Instant.now())
                    .join();
        }
    }

    @Test
    void shouldFailACanaryByTheCountersOfItsPods() throws Exception {
        AnalysisPlan plan = AnalysisPlan.parse("plan", "gates: {errors: {kind: mi, interval: 1s}}");
        try (NamespaceWatch watch = cluster.watch(namespace)) {
            Subjects subjects = Subjects.of(watch.snapshot(), namespace, "web", "web-canary");
            assertThat(subjects.stable().pods()).hasSize(1);
            assertThat(subjects.canary().pods()).hasSize(1);
            Measurer measurer = Measurer.open(plan, cluster, namespace, Map.of());
            call(subjects.stable(), "bad", 20);
            assertThat(measurer.firstLook(subjects, Instant.now())).isEmpty();

            Instant began = Instant.now();
            measurer.begin(subjects, began);
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            call(subjects.stable(), "good", 100);
            call(subjects.canary(), "good", 70);
            call(subjects.canary(), "bad", 30);
            measurer.measure(plan.gates(), subjects, Instant.now());
            List<Measurement> found = new ArrayList<>();
            await().atMost(15, TimeUnit.SECONDS).until(() -> found.addAll(measurer.take()));

            assertThat(found.get(0).words())
                    .as("what was before the hold does not count")
                    .startsWith("Orders: canary 30% errors (30 of 100), stable 0% errors (0 of 100)");
            AnalysisState state = AnalysisState.begin(began).with(found.get(0));
            assertThat(Analysis.judge(plan, state, Instant.now()).verdict()).isEqualTo(Verdict.FAILED);
        }
    }

    @Test
    void shouldTellBeforeTheCanaryThatThePodsShowNoCounters() throws Exception {
        AnalysisPlan plan = AnalysisPlan.parse("plan", "gates: {errors: {kind: mi, port: 9999}}");
        try (NamespaceWatch watch = cluster.watch(namespace)) {
            Subjects subjects = Subjects.of(watch.snapshot(), namespace, "web", "web-canary");

            assertThat(Measurer.open(plan, cluster, namespace, Map.of()).firstLook(subjects, Instant.now()))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.sentence())
                            .startsWith("gate errors: pod web-")
                            .contains("shows no metrics at port 9999/metric-service/metrics (5"));
        }
    }
}
