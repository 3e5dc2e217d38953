package standin.artifact;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The clock of all polling inbound endpoints: one thread, so that no two polls overlap. */
public final class Inbounds {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "inbound-poll");
        thread.setDaemon(true);
        return thread;
    });

    ScheduledFuture<?> every(long millis, Runnable poll) {
        return clock.scheduleWithFixedDelay(poll, millis, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts no more polls, and waits for the one that runs.
     *
     * @param seconds how long to wait at most
     * @throws InterruptedException if the wait is interrupted
     */
    public void stop(long seconds) throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(seconds, TimeUnit.SECONDS);
    }
}
