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
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
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
    private final HeardAnswers heard = new HeardAnswers();
    private final WatchUsers users = new WatchUsers();
    private final Concern concern;
    private final AtomicLong objectChanges = new AtomicLong();
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
        concern = new Concern(name -> replicaSets.getStore().getByKey(key(namespace, name)), name -> pods.getStore()
                .getByKey(key(namespace, name)));
    }

    private static String key(String namespace, String name) {
        return Cache.namespaceKeyFunc(namespace, name);
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
        informer.itemStore(new LeanStore<>());
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                changed(object);
            }

            @Override
            public void onUpdate(T before, T after) {
                changed(after);
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                changed(object);
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
        objectChanges.incrementAndGet();
        users.wakeAll();
    }

    private void changed(HasMetadata object) {
        objectChanges.incrementAndGet();
        // what cannot be told, such as a pod whose ReplicaSet is not known yet, may concern everybody
        concern.of(object).ifPresentOrElse(users::wake, users::wakeAll);
    }

    void add(NamespaceWatch user, String concern) {
        users.add(user, concern);
    }

    void remove(NamespaceWatch user, String concern) {
        users.remove(user, concern);
    }

    HeardAnswers heard() {
        return heard;
    }

    /** Wakes those who wait for an answer of a pod. */
    void answered(String pod) {
        concern.ofPod(pod).ifPresentOrElse(users::wake, users::wakeAll);
    }

    /** Wakes everybody: what was looked up may concern all. */
    void lookedUp() {
        users.wakeAll();
    }

    synchronized Snapshot snapshot() {
        // counted before reading: what changes in between is read again by the next
        long objectsNow = objectChanges.get();
        long answersNow = heard.changes();
        Snapshot known = last;
        if (known == null || objectsNow != objectsRead) {
            known = read();
        } else if (answersNow != answersRead) {
            known = known.with(heard.heard());
        }
        objectsRead = objectsNow;
        answersRead = answersNow;
        last = known;
        return known;
    }

    private Snapshot read() {
        List<PodState> present = podStates.of(pods.getStore().list());
        heard.retain(present.stream().map(PodState::name).collect(Collectors.toSet()));
        return new Snapshot(
                workloads(),
                replicaSetStates.of(replicaSets.getStore().list()),
                present,
                eventStates.of(events.getStore().list()),
                heard.heard());
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
