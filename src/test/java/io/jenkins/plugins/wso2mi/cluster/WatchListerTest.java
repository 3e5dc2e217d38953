package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchListerTest {
    private static final String PATH = "GET /api/v1/namespaces/shop/pods";

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    private static Pod pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withUid("uid-" + name)
                .withResourceVersion("5")
                .endMetadata()
                .build();
    }

    private static Pod bookmark(String version, boolean end) {
        PodBuilder mark =
                new PodBuilder().withNewMetadata().withResourceVersion(version).endMetadata();
        return end
                ? mark.editMetadata()
                        .addToAnnotations("k8s.io/initial-events-end", "true")
                        .endMetadata()
                        .build()
                : mark.build();
    }

    private final Watcher<Pod> heir = new Watcher<>() {
        @Override
        public void eventReceived(Action action, Pod pod) {
            told.add(action + " " + pod.getMetadata().getName());
        }

        @Override
        public void onClose(WatcherException cause) {
            told.add("closed: " + cause.getMessage());
        }
    };

    private static String json(String name) {
        return """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%1$s","namespace":"shop","uid":"%1$s",\
                "resourceVersion":"1"},"spec":{"containers":[]},"status":{"phase":"Running"}}""".formatted(name);
    }

    private static List<String> pods(NamespaceWatch watch) {
        return watch.snapshot().pods().stream()
                .map(p -> p.name() + " " + p.phase())
                .toList();
    }

    private static WatchedApi api() throws IOException {
        return new WatchedApi()
                .list("deployments", List.of())
                .list("replicasets", List.of())
                .list("pods", List.of(json("a"), json("b")));
    }

    private List<String> asked(WatchedApi api) {
        return api.requests().stream().filter(r -> r.startsWith(PATH)).toList();
    }

    @Test
    void shouldListByTheWatchAlone() throws IOException {
        try (WatchedApi api = api();
                Cluster cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
                NamespaceWatch watch = cluster.watchWorkloads("shop")) {
            assertThat(pods(watch)).containsExactlyInAnyOrder("a Running", "b Running");
            // the first one asks for a WebSocket, which is not to be had here
            assertThat(asked(api)).containsExactly(PATH + " watch", PATH + " watch");
            api.modify("pods", json("a").replace("Running", "Failed").replace("\"1\"", "\"2\""));
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> pods(watch)
                    .contains("a Failed"));
            assertThat(asked(api)).hasSize(2);
        }
    }

    @Test
    void shouldListAsAlwaysWhereTheServerDoesNotKnowThat() throws IOException {
        try (WatchedApi api = api().withoutWatchList();
                Cluster cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
                NamespaceWatch watch = cluster.watchWorkloads("shop")) {
            assertThat(pods(watch)).containsExactlyInAnyOrder("a Running", "b Running");
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> api.watches("pods") == 1);
            assertThat(asked(api)).as("tried with the first kind only").startsWith(PATH);
            api.modify("pods", json("b").replace("Running", "Failed").replace("\"1\"", "\"2\""));
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> pods(watch)
                    .contains("b Failed"));
        }
    }

    @Test
    void shouldKeepWhatComesBetweenTheListAndItsHeir() throws Exception {
        FirstWatch<Pod> watch = new FirstWatch<>(() -> told.add("begun"));
        watch.eventReceived(Action.ADDED, pod("a"));
        watch.eventReceived(Action.ADDED, pod("b"));
        watch.eventReceived(Action.DELETED, pod("a"));
        watch.eventReceived(Action.BOOKMARK, bookmark("6", false));
        assertThat(watch.list()).isNotDone();
        watch.eventReceived(Action.BOOKMARK, bookmark("7", true));
        assertThat(watch.list().get().getMetadata().getResourceVersion()).isEqualTo("7");
        assertThat(watch.list().get().getItems()).containsExactly(pod("b"));

        watch.eventReceived(Action.MODIFIED, pod("b"));
        watch.eventReceived(Action.BOOKMARK, bookmark("8", false));
        watch.onClose(new WatcherException("gone"));
        assertThat(told).containsExactly("begun");
        watch.handTo(heir);
        assertThat(told).containsExactly("begun", "MODIFIED b", "closed: gone");
    }

    @Test
    void shouldNotTakeABeginningInTwoPartsForAll() {
        FirstWatch<Pod> watch = new FirstWatch<>(() -> {});
        watch.eventReceived(Action.ADDED, pod("a"));
        assertThat(watch.reconnecting()).isTrue();
        watch.eventReceived(Action.BOOKMARK, bookmark("7", true));
        assertThat(watch.list()).isCompletedExceptionally();
    }
}
