package io.jenkins.plugins.wso2mi.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C and SIGTERM into an interrupt of the working thread, which then has time to take its release back. */
final class Interruption {
    private static final long PATIENCE_MINUTES = 6;
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    private Interruption() {}

    /** From now on a signal interrupts the calling thread, and the process ends when {@link #markEnded} is called. */
    static void listen() {
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(worker), "interruption"));
    }

    private static void interrupt(Thread worker) {
        if (ENDED.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            if (!ENDED.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                System.err.println("error: the release could not be taken back in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is over: a shutdown need not wait for it. */
    static void markEnded() {
        ENDED.countDown();
    }
}
