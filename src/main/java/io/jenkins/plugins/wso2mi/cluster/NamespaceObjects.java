package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Lookup;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one list and watch of a namespace's objects, and the snapshot of them that all users share. */
final class NamespaceObjects {
    private final String namespace;
    private final SharedIndexInformer<Deployment> deployments;
    private final SharedIndexInformer<ReplicaSet> replicaSets;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Event> events;
    private final SharedIndexInformer<StatefulSet> statefulSets;
    private final SharedIndexInformer<DaemonSet> daemonSets;
    private final OnceRead<Deployment, DeploymentState> deploymentStates = new OnceRead<>(SnapshotReader::deployment);
    private final OnceRead<ReplicaSet, ReplicaSetState> replicaSetStates = new OnceRead<>(SnapshotReader::replicaSet);
    private final OnceRead<Pod, PodState> podStates = new OnceRead<>(SnapshotReader::pod);
    private final OnceRead<Event, EventState> eventStates = new OnceRead<>(SnapshotReader::event);
    private final OnceRead<StatefulSet, DeploymentState> statefulSetStates = new OnceRead<>(SetReader::statefulSet);
    private final OnceRead<DaemonSet, DeploymentState> daemonSetStates = new OnceRead<>(SetReader::daemonSet);
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final Map<String, ProbeAnswer> probes = new ConcurrentHashMap<>();
    private final Map<String, LogExcerpt> logs = new ConcurrentHashMap<>();
    private final Map<String, Lookup> lookups = new ConcurrentHashMap<>();
    private final List<NamespaceWatch> users = new CopyOnWriteArrayList<>();
    private final AtomicLong objectChanges = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private long objectsRead = -1;
    private long answersRead = -1;
    private @Nullable Snapshot last;

    private NamespaceObjects(KubernetesClient client, String namespace) {
        this.namespace = namespace;
        statefulSets = client.apps().statefulSets().inNamespace(namespace).runnableInformer(0);
        daemonSets = client.apps().daemonSets().inNamespace(namespace).runnableInformer(0);
        deployments = client.apps().deployments().inNamespace(namespace).runnableInformer(0);
        replicaSets = client.apps().replicaSets().inNamespace(namespace).runnableInformer(0);
        pods = client.pods().inNamespace(namespace).runnableInformer(0);
        events = client.v1().events().inNamespace(namespace).runnableInformer(0);
    }

    static NamespaceObjects open(KubernetesClient client, String namespace) throws ClusterException {
        NamespaceObjects objects = new NamespaceObjects(client, namespace);
        try {
            objects.start(objects.deployments);
            objects.start(objects.replicaSets);
            objects.start(objects.pods);
            objects.start(objects.events);
            return objects;
        } catch (CompletionException e) {
            objects.close();
            throw Answers.failure("watch namespace " + namespace, e);
        }
    }

    private <T extends HasMetadata> void start(SharedIndexInformer<T> informer) {
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                changed();
            }

            @Override
            public void onUpdate(T before, T after) {
                changed();
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                changed();
            }
        });
        informer.start().toCompletableFuture().join();
    }

    /** Lists and watches a kind that few releases hold, from the first call on. */
    synchronized void follow(String kind) throws ClusterException {
        if (followed.contains(kind)) {
            return;
        }
        try {
            switch (kind) {
                case "StatefulSet" -> start(statefulSets);
                case "DaemonSet" -> start(daemonSets);
                default -> {
                    return;
                }
            }
        } catch (CompletionException e) {
            throw Answers.failure("watch " + kind + "s of namespace " + namespace, e);
        }
        followed.add(kind);
        changed();
    }

    private void changed() {
        objectChanges.incrementAndGet();
        users.forEach(NamespaceWatch::changed);
    }

    void add(NamespaceWatch user) {
        users.add(user);
    }

    void remove(NamespaceWatch user) {
        users.remove(user);
    }

    void expect(String pod, Instant now) {
        probes.compute(pod, (name, before) -> before == null ? new ProbeAnswer(now, 0, "") : before.asked(now));
        answers.incrementAndGet();
    }

    void note(String pod, ProbeAnswer answer) {
        // a pod that once spoke is believed until it speaks again: silence is no answer
        probes.merge(pod, answer, (before, now) -> now.status() > 0 ? now : before.asked(now.at()));
        answers.incrementAndGet();
        users.forEach(NamespaceWatch::changed);
    }

    void expectLog(String log, int restarts, Instant now) {
        logs.compute(log, (name, before) -> {
            boolean same = before != null && before.restarts() == restarts;
            return (same ? before : LogExcerpt.unread(restarts, now)).again(now);
        });
        answers.incrementAndGet();
    }

    /** An answer for a run that is over, or of a pod that is gone, is nobody's any more; silence is no answer. */
    void noteLog(String log, LogExcerpt answer) {
        logs.computeIfPresent(log, (name, before) -> {
            boolean news = before.restarts() == answer.restarts() && (answer.status() > 0 || before.status() == 0);
            return news ? before.answered(answer) : before;
        });
        answers.incrementAndGet();
        users.forEach(NamespaceWatch::changed);
    }

    void expectLookup(String question, Instant now) {
        lookups.compute(question, (name, before) -> before == null ? Lookup.asked(now) : before.again(now));
        answers.incrementAndGet();
    }

    void noteLookup(String question, Lookup answer) {
        lookups.put(question, answer);
        answers.incrementAndGet();
        users.forEach(NamespaceWatch::changed);
    }

    synchronized Snapshot snapshot() {
        // counted before reading: what changes in between is read again by the next
        long objectsNow = objectChanges.get();
        long answersNow = answers.get();
        Snapshot known = last;
        if (known == null || objectsNow != objectsRead) {
            known = read();
        } else if (answersNow != answersRead) {
            known = known.withAnswers(probes, logs, lookups);
        }
        objectsRead = objectsNow;
        answersRead = answersNow;
        last = known;
        return known;
    }

    private Snapshot read() {
        List<PodState> present = podStates.of(pods.getStore().list());
        Set<String> names = present.stream().map(PodState::name).collect(Collectors.toSet());
        probes.keySet().retainAll(names);
        logs.keySet().removeIf(log -> !names.contains(log.substring(0, log.indexOf('/'))));
        return new Snapshot(
                workloads(),
                replicaSetStates.of(replicaSets.getStore().list()),
                present,
                eventStates.of(events.getStore().list()),
                probes,
                logs,
                lookups);
    }

    private List<DeploymentState> workloads() {
        List<DeploymentState> workloads =
                new ArrayList<>(deploymentStates.of(deployments.getStore().list()));
        workloads.addAll(statefulSetStates.of(statefulSets.getStore().list()));
        workloads.addAll(daemonSetStates.of(daemonSets.getStore().list()));
        return workloads;
    }

    void close() {
        Stream.of(deployments, replicaSets, pods, events, statefulSets, daemonSets)
                .forEach(SharedIndexInformer::close);
    }
}
