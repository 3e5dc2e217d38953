package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.time.Instant;
import java.util.List;

/** Asks pods for their health in the background; answers come with later snapshots. */
public final class HealthAsker {
    private final NamespaceWatch watch;
    private final PodTalk pods;

    /** Asks pods of a watched namespace. */
    public HealthAsker(NamespaceWatch watch, PodTalk pods) {
        this.watch = watch;
        this.pods = pods;
    }

    /** Asks the pods that have an HTTP readiness probe. */
    public void ask(List<PodState> asked, Instant now) {
        for (PodState pod : asked) {
            if (pod.readiness() != null) {
                // noted before the answer comes, so that a slow pod is not asked twice
                watch.expect(pod.name(), now);
                var unused = pods.health(pod, pod.readiness(), now).thenAccept(a -> watch.note(pod.name(), a));
            }
        }
    }
}
