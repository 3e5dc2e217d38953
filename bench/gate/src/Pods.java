import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stands for the kubelet in a namespace, whose pods no scheduler takes: says of each new pod, some time after it came,
 * that it is ready; and remembers when the API told that a Deployment is complete.
 */
final class Pods implements AutoCloseable {
    /** Long enough for every contestant to have begun to wait. */
    static final int READY_AFTER_MS = 1_000;

    private static final String READY = """
            {"status": {"phase": "Running", "startTime": "%1$s", "conditions": [
              {"type": "PodScheduled", "status": "True", "lastTransitionTime": "%1$s"},
              {"type": "Initialized", "status": "True", "lastTransitionTime": "%1$s"},
              {"type": "ContainersReady", "status": "True", "lastTransitionTime": "%1$s"},
              {"type": "Ready", "status": "True", "lastTransitionTime": "%1$s"}],
             "containerStatuses": [{"name": "web", "image": "web", "imageID": "web", "restartCount": 0, "ready": true,
              "started": true, "state": {"running": {"startedAt": "%1$s"}}}]}}
            """;

    private final KubernetesClient client;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> complete = new ConcurrentHashMap<>();
    private final Watch pods;
    private final Watch deployments;

    Pods(KubernetesClient client, String namespace) {
        this.client = client;
        pods = client.pods().inNamespace(namespace).watch(new Each<Pod>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
                if (known.add(pod.getMetadata().getUid())) {
                    clock.schedule(() -> ready(pod), READY_AFTER_MS, TimeUnit.MILLISECONDS);
                }
            }
        });
        deployments = client.apps().deployments().inNamespace(namespace).watch(new Each<Deployment>() {
            @Override
            public void eventReceived(Action action, Deployment deployment) {
                long now = System.nanoTime();
                if (isComplete(deployment)) {
                    complete.putIfAbsent(deployment.getMetadata().getName(), now);
                }
            }
        });
    }

    private abstract static class Each<T> implements Watcher<T> {
        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("a watch of the bench has ended", cause);
        }

        @Override
        public void onClose() {}
    }

    private void ready(Pod pod) {
        client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        READY.formatted(Instant.now().toString()));
    }

    private static boolean isComplete(Deployment deployment) {
        DeploymentStatus status = deployment.getStatus();
        int wanted = deployment.getSpec().getReplicas();
        return status != null
                && status.getObservedGeneration() != null
                && status.getObservedGeneration()
                        .equals(deployment.getMetadata().getGeneration())
                && is(wanted, status.getReplicas())
                && is(wanted, status.getUpdatedReplicas())
                && is(wanted, status.getAvailableReplicas());
    }

    private static boolean is(int wanted, Integer number) {
        return number != null && number == wanted;
    }

    /** When the API first told that a Deployment is complete, by {@link System#nanoTime}. */
    long completed(String deployment) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            Long at = complete.get(deployment);
            if (at != null) {
                return at;
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException(deployment + " does not become complete");
    }

    @Override
    public void close() {
        pods.close();
        deployments.close();
        clock.shutdownNow();
    }
}
