package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a change takes to reach those who serve, where nobody says that it has. Whoever begins to look counts from
 * then: a driver that was ended in the middle may have changed something a moment before.
 */
final class Settling {
    private final Clock clock;
    private final Duration time;
    private volatile Instant changed;

    Settling(Clock clock, Duration time) {
        this.clock = clock;
        this.time = time;
        this.changed = clock.instant();
    }

    /** Begins anew. */
    void begin() {
        changed = clock.instant();
    }

    /** Pending, or taken when the time is over. */
    Standing standing(String route, int weight) {
        boolean over = !clock.instant().isBefore(changed.plus(time));
        return over
                ? new Standing(State.TAKEN, weight, route + ": unchanged for " + time.toSeconds() + " s")
                : new Standing(State.PENDING, weight, route + " was changed less than " + time.toSeconds() + " s ago");
    }
}
