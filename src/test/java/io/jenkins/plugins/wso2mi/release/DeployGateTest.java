package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.WatchedApi;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest.OnFailure;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployGateTest {
    private static final Instant BEGUN = Instant.parse("2026-11-23T10:00:00Z");
    private static final ObjectRef WEB = ObjectRef.deployment("shop", "web");

    @TempDir
    private Path folder;

    /** Each time it is read, seven seconds later. */
    private static final class Ticking extends Clock {
        private Instant now = BEGUN;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plusSeconds(7);
            return now;
        }
    }

    private static final String COMPLETE = """
            {"apiVersion":"apps/v1","kind":"Deployment",
             "metadata":{"name":"web","namespace":"shop","uid":"d","generation":1,"resourceVersion":"1"},
             "spec":{"replicas":0,"selector":{"matchLabels":{"app":"web"}},
              "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}},
             "status":{"observedGeneration":1}}""";

    private static final String REPLICA_SET = """
            {"apiVersion":"apps/v1","kind":"ReplicaSet",
             "metadata":{"name":"web-a","namespace":"shop","uid":"r","resourceVersion":"1",
              "annotations":{"deployment.kubernetes.io/revision":"1"},
              "ownerReferences":[{"apiVersion":"apps/v1","kind":"Deployment","name":"web","uid":"d","controller":true}]},
             "spec":{"replicas":0,"selector":{"matchLabels":{"app":"web"}},
              "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}}}""";

    private WatchedApi complete() throws IOException {
        return new WatchedApi()
                .list("deployments", List.of(COMPLETE))
                .list("replicasets", List.of(REPLICA_SET))
                .list("pods", List.of());
    }

    private static DeployGate gate(ReleaseSite site) {
        return new DeployGate(
                site,
                new Attempt(
                        "r-1",
                        BEGUN,
                        BEGUN.plus(Duration.ofHours(1)),
                        OnFailure.ROLLBACK,
                        List.of(new Attempt.Target(WEB, 1)),
                        List.of(),
                        Map.of()));
    }

    @Test
    void shouldGiveTheLockBackBesideWritingTheOutcome() throws IOException {
        AtomicBoolean unlocked = new AtomicBoolean();
        try (WatchedApi api = complete();
                Cluster cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null))) {
            // the record is looked for by that; it is answered when the lock has gone, or has not for a second
            api.before("/deployments/web", () -> unlocked.set(isGone(api.leases())));
            ReleaseSite site = new ReleaseSite(cluster, Reporter.silent(), "me");
            site.lock(WEB);
            assertThat(api.leases()).isNotEmpty();
            Step step = gate(site).look(BEGUN);
            assertThat(api.leases()).as("while it is not known how it ended").isNotEmpty();
            Step end = ((Step.Next) step).stage().look(BEGUN);
            assertThat(end).isInstanceOf(Step.End.class);
            assertThat(unlocked).isTrue();
            site.close(true);
        }
    }

    @Test
    void shouldTellTheVerdictBeforeTheRecordIsWrittenAndTheLockGivenBack() throws IOException {
        List<Event> told = new ArrayList<>();
        try (WatchedApi api = complete();
                Cluster cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null))) {
            ReleaseSite site =
                    new ReleaseSite(cluster, new Reporter(told::add, Clock.fixed(BEGUN, ZoneOffset.UTC)), "me");
            site.lock(WEB);
            Step step = gate(site).look(BEGUN);
            assertThat(told)
                    .containsExactly(new Event.Gate(
                            BEGUN, "rollout", "passed", "Deployment shop/web: 0 pods of the new revision are ready"));
            assertThat(api.leases()).isNotEmpty();
            assertThat(api.requests()).noneMatch(request -> request.endsWith("/deployments/web"));
            ((Step.Next) step).stage().look(BEGUN);
            assertThat(told).as("said once").hasSize(1);
            site.close(true);
        }
    }

    private static boolean isGone(Map<String, String> leases) {
        for (int tries = 0; tries < 50 && !leases.isEmpty(); tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return leases.isEmpty();
    }

    @Test
    void shouldCountTheTimeThatTheLookItselfTakes() throws IOException {
        try (WatchedApi api = complete();
                Cluster cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null))) {
            ReleaseSite site = new ReleaseSite(cluster, new Reporter(e -> {}, new Ticking()), "me");
            Step step = gate(site).look(BEGUN);
            site.close(true);
            assertThat(step).isInstanceOfSatisfying(Step.Next.class, next -> assertThat(
                            next.stage().leave("").sentence())
                    .isEqualTo("release r-1 is ready after 7s"));
        }
    }
}
