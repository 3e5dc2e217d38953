package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the causes for which a rollout does not get on, worst first. A pure function of the snapshot. */
final class Diagnosis {
    private Diagnosis() {}

    /**
     * Looks at the newest revision of a workload.
     *
     * @param known causes of those among its pods that are Ready
     * @param lookups what was looked up elsewhere; what is to be asked is noted there
     */
    static List<Cause> of(Snapshot snapshot, RolloutView view, List<Cause> known, Lookups lookups) {
        List<Cause> causes = new ArrayList<>(CreationCauses.of(snapshot, view, lookups));
        for (PodState pod : view.pods()) {
            if (!pod.isReady()) {
                causes.addAll(PodCauses.of(snapshot, pod, lookups));
            }
        }
        causes.addAll(known);
        view.ended().stream().map(Diagnosis::ended).forEach(causes::add);
        causes.sort(Comparator.comparing(Cause::kind));
        return causes;
    }

    /** Whoever owned it makes another one. */
    private static Cause ended(PodState pod) {
        return Cause.passing(
                "Pod " + pod.name(),
                "ended",
                "the node " + pod.node() + " has ended it (" + pod.reason() + "): " + pod.message(),
                "another one takes its place; look at the node if that goes on");
    }
}
