package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one list and watch of a namespace's objects, and the snapshot of them that all users share. */
final class NamespaceObjects {
    /** What is reported of everything that goes well, and tells nothing that the objects do not tell. */
    private static final List<String> ROUTINE =
            List.of("Scheduled", "Created", "Started", "ScalingReplicaSet", "SuccessfulDelete");

    private final String namespace;
    private final WatchedKind<Deployment, DeploymentState> deployments;
    private final WatchedKind<ReplicaSet, ReplicaSetState> replicaSets;
    private final WatchedKind<Pod, PodState> pods;
    private final WatchedKind<Event, EventState> events;
    private final WatchedKind<StatefulSet, DeploymentState> statefulSets;
    private final WatchedKind<DaemonSet, DeploymentState> daemonSets;
    private final HeardAnswers heard = new HeardAnswers();
    private final WatchUsers users = new WatchUsers();
    private final Concern concern;
    private final AtomicLong objectChanges = new AtomicLong();
    private long objectsRead = -1;
    private long answersRead = -1;
    private @Nullable Snapshot last;

    private NamespaceObjects(KubernetesClient client, Informers informers, String namespace) {
        this.namespace = namespace;
        var apps = client.apps();
        statefulSets = new WatchedKind<>(
                informers,
                StatefulSet.class,
                apps.statefulSets().inNamespace(namespace),
                SetReader::statefulSet,
                this::changed);
        daemonSets = new WatchedKind<>(
                informers,
                DaemonSet.class,
                apps.daemonSets().inNamespace(namespace),
                SetReader::daemonSet,
                this::changed);
        deployments = new WatchedKind<>(
                informers,
                Deployment.class,
                apps.deployments().inNamespace(namespace),
                SnapshotReader::deployment,
                this::changed);
        replicaSets = new WatchedKind<>(
                informers,
                ReplicaSet.class,
                apps.replicaSets().inNamespace(namespace),
                SnapshotReader::replicaSet,
                this::changed);
        pods = new WatchedKind<>(
                informers, Pod.class, client.pods().inNamespace(namespace), SnapshotReader::pod, this::changed);
        events = new WatchedKind<>(
                informers, Event.class, unusual(client, namespace), SnapshotReader::event, this::changed);
        concern = new Concern(name -> replicaSets.find(key(namespace, name)), name -> pods.find(key(namespace, name)));
    }

    private static Informable<Event> unusual(KubernetesClient client, String namespace) {
        var some = client.v1().events().inNamespace(namespace).withNewFilter();
        for (String reason : ROUTINE) {
            some = some.withoutField("reason", reason);
        }
        return some.endFilter();
    }

    private static String key(String namespace, String name) {
        return Cache.namespaceKeyFunc(namespace, name);
    }

    static NamespaceObjects open(KubernetesClient client, Informers informers, String namespace)
            throws ClusterException {
        NamespaceObjects objects = new NamespaceObjects(client, informers, namespace);
        try {
            objects.deployments.open();
            objects.replicaSets.open();
            objects.pods.open();
            return objects;
        } catch (CompletionException e) {
            objects.close();
            throw Answers.failure("watch namespace " + namespace, e);
        }
    }

    /** Lists and watches a kind that few releases need, from the first call on. */
    void follow(String kind) throws ClusterException {
        WatchedKind<?, ?> asked =
                switch (kind) {
                    case "StatefulSet" -> statefulSets;
                    case "DaemonSet" -> daemonSets;
                    case NamespaceWatch.EVENTS -> events;
                    default -> null;
                };
        if (asked == null || asked.isOpen()) {
            return;
        }
        try {
            asked.open();
        } catch (CompletionException e) {
            throw Answers.failure("watch " + kind + "s of namespace " + namespace, e);
        }
        // no lock is held here: who is woken may hold one of his own, and want a snapshot
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
        List<PodState> present = pods.states();
        heard.retain(present.stream().map(PodState::name).collect(Collectors.toSet()));
        return new Snapshot(
                workloads(), replicaSets.states(), present, events.isOpen() ? events.states() : null, heard.heard());
    }

    private List<DeploymentState> workloads() {
        List<DeploymentState> workloads = new ArrayList<>(deployments.states());
        workloads.addAll(statefulSets.states());
        workloads.addAll(daemonSets.states());
        return workloads;
    }

    void close() {
        Stream.of(deployments, replicaSets, pods, events, statefulSets, daemonSets)
                .forEach(WatchedKind::close);
    }
}
