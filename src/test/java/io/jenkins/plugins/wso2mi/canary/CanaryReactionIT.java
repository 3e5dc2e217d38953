package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
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
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a canary that fails 30 % of its requests gets any; figures are printed, {@code -Dreaction.rounds=N} plays it
 * N times (bench/canary).
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class CanaryReactionIT {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** The least that Flagger has: what its Canary says below that counts as this. */
    private static final Duration FLAGGERS_LEAST = Duration.ofSeconds(10);

    private static final String GATES = """
            gates:
              errors: {kind: mi, interval: %ds, window: 10s}
            """;

    private static final String NOBODY =
            "<call><endpoint><http method=\"get\" uri-template=\"http://127.0.0.1:1/nobody\"/></endpoint>"
                    + "</call><respond/>";

    @TempDir
    private Path folder;

    private final String namespace = "reaction-" + ProcessHandle.current().pid();
    private Site site;
    private Cluster cluster;
    private URI gateway;

    @BeforeEach
    void deployStable(Site up) throws Exception {
        site = up;
        gateway = Routers.GATEWAY.address();
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
        ReleaseResult first = new Deploy(cluster, ImageLookup.NONE, new Recorder().reporter())
                .run(request(image(namespace, "1", good("1"))));
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private static String good(String version) {
        return "<payloadFactory media-type=\"json\"><format>{\"release\": \"" + version
                + "\"}</format></payloadFactory><respond/>";
    }

    /** An API of which one resource works, and the other one does what is given. */
    private String image(String context, String version, String flaky) throws IOException, InterruptedException {
        String api = """
                <api name="Orders" context="/%s" xmlns="http://ws.apache.org/ns/synapse">
                  <resource methods="GET" uri-template="/good"><inSequence>%s</inSequence></resource>
                  <resource methods="GET" uri-template="/flaky"><inSequence>%s</inSequence></resource>
                </api>
                """.formatted(context, good(version), flaky);
        Path car = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("orders", "1.0." + version, "Orders"))
                .artifact("Orders", "synapse/api", api)
                .write(folder, "orders_1.0." + version + ".car");
        return StandInImage.with(
                List.of(car),
                site.registry(),
                "clinic/" + context + ":" + version,
                new ContentCache(folder.resolve("cache")));
    }

    private ReleaseRequest request(String image) {
        String yaml = (Flagger.DEPLOYMENT + """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: %1$s}
                spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8290}]}
                """).formatted(namespace, image);
        return ReleaseRequests.of(yaml + "---\n" + Routers.route(namespace, "web"));
    }

    @Test
    void shouldEndTheErrorsWithinOneGateIntervalAndTwoSeconds() throws Exception {
        String bad = image(namespace, "2", NOBODY);
        List<Reaction> reactions = new ArrayList<>();
        for (int round = 0; round < Integer.getInteger("reaction.rounds", 1); round++) {
            reactions.add(reaction(bad, INTERVAL));
            System.out.println("reaction: " + reactions.get(round));
        }

        double interval = INTERVAL.toSeconds();
        assertThat(reactions).allSatisfy(reaction -> {
            assertThat(reaction.ofEngine()).isBetween(interval, interval + 2);
            // a hold, and with it a gate's first interval, begins when the route is known to be taken
            assertThat(reaction.ofClients()).isBetween(0.5, interval + 5);
        });
    }

    /** In one run, one after the other; what is compared is what clients see. */
    @Test
    @EnabledIfSystemProperty(named = "reaction.flagger", matches = ".+")
    void shouldEndTheErrorsNoLaterThanFlaggerAtTheSameInterval() throws Exception {
        String other = namespace + "-flagger";
        String bad = image(namespace, "2", NOBODY);
        List<Double> ours = new ArrayList<>();
        List<Double> flaggers = new ArrayList<>();
        try (Flagger flagger = new Flagger(site, other, folder, FLAGGERS_LEAST)) {
            flagger.begin(image(other, "1", good("1")));
            for (int round = 0; round < Integer.getInteger("reaction.rounds", 1); round++) {
                ours.add(reaction(bad, FLAGGERS_LEAST).ofClients());
                try (ErrorClient client = ErrorClient.start(gateway, "/" + other)) {
                    client.awaitAnswers(50);
                    // another name for the same: Flagger does not try again what it has taken back
                    flagger.release(image(other, "2" + round, NOBODY));
                    flagger.await("Failed");
                    client.awaitAnswers(50);
                    flaggers.add(client.secondsOfErrors());
                    System.out.printf(
                            "errors for: mictl %.2f s, Flagger %.2f s (%d of %d requests)%n",
                            ours.get(round), flaggers.get(round), client.errors(), client.requests());
                }
            }
        }
        assertThat(Collections.max(ours)).as("%s, Flagger %s", ours, flaggers).isLessThan(Collections.min(flaggers));
    }

    /**
     * In seconds.
     *
     * @param ofEngine from the beginning of the step's hold until the route was put back
     * @param ofClients from the first error that a client saw to the last one
     */
    private record Reaction(double ofEngine, double ofClients, int errors, int requests) {}

    private Reaction reaction(String bad, Duration interval) throws Exception {
        Recorder recorder = new Recorder();
        try (ErrorClient client = ErrorClient.start(gateway, "/" + namespace)) {
            client.awaitAnswers(50);
            CanarySettings settings = new CanarySettings(
                    CanaryPlan.parse("25% 60s, 100%"),
                    CanaryTraffic.parse("httproute/web", "", ""),
                    AnalysisPlan.parse("gates", GATES.formatted(interval.toSeconds())));
            ReleaseResult result =
                    new CanaryRelease(cluster, ImageLookup.NONE, recorder.reporter()).run(request(bad), settings);
            assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
            assertThat(result.sentence()).contains("gate errors failed");
            client.awaitAnswers(50);
            Duration engine = Duration.between(
                    first(recorder, Event.Gate.class, g -> g.message().startsWith("step 1 of 2")),
                    first(recorder, Event.Command.class, c -> c.sentence().startsWith("put HTTPRoute")));
            return new Reaction(
                    engine.toMillis() / 1000.0, client.secondsOfErrors(), client.errors(), client.requests());
        }
    }

    private static <E extends Event> Instant first(Recorder recorder, Class<E> type, Predicate<E> which) {
        return recorder.all(type).stream()
                .filter(which)
                .findFirst()
                .orElseThrow()
                .time();
    }
}
