package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** The few threads on which all releases of this controller are looked at, however many there are. */
final class Looks {
    /** Enough to keep a cluster busy; a look takes milliseconds. */
    private static final int THREADS = 8;

    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new NamingThreadFactory(new DaemonThreadFactory(), "wso2-mi look"));

    static {
        POOL.allowCoreThreadTimeOut(true);
    }

    private Looks() {}

    /** Does it on one of the threads, after a pause in milliseconds. */
    static ScheduledFuture<?> in(long pause, Runnable look) {
        return Timer.get().schedule(() -> POOL.execute(() -> asSystem(look)), pause, TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("try") // left at the end of the block, not read
    private static void asSystem(Runnable look) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            look.run();
        }
    }
}
