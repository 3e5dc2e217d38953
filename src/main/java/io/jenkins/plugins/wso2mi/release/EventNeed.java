package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a gate wants Events, which are most of what a namespace sends: as soon as anything is wrong, and when pods take
 * their time, since what keeps a container from being made is often told by Events alone. Pure.
 */
final class EventNeed {
    /** Until then a container is mostly made, its volumes mounted and its image found on the node. */
    private static final Duration UNSTARTED = Duration.ofSeconds(3);
    /** What a probe is answered is asked of the pod itself; the kubelet's words come before the first reminder. */
    private static final Duration UNREADY = Duration.ofSeconds(20);

    private EventNeed() {}

    /**
     * Whether they are wanted.
     *
     * @param since when the gate looked first
     */
    static boolean isMet(RolloutView view, List<Cause> causes, Instant since, Instant now) {
        return !view.deployment().isDeployment()
                || causes.stream().anyMatch(c -> !c.code().equals("probe"))
                || !now.isBefore(since.plus(UNREADY))
                || view.pods().stream().anyMatch(p -> isLate(p, since, now));
    }

    /** When to look again for what time alone brings about. */
    static Instant nextLook(Instant now) {
        return now.plus(UNSTARTED);
    }

    private static boolean isLate(PodState pod, Instant since, Instant now) {
        Instant begun = pod.created() == null || pod.created().isBefore(since) ? since : pod.created();
        return !pod.isReady()
                && pod.containers().stream().noneMatch(ContainerState::running)
                && !now.isBefore(begun.plus(UNSTARTED));
    }
}
