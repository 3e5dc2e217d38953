package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.canary.CanarySettings;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.order.RegistryLookup;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ConcurrentTest;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.ServerManifest;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real pods of the Synapse stand-in, which are Ready although a carbon application is missing. */
@ExtendWith(Testbed.class)
class ApplicationsIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** A volume over the server's folder: its probe stays green. */
    private static final String HIDDEN = """
            volumeMounts: [{name: none, mountPath: /home/wso2carbon/wso2mi-4.4.0/repository/deployment/server/carbonapps}]
            """;

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final String namespace = "active-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;
    private ContentCache cache;

    @BeforeEach
    void connect(Site up) {
        site = up;
        cache = new ContentCache(folder.resolve("cache"));
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    /** An image of the stand-in with two applications. */
    private String image(String version) throws Exception {
        List<Path> cars = List.of(
                TinyCar.write(folder.resolve(version), "common", "1.0.0"),
                TinyCar.write(folder.resolve(version), "clinic", version));
        return StandInImage.with(cars, site.registry(), "clinic/active:" + version, cache);
    }

    private ReleaseRequest request(String image, String container) {
        return ReleaseRequests.of(ServerManifest.yaml(namespace, "clinic", image, container));
    }

    private RegistryLookup lookup() {
        return new RegistryLookup(RegistryAccess.ANONYMOUS, cache);
    }

    private ReleaseResult deploy(String image, String container) throws IOException {
        return new Deploy(cluster, lookup(), recorder.reporter()).run(request(image, container));
    }

    private String live(String jsonPath) {
        return site.kubectl("-n", namespace, "get", "deployment", "clinic", "-o", "jsonpath=" + jsonPath);
    }

    private Duration fromReadyToRefused() {
        Instant ready = recorder.all(Event.Progress.class).stream()
                .filter(p -> p.message().contains("the server has started without"))
                .findFirst()
                .orElseThrow()
                .time();
        Instant refused = recorder.all(Event.Evidence.class).get(0).time();
        Duration took = Duration.between(ready, refused);
        System.out.println("      from Ready to the refusal: " + took.toMillis() + " ms");
        return took;
    }

    @ConcurrentTest
    void shouldKeepAReleaseWhoseApplicationsAreActiveAndTakeBackOneWithoutThem() throws Exception {
        ReleaseResult first = deploy(image("1.0.0"), "");
        assertThat(first.outcome()).as(first.sentence()).isEqualTo(Outcome.DONE);
        assertThat(recorder.all(Event.Notice.class))
                .extracting(Event.Notice::text)
                .anyMatch(text -> text.endsWith("each new pod must have active clinic_1.0.0, common_1.0.0"));
        assertThat(recorder.all(Event.Trouble.class)).isEmpty();

        ReleaseResult second = deploy(image("2.0.0"), HIDDEN);
        assertThat(second.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(second.aftermath()).isEqualTo("rolled-back");
        assertThat(second.sentence()).contains("not active: clinic_2.0.0, common_1.0.0");
        assertThat(recorder.evidence()).contains("a volume is mounted over it", "started in");
        assertThat(fromReadyToRefused()).isLessThan(Duration.ofSeconds(8));
        assertThat(live("{.metadata.annotations.wso2-mi\\.io/applications}")).contains("\"1.0.0\"");
        assertThat(live("{.spec.template.spec.containers[0].volumeMounts}")).isEmpty();
        assertThat(recorder.all(Event.Trouble.class))
                .as("gone back to is what was asked, too")
                .isEmpty();
    }

    @ConcurrentTest
    void shouldGoBackOnRequestToAReleaseWhoseApplicationsAreActive() throws Exception {
        deploy(image("1.0.0"), "");
        deploy(image("2.0.0"), "");
        ReleaseResult back = new Rollback(cluster, recorder.reporter(), "test")
                .run(ObjectRef.deployment(namespace, "clinic"), Duration.ofMinutes(2), false);
        assertThat(back.outcome()).as(back.sentence()).isEqualTo(Outcome.DONE);
        assertThat(live("{.metadata.annotations.wso2-mi\\.io/applications}"))
                .contains("\"name\":\"clinic\",\"version\":\"1.0.0\"");
        assertThat(recorder.all(Event.Trouble.class)).isEmpty();
    }

    @ConcurrentTest
    void shouldAbortACanaryThatIsReadyWithoutItsApplications() throws Exception {
        deploy(image("1.0.0"), "");
        ReleaseResult result = new CanaryRelease(cluster, lookup(), recorder.reporter())
                .run(request(image("2.0.0"), HIDDEN), CanarySettings.of(CanaryPlan.parse("50% 1s, 100%")));
        assertThat(result.outcome()).as(result.sentence()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("not active: clinic_2.0.0");
        assertThat(live("{.metadata.annotations.deployment\\.kubernetes\\.io/revision}"))
                .as("the stable version was not touched")
                .isEqualTo("1");

        ReleaseResult good = new CanaryRelease(cluster, lookup(), recorder.reporter())
                .run(request(image("2.0.0"), ""), CanarySettings.of(CanaryPlan.parse("50% 1s, 100%")));
        assertThat(good.outcome()).as(good.sentence()).isEqualTo(Outcome.DONE);
        assertThat(recorder.all(Event.Trouble.class)).isEmpty();
    }
}
