package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.WatchedApi;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest.OnFailure;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred waiting gates of one namespace: one watch, no thread of their own, one snapshot a change. */
class ManyGatesTest {
    private static final int GATES = 500;

    @TempDir
    private Path folder;

    private final List<Undertaking> waiting = new ArrayList<>();
    private WatchedApi api;
    private Cluster cluster;

    @BeforeEach
    void open() throws IOException {
        List<String> deployments = new ArrayList<>();
        List<String> replicaSets = new ArrayList<>();
        List<String> pods = new ArrayList<>();
        for (int i = 0; i < GATES; i++) {
            deployments.add(deployment(i, 1));
            replicaSets.add(replicaSet(i));
            pods.add(pod(i));
        }
        api = new WatchedApi()
                .list("deployments", deployments)
                .list("replicasets", replicaSets)
                .list("pods", pods)
                .list("events", List.of());
        cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
    }

    @AfterEach
    void close() {
        waiting.forEach(Undertaking::close);
        cluster.close();
        api.close();
    }

    private static String deployment(int i, long version) {
        return """
                {"apiVersion":"apps/v1","kind":"Deployment",
                 "metadata":{"name":"web-%d","namespace":"shop","uid":"d-%d","generation":1,"resourceVersion":"%d",
                  "annotations":{"deployment.kubernetes.io/revision":"1"}},
                 "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web-%d"}},
                  "template":{"metadata":{"labels":{"app":"web-%d"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}},
                 "status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"unavailableReplicas":1}}""".formatted(i, i, version, i, i).replace("\n", "");
    }

    private static String replicaSet(int i) {
        return """
                {"apiVersion":"apps/v1","kind":"ReplicaSet",
                 "metadata":{"name":"web-%d-a","namespace":"shop","uid":"r-%d","resourceVersion":"1",
                  "annotations":{"deployment.kubernetes.io/revision":"1"},
                  "ownerReferences":[{"apiVersion":"apps/v1","kind":"Deployment","name":"web-%d","uid":"d-%d","controller":true}]},
                 "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web-%d"}},
                  "template":{"metadata":{"labels":{"app":"web-%d"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}},
                 "status":{"replicas":1}}""".formatted(i, i, i, i, i, i).replace("\n", "");
    }

    private static String pod(int i) {
        return """
                {"apiVersion":"v1","kind":"Pod",
                 "metadata":{"name":"web-%d-a-x","namespace":"shop","uid":"p-%d","resourceVersion":"1",
                  "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-%d-a","uid":"r-%d","controller":true}]},
                 "spec":{"containers":[{"name":"web","image":"web:1"}]},"status":{"phase":"Pending"}}""".formatted(i, i, i, i).replace("\n", "");
    }

    private Undertaking gate(int i) {
        ReleaseSite site = new ReleaseSite(cluster, Reporter.silent(), "build " + i);
        ObjectRef web = ObjectRef.deployment("shop", "web-" + i);
        Instant now = Instant.now();
        Attempt attempt = new Attempt(
                "r-" + i,
                now,
                now.plus(Duration.ofHours(1)),
                OnFailure.ROLLBACK,
                List.of(new Attempt.Target(web, 1)),
                List.of(),
                Map.of());
        return new StagedUndertaking(site, "deploy", Set.of(), new DeployGate(site, attempt));
    }

    private void look() throws IOException {
        for (Undertaking gate : waiting) {
            assertThat(gate.look().end()).isEmpty();
        }
    }

    @Test
    void shouldNeedNoThreadForAWaitingGate() throws IOException {
        waiting.add(gate(0));
        look();
        int before = Thread.activeCount();
        for (int i = 1; i < GATES; i++) {
            waiting.add(gate(i));
        }
        look();
        assertThat(Thread.activeCount())
                .as("threads with 500 gates, and with one")
                .isLessThanOrEqualTo(before + 8);
        assertThat(List.of("deployments", "replicasets", "pods"))
                .as("one watch of each kind")
                .allSatisfy(kind -> assertThat(api.watches(kind)).isEqualTo(1));
    }

    @Test
    void shouldLookAtAllGatesWithinMillisecondsAfterAChange() throws IOException {
        for (int i = 0; i < GATES; i++) {
            waiting.add(gate(i));
        }
        AtomicInteger woken = new AtomicInteger();
        waiting.forEach(g -> g.onChange(woken::incrementAndGet));
        look();
        long best = Long.MAX_VALUE;
        for (int change = 2; change < 42; change++) {
            int before = woken.get();
            api.modify("deployments", deployment(change, change));
            Awaitility.await()
                    .pollInterval(1, TimeUnit.MILLISECONDS)
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> woken.get() > before);
            long begun = System.nanoTime();
            look();
            best = Math.min(best, System.nanoTime() - begun);
        }
        System.out.println("      " + GATES + " gates looked at in " + TimeUnit.NANOSECONDS.toMicros(best)
                + " microseconds a change (best of 40), " + Thread.activeCount() + " threads");
        assertThat(Duration.ofNanos(best)).as("500 looks after one change").isLessThan(Duration.ofMillis(500));
    }

    @Test
    void shouldWakeOnlyTheGateThatAChangeIsAbout() throws IOException {
        AtomicInteger[] woken = new AtomicInteger[3];
        for (int i = 0; i < woken.length; i++) {
            AtomicInteger count = new AtomicInteger();
            woken[i] = count;
            waiting.add(gate(i));
            waiting.get(i).onChange(count::incrementAndGet);
        }
        look();
        IntStream.range(0, woken.length).forEach(i -> woken[i].set(0));

        api.modify("deployments", deployment(1, 2));
        api.modify("replicasets", replicaSet(1).replace("\"resourceVersion\":\"1\"", "\"resourceVersion\":\"2\""));
        api.modify("pods", pod(1).replace("\"resourceVersion\":\"1\"", "\"resourceVersion\":\"2\""));
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> woken[1].get() >= 3);

        assertThat(woken[0]).hasValue(0);
        assertThat(woken[2]).hasValue(0);
    }

    @Test
    void shouldKeepManyLocksByOneLease() throws IOException {
        List<ReleaseSite> sites = new ArrayList<>();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        for (int i = 0; i < 50; i++) {
            ReleaseSite site = new ReleaseSite(cluster, new Reporter(e -> {}, clock(now)), "build " + i);
            site.lock(ObjectRef.deployment("shop", "web-" + i));
            sites.add(site);
        }
        int before = api.requests().size();
        for (int minute = 0; minute < 5; minute++) {
            for (int beat = 0; beat < 6; beat++) {
                now.set(now.get().plusSeconds(10));
                for (ReleaseSite site : sites) {
                    site.renew();
                }
            }
        }
        assertThat(api.requests().subList(before, api.requests().size()))
                .as("five minutes of 50 locks")
                .hasSize(30)
                .allMatch(line -> line.contains("wso2-mi.alive.") || line.endsWith("/leases"));
        sites.forEach(site -> site.close(true));
        assertThat(api.leases()).isEmpty();
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
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
                return now.get();
            }
        };
    }

    @Test
    void shouldEndTheWatchWithItsLastUser() throws IOException {
        Undertaking one = gate(0);
        Undertaking two = gate(1);
        one.look();
        two.look();
        one.close();
        one.close();
        assertThat(two.look().end()).as("the other still sees the namespace").isEmpty();
        two.close();
        waiting.add(gate(2));
        look();
        assertThat(api.watches("deployments"))
                .as("watched once for the first two, and again")
                .isEqualTo(2);
    }
}
