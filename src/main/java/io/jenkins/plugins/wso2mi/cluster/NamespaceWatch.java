package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The one list and watch of a namespace's Deployments, ReplicaSets, Pods and Events; whoever waits for a rollout reads
 * snapshots from it. Safe for use by several threads.
 */
public final class NamespaceWatch implements AutoCloseable {
    private final SharedIndexInformer<Deployment> deployments;
    private final SharedIndexInformer<ReplicaSet> replicaSets;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Event> events;
    private final Map<String, ProbeAnswer> probes = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long version;

    NamespaceWatch(KubernetesClient client, String namespace) {
        deployments = client.apps().deployments().inNamespace(namespace).runnableInformer(0);
        replicaSets = client.apps().replicaSets().inNamespace(namespace).runnableInformer(0);
        pods = client.pods().inNamespace(namespace).runnableInformer(0);
        events = client.v1().events().inNamespace(namespace).runnableInformer(0);
        start(deployments);
        start(replicaSets);
        start(pods);
        start(events);
    }

    private <T extends HasMetadata> void start(SharedIndexInformer<T> informer) {
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                wake();
            }

            @Override
            public void onUpdate(T before, T after) {
                wake();
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                wake();
            }
        });
        informer.start().toCompletableFuture().join();
    }

    private void wake() {
        lock.lock();
        try {
            version++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A number that grows with each change; take it before the snapshot, hand it to {@link #awaitChange}. */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something changed after a version, or the time is over.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitChange(long since, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (version == since && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        // several objects change together: one look then serves all of them
        if (left > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Remembers that a pod is being asked, without waking those who wait. */
    public void expect(String pod, ProbeAnswer answer) {
        probes.put(pod, answer);
    }

    /** Remembers what a pod answered, for the snapshots to come. */
    public void note(String pod, ProbeAnswer answer) {
        // a pod that once spoke is believed until it speaks again: silence is no answer
        probes.merge(pod, answer, (before, now) -> now.status() > 0 ? now : before.asked(now.at()));
        wake();
    }

    /** The namespace as known now. */
    public Snapshot snapshot() {
        return new Snapshot(
                stream(deployments).map(SnapshotReader::deployment).toList(),
                stream(replicaSets).map(SnapshotReader::replicaSet).toList(),
                stream(pods).map(SnapshotReader::pod).toList(),
                stream(events).map(SnapshotReader::event).toList(),
                Map.copyOf(probes));
    }

    private static <T> Stream<T> stream(SharedIndexInformer<T> informer) {
        return List.copyOf(informer.getStore().list()).stream();
    }

    @Override
    public void close() {
        Stream.of(deployments, replicaSets, pods, events).forEach(SharedIndexInformer::close);
    }
}
