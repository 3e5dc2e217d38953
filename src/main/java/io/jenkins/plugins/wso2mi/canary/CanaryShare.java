package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What share of the traffic the new release has. */
final class CanaryShare {
    private CanaryShare() {}

    /** The shares of the moment, by ready pods and, where there is one, by the route. */
    static Event.Traffic of(CanaryState state, Snapshot snapshot, Instant now) {
        int canary = ready(snapshot, revisions(snapshot, state.canaryName()));
        int before = 0;
        int promoted = 0;
        for (ReplicaSetState revision : revisions(snapshot, state.application()).toList()) {
            boolean isNew = ReleaseRecord.idIn(revision.annotations())
                    .equals(Optional.of(state.release().id()));
            int pods = ready(snapshot, Stream.of(revision));
            before += isNew ? 0 : pods;
            promoted += isNew ? pods : 0;
        }
        int share = state.route() == null
                ? percent(canary + promoted, before)
                : state.routed() + Math.round((100 - state.routed()) * percent(promoted, before) / 100f);
        return new Event.Traffic(now, state.application(), weight(state), share, before, canary + promoted);
    }

    private static int percent(int after, int before) {
        return before + after == 0 ? 0 : Math.round(100f * after / (before + after));
    }

    private static int weight(CanaryState state) {
        return switch (state.phase()) {
            case ABORT -> 0;
            case PROMOTE, CLEAN -> 100;
            default -> state.current().weight();
        };
    }

    private static Stream<ReplicaSetState> revisions(Snapshot snapshot, String deployment) {
        Optional<DeploymentState> found = snapshot.deployment(deployment);
        return found.stream().flatMap(d -> snapshot.revisionsOf(d).stream());
    }

    private static int ready(Snapshot snapshot, Stream<ReplicaSetState> revisions) {
        return (int) revisions
                .flatMap(r -> snapshot.podsOf(r).stream())
                .filter(p -> p.isReady() && !p.deleting())
                .count();
    }
}
