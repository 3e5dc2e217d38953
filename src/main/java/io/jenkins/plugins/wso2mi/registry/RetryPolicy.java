package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How often a step that failed in passing is tried again, and how long apart: the pause doubles, and a random part of
 * up to half of it is taken off, so that many builds do not come back at one moment.
 *
 * @param attempts in all, the first one included
 * @param firstPause before the second attempt
 * @param longestPause at most; also the most that a registry's {@code Retry-After} is followed
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
    /** Five attempts within some seconds; up to a minute where a registry asks for it. */
    public static final RetryPolicy USUAL = new RetryPolicy(5, Duration.ofMillis(250), Duration.ofMinutes(1));

    private static final SplittableRandom JITTER = new SplittableRandom();

    /** One attempt at something. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException, InterruptedException;
    }

    /**
     * Runs a step until it succeeds, fails for good, or was tried often enough.
     *
     * @throws RegistryException the last failure
     */
    <T> T run(Step<T> step) throws IOException, InterruptedException {
        Attempts made = new Attempts(this);
        while (true) {
            try {
                return step.run();
            } catch (RegistryException e) {
                if (!e.isPassing()) {
                    throw e;
                }
                made.failed(e);
            }
        }
    }

    /** The pause after the given attempt: never shorter than the registry asks for. */
    Duration pause(int attempt, Duration askedFor) {
        long full = Math.min(firstPause.toMillis() << Math.min(attempt - 1, 20), longestPause.toMillis());
        long jittered;
        synchronized (JITTER) {
            jittered = full - JITTER.nextLong(full / 2 + 1);
        }
        return Duration.ofMillis(Math.max(jittered, askedFor.toMillis()));
    }
}
