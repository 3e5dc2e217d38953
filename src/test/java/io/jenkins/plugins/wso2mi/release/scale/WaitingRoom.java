package io.jenkins.plugins.wso2mi.release.scale;

import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Standing;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at many undertakings by few threads: at each when something has changed for it, or its time has come. */
final class WaitingRoom implements AutoCloseable {
    private final ScheduledThreadPoolExecutor threads;
    private final AtomicLong looks = new AtomicLong();
    private final List<Ended> ended = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    /** One that is over, and when it was seen to be. */
    record Ended(String name, ReleaseResult result, Instant at) {}

    WaitingRoom(int threads) {
        this.threads = new ScheduledThreadPoolExecutor(threads);
        this.threads.setRemoveOnCancelPolicy(true);
    }

    /** Takes one in. */
    void enter(String name, Undertaking undertaking) {
        Guest guest = new Guest(name, undertaking);
        undertaking.onChange(guest::wake);
        guest.wake();
    }

    /** How many looks there were, ever. */
    long looks() {
        return looks.get();
    }

    List<Ended> ended() {
        return ended;
    }

    List<Throwable> failures() {
        return failures;
    }

    private final class Guest {
        private final String name;
        private final Undertaking undertaking;
        private final AtomicBoolean awake = new AtomicBoolean();
        private ScheduledFuture<?> timer;
        private boolean over;

        Guest(String name, Undertaking undertaking) {
            this.name = name;
            this.undertaking = undertaking;
        }

        void wake() {
            if (awake.compareAndSet(false, true)) {
                threads.execute(this::look);
            }
        }

        private synchronized void look() {
            awake.set(false);
            if (over) {
                return;
            }
            if (timer != null) {
                timer.cancel(false);
            }
            looks.incrementAndGet();
            try {
                Standing standing = undertaking.look();
                if (standing.end().isPresent()) {
                    over = true;
                    ended.add(new Ended(name, standing.end().get(), Instant.now()));
                    undertaking.close();
                    return;
                }
                long wait = Math.max(
                        0, Duration.between(Instant.now(), standing.nextLook()).toMillis() + 1);
                timer = threads.schedule(this::wake, wait, TimeUnit.MILLISECONDS);
            } catch (IOException | RuntimeException e) {
                failures.add(e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
