package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.util.Optional;
import java.util.stream.Stream;

/** What was reported of a pod, newest first. */
final class PodEvents {
    private PodEvents() {}

    static Stream<EventState> of(Snapshot snapshot, PodState pod, String reason) {
        return snapshot.eventsOf(pod.uid()).stream().filter(e -> e.reason().equals(reason));
    }

    static Optional<EventState> latest(Snapshot snapshot, PodState pod, String reason) {
        return of(snapshot, pod, reason).findFirst();
    }
}
