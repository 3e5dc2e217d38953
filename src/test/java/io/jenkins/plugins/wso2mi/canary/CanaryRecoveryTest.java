package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.canary.CanaryRecovery.Abandoned;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.cluster.ApiServer;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which canaries nobody drives: as the state, the lock and the clock say. */
class CanaryRecoveryTest {
    private static final Instant NOW = Instant.parse("2026-10-14T12:00:00Z");
    private static final ObjectRef WEB = ObjectRef.deployment("shop", "web");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private ApiServer api;
    private Cluster cluster;

    @BeforeEach
    void connect() throws IOException {
        api = new ApiServer();
        cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, "shop"));
    }

    @AfterEach
    void leave() {
        cluster.close();
        api.close();
    }

    /** A canary whose phase began some seconds ago. */
    private CanaryRecoveryTest canary(Phase phase, int secondsAgo) throws IOException {
        ReleaseRecord release =
                new ReleaseRecord("r-2", NOW, "clinic #7", ReleaseRecord.PROGRESSING, Map.of(), "", List.of());
        CanarySetup setup = CanarySetup.of(release, "web", CanaryPlan.parse("50% 1h, 100%"), 2, null);
        String state = CanaryState.begin(setup, NOW)
                .in(phase, NOW.minusSeconds(secondsAgo))
                .toJson();
        Map<String, Object> web = Map.of(
                "apiVersion", "apps/v1",
                "kind", "Deployment",
                "metadata",
                        Map.of(
                                "name",
                                "web",
                                "namespace",
                                "shop",
                                "annotations",
                                Map.of(RunningCanary.ANNOTATION, state)));
        Map<String, Object> list =
                Map.of("apiVersion", "apps/v1", "kind", "DeploymentList", "metadata", Map.of(), "items", List.of(web));
        api.answer("/apis/apps/v1/namespaces/shop/deployments", 200, new JsonMapper().writeValueAsString(list));
        return this;
    }

    /** Its lock, renewed some seconds ago. */
    private CanaryRecoveryTest heldBy(String holder, int secondsAgo) {
        api.answer("/apis/coordination.k8s.io/v1/namespaces/shop/leases/wso2-mi.web", 200, """
                {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": {"name": "wso2-mi.web"},
                 "spec": {"holderIdentity": "%s", "leaseDurationSeconds": 30, "renewTime": "%s"}}
                """.formatted(
                        holder, NOW.minusSeconds(secondsAgo).toString().replace("Z", ".000000Z")));
        return this;
    }

    private List<Abandoned> abandoned() throws IOException {
        return new CanaryRecovery(cluster, recorder.reporter(Clock.fixed(NOW, ZoneOffset.UTC)), "recover")
                .abandoned(FIVE_MINUTES);
    }

    private String notice() {
        return recorder.all(Event.Notice.class).get(0).text();
    }

    @Test
    void shouldFindACanaryWhoseDriverHasBeenSilentForSoLong() throws IOException {
        assertThat(canary(Phase.HOLD, 4000).heldBy("clinic #7", 300).abandoned())
                .containsExactly(new Abandoned(WEB, NOW.minusSeconds(300), false));
    }

    @Test
    void shouldLeaveOneAloneThatIsDrivenAndSayByWhom() throws IOException {
        assertThat(canary(Phase.HOLD, 4000).heldBy("clinic #7", 299).abandoned())
                .isEmpty();
        assertThat(notice())
                .isEqualTo(
                        "the canary of Deployment shop/web is driven by clinic #7, seen last at 2026-10-14T11:55:01Z:"
                                + " phase hold, 50%");
    }

    @Test
    void shouldCountFromItsPhaseWhenTheLockWasGivenBackOrIsOlder() throws IOException {
        assertThat(canary(Phase.HOLD, 10).heldBy("clinic #7", 4000).abandoned()).isEmpty();
        api.answer("/apis/coordination.k8s.io/v1/namespaces/shop/leases/wso2-mi.web", 404, "{}");
        assertThat(canary(Phase.HOLD, 299).abandoned()).isEmpty();
        assertThat(canary(Phase.HOLD, 300).abandoned())
                .extracting(Abandoned::since)
                .containsExactly(NOW.minusSeconds(300));
        assertThat(recorder.all(Event.Notice.class))
                .extracting(Event.Notice::text)
                .anyMatch(text -> text.contains("web was driven until 2026-10-14T11:55:01Z"));
    }

    @Test
    void shouldKnowWhatIsPromotedFromWhatIsToBeTakenBack() throws IOException {
        assertThat(canary(Phase.CLEAN, 300).abandoned())
                .extracting(Abandoned::words)
                .containsExactly("remove what the promoted canary of Deployment shop/web has left");
        for (Phase phase : List.of(Phase.SHIFT, Phase.HOLD, Phase.APPROVAL, Phase.PROMOTE, Phase.ABORT)) {
            assertThat(canary(phase, 300).abandoned())
                    .extracting(Abandoned::words)
                    .containsExactly("take the canary of Deployment shop/web back");
        }
    }
}
