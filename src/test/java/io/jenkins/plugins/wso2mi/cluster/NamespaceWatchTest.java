package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceWatchTest {
    @TempDir
    private Path folder;

    private WatchedApi api;
    private Cluster cluster;

    @BeforeEach
    void connect() throws IOException {
        api = new WatchedApi()
                .list("deployments", List.of())
                .list("replicasets", List.of())
                .list("pods", List.of());
        cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
    }

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    @Test
    void shouldKnowEventsFromWhenSomebodyFollowsThem() throws IOException {
        api.list("events", List.of());
        try (NamespaceWatch watch = cluster.watchWorkloads("shop")) {
            assertThat(watch.snapshot().areEventsKnown()).isFalse();
            watch.follow(NamespaceWatch.EVENTS);
            watch.follow(NamespaceWatch.EVENTS);
            assertThat(watch.snapshot().areEventsKnown()).isTrue();
            assertThat(api.watches("events")).isEqualTo(1);
        }
    }

    @Test
    void shouldLetWhoeverIsWokenTakeASnapshotFromAnotherThread() throws IOException {
        api.list("events", List.of());
        AtomicInteger snapshots = new AtomicInteger();
        try (NamespaceWatch watch = cluster.watchWorkloads("shop")) {
            watch.onChange(() -> {
                CompletableFuture<Integer> other = CompletableFuture.supplyAsync(
                        () -> watch.snapshot().pods().size());
                snapshots.addAndGet(
                        other.completeOnTimeout(-1, 2, TimeUnit.SECONDS).join() + 1);
            });
            watch.follow(NamespaceWatch.EVENTS);
        }
        assertThat(snapshots).as("woken once, with a snapshot").hasValue(1);
    }

    @Test
    void shouldFollowEventsAtTheSecondTry() throws IOException {
        api.withoutWatchList();
        try (NamespaceWatch watch = cluster.watchWorkloads("shop")) {
            assertThatThrownBy(() -> watch.follow(NamespaceWatch.EVENTS)).isInstanceOf(ClusterException.class);
            assertThat(watch.snapshot().areEventsKnown()).isFalse();
            api.list("events", List.of());
            watch.follow(NamespaceWatch.EVENTS);
            assertThat(watch.snapshot().areEventsKnown()).isTrue();
        }
    }
}
