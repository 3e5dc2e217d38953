package io.jenkins.plugins.wso2mi.testbed;

import io.jenkins.plugins.wso2mi.release.Standing;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Drives an undertaking up to a moment, and leaves it there as a JVM does that is killed. */
public final class Killed {
    private Killed() {}

    /**
     * Looks until a condition holds, then closes without an interrupt.
     *
     * @return the state that was kept last, which is one look old
     */
    public static String when(Undertaking undertaking, Callable<Boolean> moment) throws Exception {
        String kept = undertaking.state();
        Instant patience = Instant.now().plus(Duration.ofMinutes(2));
        try (undertaking) {
            while (!moment.call()) {
                if (Instant.now().isAfter(patience)) {
                    throw new AssertionError("the moment to kill it does not come");
                }
                kept = undertaking.state();
                look(undertaking);
                Thread.sleep(50);
            }
        }
        return kept;
    }

    private static void look(Undertaking undertaking) throws IOException {
        Standing standing = undertaking.look();
        if (standing.end().isPresent()) {
            throw new AssertionError("it has ended before: " + standing.end().get());
        }
    }
}
