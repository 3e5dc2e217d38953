package io.jenkins.plugins.wso2mi.release;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Drives an undertaking by the calling thread. */
public final class Drive {
    private Drive() {}

    /** What begins an undertaking. */
    @FunctionalInterface
    public interface Beginning {
        /**
         * Begins.
         *
         * @return what goes on; whoever began it closes it
         * @throws IOException if the cluster fails
         */
        Undertaking begin() throws IOException;
    }

    /**
     * Begins, looks until it has ended, and closes it, whatever comes.
     *
     * @throws IOException if it cannot be begun, or a look fails
     */
    public static ReleaseResult toTheEnd(Beginning beginning) throws IOException {
        try (Undertaking undertaking = beginning.begin()) {
            return toTheEnd(undertaking);
        }
    }

    /**
     * Looks until it has ended. An interrupt of the thread asks for an orderly end and the looks go on; a second one
     * ends it as it stands.
     *
     * @throws IOException if a look fails
     */
    public static ReleaseResult toTheEnd(Undertaking undertaking) throws IOException {
        Semaphore changes = new Semaphore(0);
        undertaking.onChange(changes::release);
        while (true) {
            changes.drainPermits();
            Standing standing = undertaking.look();
            if (standing.end().isPresent()) {
                return standing.end().get();
            }
            try {
                await(changes, standing.nextLook());
            } catch (InterruptedException e) {
                undertaking.interrupt();
            }
        }
    }

    private static void await(Semaphore changes, Instant until) throws InterruptedException {
        // a millisecond too early would be a look for nothing
        long millis = Math.max(0, Duration.between(Instant.now(), until).toMillis() + 1);
        if (changes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            // several objects change together: one look then serves all of them
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
