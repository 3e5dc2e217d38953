package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds what belongs to one workload among the objects of a namespace. */
final class SnapshotIndex {
    private static final Comparator<EventState> NEWEST_FIRST = Comparator.comparing(
                    (EventState e) -> e.last() == null ? Instant.EPOCH : e.last())
            .reversed();

    private final Map<String, DeploymentState> workloads = new HashMap<>();
    private final Map<String, List<ReplicaSetState>> replicaSets;
    private final Map<String, List<PodState>> pods;
    private final Map<String, List<EventState>> events;

    SnapshotIndex(
            List<DeploymentState> workloads,
            List<ReplicaSetState> replicaSets,
            List<PodState> pods,
            List<EventState> events) {
        workloads.forEach(w -> this.workloads.put(key(w.kind(), w.name()), w));
        this.replicaSets = by(replicaSets, ReplicaSetState::owner);
        this.pods = by(pods, PodState::owner);
        this.events = by(events, EventState::uid);
    }

    private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> key) {
        Map<String, List<T>> found = new LinkedHashMap<>();
        // most have one only
        all.forEach(one ->
                found.computeIfAbsent(key.apply(one), k -> new ArrayList<>(1)).add(one));
        return found;
    }

    private static String key(String kind, String name) {
        return kind + "/" + name;
    }

    Optional<DeploymentState> workload(String kind, String name) {
        return Optional.ofNullable(workloads.get(key(kind, name)));
    }

    /** Newest first. */
    List<ReplicaSetState> revisionsOf(DeploymentState workload) {
        if (!workload.isDeployment()) {
            return revisionsOfSet(workload);
        }
        return replicaSets.getOrDefault(workload.uid(), List.of()).stream()
                .sorted(Comparator.comparingLong(ReplicaSetState::revision).reversed())
                .toList();
    }

    /** StatefulSets and DaemonSets own their pods themselves: a revision is what its pods have in common. */
    private List<ReplicaSetState> revisionsOfSet(DeploymentState set) {
        String newest = set.uid() + "/" + set.update();
        List<ReplicaSetState> revisions = new ArrayList<>();
        revisions.add(revision(set, newest, set.revision()));
        pods.keySet().stream()
                .filter(owner -> owner.startsWith(set.uid() + "/") && !owner.equals(newest))
                .forEach(owner -> revisions.add(revision(set, owner, 0)));
        return revisions;
    }

    private static ReplicaSetState revision(DeploymentState set, String uid, long revision) {
        int template = revision == 0 ? ~set.template() : set.template();
        return new ReplicaSetState(
                set.name(),
                uid,
                set.uid(),
                revision,
                template,
                set.replicas(),
                Map.of(),
                set.images(),
                List.of(),
                null);
    }

    List<PodState> podsOf(ReplicaSetState replicaSet) {
        return List.copyOf(pods.getOrDefault(replicaSet.uid(), List.of()));
    }

    /** Newest first. */
    List<EventState> eventsOf(String uid) {
        return events.getOrDefault(uid, List.of()).stream().sorted(NEWEST_FIRST).toList();
    }
}
