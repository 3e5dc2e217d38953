package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.time.Instant;

/**
 * A token that a registry takes for a while.
 *
 * @param end when to ask for another
 */
record Token(Secret value, Instant end) {
    boolean isOver() {
        return Instant.now().isAfter(end);
    }

    /** The value of an {@code Authorization} header with it (RFC 6750). */
    String header() {
        return "Bearer " + value.reveal();
    }
}
