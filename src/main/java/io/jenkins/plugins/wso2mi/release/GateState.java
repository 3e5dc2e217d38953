package io.jenkins.plugins.wso2mi.release;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting gate remembers between two looks; a small value, with no thread and no socket.
 *
 * @param deployment the Deployment's name
 * @param release the release that the Deployment must carry; null to accept any
 * @param generation the generation that has to be observed
 * @param deadline when waiting ends
 * @param seen since when, and until when, each cause was seen, by its key
 * @param said the last progress that was told, empty before the first
 * @param saidAt when it was told
 */
public record GateState(
        String deployment,
        @Nullable String release,
        long generation,
        Instant deadline,
        Map<String, Seen> seen,
        String said,
        Instant saidAt) {
    public GateState {
        seen = Map.copyOf(seen);
    }

    /** First and last moment of a cause. */
    public record Seen(Instant first, Instant last) {}

    /** A gate that begins to wait. */
    public static GateState begin(String deployment, @Nullable String release, long generation, Instant deadline) {
        return new GateState(deployment, release, generation, deadline, Map.of(), "", Instant.EPOCH);
    }

    /** The same gate, for a rollout that is observed with another generation. */
    public GateState forGeneration(long other) {
        return new GateState(deployment, release, other, deadline, seen, said, saidAt);
    }

    /** The same gate with another end of waiting. */
    public GateState until(Instant later) {
        return new GateState(deployment, release, generation, later, seen, said, saidAt);
    }

    GateState remember(Map<String, Seen> now) {
        return new GateState(deployment, release, generation, deadline, now, said, saidAt);
    }

    /** The same gate after something was told. */
    public GateState told(String progress, Instant at) {
        return new GateState(deployment, release, generation, deadline, seen, progress, at);
    }
}
