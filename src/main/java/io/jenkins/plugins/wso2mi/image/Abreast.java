package io.jenkins.plugins.wso2mi.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does pieces of work at registries beside each other: each waits for the network most of its time. */
public final class Abreast {
    /** As many as registries let one client have, and no more than a slow line can bear. */
    private static final int WIDTH = 6;

    private Abreast() {}

    /** A piece of work that does not depend on the others. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException, InterruptedException;
    }

    /**
     * Does all of it. After a failure the others are ended before this returns.
     *
     * @return the results, in the order of the work
     * @throws IOException the first failure
     * @throws InterruptedException if this thread is interrupted
     */
    public static <T> List<T> all(List<Work<T>> works) throws IOException, InterruptedException {
        if (works.size() == 1) {
            return List.of(works.get(0).run());
        }
        if (works.isEmpty()) {
            return List.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(WIDTH, works.size()), Abreast::thread);
        try {
            return results(works, new ExecutorCompletionService<>(pool));
        } finally {
            end(pool);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "wso2-mi registry");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> List<T> results(List<Work<T>> works, ExecutorCompletionService<T> pool)
            throws IOException, InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        works.forEach(work -> futures.add(pool.submit(work::run)));
        List<T> results = new ArrayList<>();
        try {
            for (int i = 0; i < futures.size(); i++) {
                // whoever ends first is looked at first, so that a failure is not waited for
                pool.take().get();
            }
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
        return results;
    }

    private static IOException failure(@Nullable Throwable cause) throws IOException, InterruptedException {
        if (cause instanceof IOException failure) {
            throw failure;
        }
        if (cause instanceof InterruptedException failure) {
            throw failure;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        throw new IllegalStateException(cause);
    }

    /** Files that the work reads are gone soon, so it has to be over. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
