package io.jenkins.plugins.wso2mi.release;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting gate remembers between two looks; a small value, with no thread and no socket.
 *
 * @param kind what rolls out: {@code Deployment}, {@code StatefulSet} or {@code DaemonSet}
 * @param deployment its name
 * @param release the release that a Deployment must carry; null to accept any
 * @param generation the generation that has to be observed
 * @param deadline when waiting ends
 * @param since when it looked first; null before
 * @param seen since when, and until when, each cause was seen, by its key
 * @param template the pod template that rolls out; null before it was seen
 * @param said the last progress that was told, empty before the first
 * @param saidAt when it was told
 */
public record GateState(
        String kind,
        String deployment,
        @Nullable String release,
        long generation,
        Instant deadline,
        @Nullable Instant since,
        Map<String, Seen> seen,
        @Nullable Integer template,
        String said,
        Instant saidAt) {
    public GateState {
        seen = Map.copyOf(seen);
    }

    /** First and last moment of a cause. */
    public record Seen(Instant first, Instant last) {}

    /** A gate that begins to wait for a Deployment. */
    public static GateState begin(String deployment, @Nullable String release, long generation, Instant deadline) {
        return begin("Deployment", deployment, release, generation, deadline);
    }

    /** A gate that begins to wait for a workload. */
    static GateState begin(String kind, String name, @Nullable String release, long generation, Instant deadline) {
        return new GateState(kind, name, release, generation, deadline, null, Map.of(), null, "", Instant.EPOCH);
    }

    /** The same gate, for a rollout that is observed with another generation. */
    public GateState forGeneration(long other) {
        return new GateState(kind, deployment, release, other, deadline, since, seen, template, said, saidAt);
    }

    /** The same gate with another end of waiting. */
    public GateState until(Instant later) {
        return new GateState(kind, deployment, release, generation, later, since, seen, template, said, saidAt);
    }

    GateState remember(Map<String, Seen> now) {
        return new GateState(kind, deployment, release, generation, deadline, since, now, template, said, saidAt);
    }

    /** The same gate, for a pod template that was seen to roll out. */
    GateState rolling(int pods, Instant now) {
        Instant first = since == null ? now : since;
        return new GateState(kind, deployment, release, generation, deadline, first, seen, pods, said, saidAt);
    }

    /** The same gate after something was told. */
    public GateState told(String progress, Instant at) {
        return new GateState(kind, deployment, release, generation, deadline, since, seen, template, progress, at);
    }
}
