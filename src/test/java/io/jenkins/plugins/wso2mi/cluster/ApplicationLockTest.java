package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks of two processes, here two connections, by a clock that is moved by hand. */
class ApplicationLockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private WatchedApi api;
    private Cluster ours;
    private Cluster theirs;

    @BeforeEach
    void open() throws IOException {
        api = new WatchedApi();
        ours = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
        theirs = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
    }

    @AfterEach
    void close() {
        ours.close();
        theirs.close();
        api.close();
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private void beat(ApplicationLock lock, int from, int to) throws ClusterException {
        for (int second = from; second <= to; second += 10) {
            assertThat(lock.renew(at(second))).as("at " + second).isEmpty();
        }
    }

    @Test
    void shouldHoldAsLongAsItsProcessIsAlive() throws ClusterException {
        ApplicationLock lock = ours.lock("shop", "web", "build 1");
        ApplicationLock other = theirs.lock("shop", "web", "build 2");
        assertThat(lock.take(at(0))).isEmpty();
        beat(lock, 10, 300);
        assertThat(other.take(at(320))).contains("build 1");
        assertThat(other.lastSeen()).contains(new ApplicationLock.Sign("build 1", at(300)));
        assertThat(other.take(at(331))).as("30 s after the last beat").isEmpty();
        assertThat(api.leases().keySet())
                .as("the dead one's heartbeat is removed")
                .containsExactly("wso2-mi.web");
        assertThat(lock.renew(at(332))).contains("build 2");
    }

    @Test
    void shouldNotTrustItselfAfterAGapThatOthersMayHaveSeen() throws ClusterException {
        ApplicationLock lock = ours.lock("shop", "web", "build 1");
        ApplicationLock second = ours.lock("shop", "api", "build 1");
        lock.take(at(0));
        second.take(at(0));
        beat(lock, 10, 30);
        assertThat(theirs.lock("shop", "web", "build 2").take(at(61))).isEmpty();
        assertThat(second.renew(at(62))).as("nobody has taken that one").isEmpty();
        assertThat(lock.renew(at(62))).contains("build 2");
    }

    @Test
    void shouldLapseWhenNobodyLooksAtItsReleaseAnyMoreThoughItsProcessIsAlive() throws ClusterException {
        ApplicationLock forgotten = ours.lock("shop", "web", "build 1");
        ApplicationLock busy = ours.lock("shop", "api", "build 1");
        forgotten.take(at(0));
        busy.take(at(0));
        int end = (int) ApplicationLock.CONFIRMED.toSeconds();
        beat(busy, 10, end);
        ApplicationLock other = theirs.lock("shop", "web", "build 2");
        assertThat(other.take(at(end - 1))).contains("build 1");
        assertThat(other.take(at(end + 1))).isEmpty();
        assertThat(theirs.lock("shop", "api", "build 2").take(at(end + 1)))
                .as("confirmed meanwhile")
                .contains("build 1");
    }

    @Test
    void shouldNotTouchALeaseOfSomebodyElseThatALockNames() throws ClusterException {
        theirs.lock("shop", "victim", "build 7").take(at(0));
        ours.lock("shop", "web", "build 1").take(at(0));
        api.leases()
                .computeIfPresent(
                        "wso2-mi.web",
                        (name, lease) -> lease.replaceAll("wso2-mi\\.alive\\.[0-9a-f-]{36}", "wso2-mi.victim"));
        assertThat(theirs.lock("shop", "web", "build 2").take(at(31))).isEmpty();
        assertThat(api.leases()).containsKey("wso2-mi.victim");
    }

    @Test
    void shouldLapseSoonWhenItIsLeftThoughItsProcessIsAlive() throws ClusterException {
        ApplicationLock left = ours.lock("shop", "web", "build 1");
        ApplicationLock busy = ours.lock("shop", "api", "build 1");
        left.take(at(0));
        busy.take(at(0));
        beat(busy, 10, 60);
        left.abandon(at(60));
        beat(busy, 70, 90);
        ApplicationLock other = theirs.lock("shop", "web", "build 2");
        assertThat(other.take(at(89))).contains("build 1");
        assertThat(other.take(at(60).plus(Duration.ofSeconds(30)))).isEmpty();
    }

    @Test
    void shouldCostTwoRequestsWhenAllGoesFast() throws ClusterException {
        int before = api.requests().size();
        ApplicationLock lock = ours.lock("shop", "web", "build 1");
        lock.take(at(0));
        lock.release();
        assertThat(api.requests().subList(before, api.requests().size()))
                .containsExactly(
                        "POST /apis/coordination.k8s.io/v1/namespaces/shop/leases",
                        "DELETE /apis/coordination.k8s.io/v1/namespaces/shop/leases/wso2-mi.web");
        assertThat(api.leases()).isEmpty();
    }

    @Test
    void shouldLeaveALockAloneThatSomebodyElseHasTaken() throws ClusterException {
        ApplicationLock lock = ours.lock("shop", "web", "build 1");
        lock.take(at(0));
        theirs.lock("shop", "web", "build 2").take(at(60));
        lock.release();
        assertThat(api.leases().get("wso2-mi.web")).contains("build 2");
    }

    @Test
    void shouldGoOnWithItsOwnLockInAnotherProcess() throws ClusterException {
        ours.lock("shop", "web", "build 1").take(at(0));
        ApplicationLock resumed = theirs.lock("shop", "web", "build 1");
        assertThat(resumed.take(at(5))).isEmpty();
        beat(resumed, 15, 65);
        assertThat(ours.lock("shop", "web", "build 3").take(at(70))).contains("build 1");
    }

    @Test
    void shouldEndItsHeartbeatWithTheLastLock() throws ClusterException {
        ApplicationLock one = ours.lock("shop", "web", "build 1");
        ApplicationLock two = ours.lock("shop", "api", "build 1");
        one.take(at(0));
        two.take(at(0));
        beat(one, 10, 20);
        one.release();
        assertThat(api.leases()).hasSize(2);
        two.release();
        assertThat(api.leases()).isEmpty();
    }
}
