package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.WatchedApi;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look that nothing has changed is passed over: the state that was decided from is handed on as it is. */
class GateLooksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ObjectRef WEB = ObjectRef.deployment("shop", "web");

    @TempDir
    private Path folder;

    private WatchedApi api;
    private Cluster cluster;
    private ReleaseSite site;
    private GateLooks looks;

    private static String deployment(int version, int updated) {
        return """
                {"apiVersion":"apps/v1","kind":"Deployment",
                 "metadata":{"name":"web","namespace":"shop","uid":"d","generation":1,"resourceVersion":"%d"},
                 "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},
                  "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"w","image":"w:1"}]}}},
                 "status":{"observedGeneration":1,"updatedReplicas":%d}}""".formatted(version, updated).replace("\n", "");
    }

    @BeforeEach
    void open() throws IOException {
        api = new WatchedApi()
                .list("deployments", List.of(deployment(1, 0)))
                .list("replicasets", List.of())
                .list("pods", List.of());
        cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
        site = new ReleaseSite(cluster, Reporter.silent(), "me");
        looks = new GateLooks(site, WEB, GateState.begin("web", "r-1", 1, NOW.plus(Duration.ofHours(1))));
    }

    @AfterEach
    void close() {
        site.close(true);
        cluster.close();
        api.close();
    }

    @Test
    void shouldNotJudgeAnewWhenNothingHasChangedAndNothingIsDue() throws IOException {
        Judgement first = looks.look(NOW);
        assertThat(first.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(first.events()).isNotEmpty();

        Judgement second = looks.look(NOW.plusMillis(1));
        assertThat(second.next()).as("the same state, not an equal one").isSameAs(first.next());
        assertThat(second.events()).isEmpty();
        assertThat(second.ask()).isEmpty();
        assertThat(second.nextLook()).isEqualTo(first.nextLook());
    }

    @Test
    void shouldJudgeAnewWhenItIsDueOrSomethingHasChanged() throws IOException {
        Judgement first = looks.look(NOW);
        Judgement due = looks.look(first.nextLook());
        assertThat(due.next()).isNotSameAs(first.next());

        Instant early = first.nextLook().plusMillis(1);
        assertThat(due.nextLook()).isAfter(early);
        AtomicReference<Judgement> latest = new AtomicReference<>(due);
        api.modify("deployments", deployment(2, 1));
        Awaitility.await().atMost(5, TimeUnit.SECONDS).untilAsserted(() -> {
            latest.set(looks.look(early));
            assertThat(latest.get().next()).isNotSameAs(due.next());
        });
    }
}
