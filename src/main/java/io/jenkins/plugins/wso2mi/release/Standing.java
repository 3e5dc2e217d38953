package io.jenkins.plugins.wso2mi.release;

import java.time.Instant;
import java.util.Optional;

/**
 * How an undertaking stands after a look.
 *
 * @param end how it ended; empty while it goes on
 * @param nextLook when to look again even if nothing changes; of no meaning after the end
 */
public record Standing(Optional<ReleaseResult> end, Instant nextLook) {
    /** It goes on. */
    public static Standing until(Instant nextLook) {
        return new Standing(Optional.empty(), nextLook);
    }

    /** It has ended. */
    public static Standing ended(ReleaseResult result) {
        return new Standing(Optional.of(result), Instant.MAX);
    }
}
