package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ManagementAnswer;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.order.RegistryLookup;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ManagementSecret;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ServerManifest;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The management API of the Synapse stand-in, asked through a tunnel of the API server. */
@ExtendWith(Testbed.class)
class ManagementApiIT {
    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final String namespace = "management-" + ProcessHandle.current().pid();
    private Site site;
    private Cluster cluster;
    private ContentCache cache;

    @BeforeEach
    void connect(Site up) {
        site = up;
        cache = new ContentCache(folder.resolve("cache"));
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
        ManagementSecret.make(up, namespace, "mi-admin", "admin");
        ManagementSecret.make(up, namespace, "mi-wrong", "not-the-password");
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private String image() throws Exception {
        return StandInImage.with(
                List.of(TinyCar.write(folder, "clinic", "1.0.0")), site.registry(), "clinic/management:1", cache);
    }

    private ReleaseResult deploy(String image) throws Exception {
        String yaml = ServerManifest.yaml(namespace, "clinic", image);
        ReleaseRequest request = new ReleaseRequest(
                List.of(new ManifestSource.Text("yaml", yaml)),
                List.of(),
                Duration.ofMinutes(3),
                ReleaseRequest.OnFailure.ROLLBACK,
                "test",
                false,
                AllowedNames.ALL,
                Set.of(),
                GateTerms.parse("mi-admin", List.of(), "", new GateTerms.Fields("s", "p", "q")));
        return new Deploy(cluster, new RegistryLookup(RegistryAccess.ANONYMOUS, cache), recorder.reporter())
                .run(request);
    }

    private ManagementAnswer ask(PodState pod, String secret) {
        return cluster.pods(namespace).management(pod, pod.containers().get(0), secret, Instant.now());
    }

    @Test
    void shouldTellWhichCarbonApplicationsAreActive() throws Exception {
        ReleaseResult result = deploy(image());
        assertThat(result.outcome()).as(result.sentence()).isEqualTo(Outcome.DONE);
        assertThat(recorder.all(Event.Trouble.class)).isEmpty();
        assertThat(recorder.all(Event.Progress.class))
                .extracting(Event.Progress::message)
                .anyMatch(words -> words.contains("its management API is being asked"))
                .noneMatch(words -> words.contains("its log is being asked"));
        assertThat(recorder.events().toString()).doesNotContain("YWRtaW4");

        try (NamespaceWatch watch = cluster.watch(namespace)) {
            PodState pod = watch.snapshot().pods().get(0);
            assertThat(ask(pod, "mi-admin").active()).containsExactly("clinic_1.0.0");
            ManagementAnswer refused = ask(pod, "mi-wrong");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.trouble()).contains("HTTP 401").doesNotContain("not-the-password");
            assertThat(ask(pod, "mi-none").trouble()).contains("there is no Secret mi-none");
        }
    }
}
