package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ApplicationLock;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A cluster while a release is under way: the watches, locks and health of the namespaces it touches. Used by one
 * thread at a time; to be closed.
 */
public final class ReleaseSite {
    private static final Executor UNLOCKERS = unlockers();

    private final Cluster cluster;
    private final Reporter report;
    private final String holder;
    private final Map<String, NamespaceWatch> watches = new LinkedHashMap<>();
    private final Map<String, PodAsker> askers = new LinkedHashMap<>();
    private final Map<ObjectRef, ApplicationLock> locks = new LinkedHashMap<>();
    private final ImageLookup images;
    private volatile Runnable listener = () -> {};

    /**
     * Opens a site.
     *
     * @param holder who holds the locks, in words that help the next one who asks
     */
    public ReleaseSite(Cluster cluster, Reporter report, String holder) {
        this(cluster, ImageLookup.NONE, report, holder);
    }

    /**
     * Opens a site where registries can be asked.
     *
     * @param holder who holds the locks, in words that help the next one who asks
     */
    public ReleaseSite(Cluster cluster, ImageLookup images, Reporter report, String holder) {
        this.images = images;
        this.cluster = cluster;
        this.report = report;
        this.holder = holder;
    }

    private static Executor unlockers() {
        ThreadPoolExecutor unlockers =
                new ThreadPoolExecutor(2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "wso2-mi gives a lock back");
                    thread.setDaemon(true);
                    return thread;
                });
        unlockers.allowCoreThreadTimeOut(true);
        return unlockers;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Reporter report() {
        return report;
    }

    /** In whose name things are done. */
    public String holder() {
        return holder;
    }

    /** Calls a listener after each change in the namespaces that are watched. */
    public void onChange(Runnable changed) {
        listener = changed;
    }

    /** Has things looked at again, since something has changed that no watch tells of. */
    public void changed() {
        listener.run();
    }

    /**
     * The namespace of an object as known now; watched from the first call on.
     *
     * @throws IOException if it cannot be watched
     */
    public Snapshot snapshot(ObjectRef object) throws IOException {
        NamespaceWatch watch = watch(object);
        watch.follow(NamespaceWatch.EVENTS);
        return watch.snapshot();
    }

    /** As {@link #snapshot}, perhaps without Events: for who asks for them when he wants them. */
    Snapshot workloads(ObjectRef object) throws IOException {
        return watch(object).snapshot();
    }

    /**
     * Has the listener called only for changes of a workload and what belongs to it, in its namespace.
     *
     * @throws IOException if the namespace cannot be watched
     */
    void concernedWith(ObjectRef workload) throws IOException {
        watch(workload).concernedWith(workload.kind(), workload.name());
    }

    /**
     * Asks the pods in the namespace of an object.
     *
     * @throws IOException if the namespace cannot be watched
     */
    public PodAsker pods(ObjectRef object) throws IOException {
        NamespaceWatch watch = watch(object);
        return askers.computeIfAbsent(
                namespace(object), n -> new PodAsker(watch, cluster.pods(n), new Inquiry(cluster, n, images)));
    }

    private NamespaceWatch watch(ObjectRef object) throws IOException {
        String namespace = namespace(object);
        NamespaceWatch known = watches.get(namespace);
        if (known == null) {
            known = cluster.watchWorkloads(namespace);
            known.onChange(() -> listener.run());
            watches.put(namespace, known);
        }
        known.follow(object.kind());
        return known;
    }

    /**
     * Takes the lock of an application, if it is not held yet.
     *
     * @throws RefusedException if somebody else holds it
     */
    public void lock(ObjectRef deployment) throws IOException {
        Optional<String> other = tryLock(deployment);
        if (other.isPresent()) {
            throw new RefusedException(
                    deployment.words(),
                    "is being released by " + other.get(),
                    "wait for it to end; a lock that is not renewed ends after " + ApplicationLock.TERM.toSeconds()
                            + " s");
        }
    }

    /** Takes the lock of an application, if it is free; else tells who holds it. */
    public Optional<String> tryLock(ObjectRef deployment) throws IOException {
        if (locks.containsKey(deployment)) {
            return Optional.empty();
        }
        ApplicationLock lock = cluster.lock(namespace(deployment), deployment.name(), holder);
        Optional<String> other = lock.take(report.now());
        if (other.isEmpty()) {
            locks.put(deployment, lock);
        }
        return other;
    }

    /** Tells what supports a judgement; to be called before anything is rolled back. */
    public void tellEvidence(ObjectRef deployment, Judgement judgement) throws IOException {
        List<Event> evidence = new EvidenceGatherer(cluster.pods(namespace(deployment)))
                .of(judgement, snapshot(deployment), report.now());
        evidence.forEach(report);
    }

    /** Renews all locks. */
    void renew() throws IOException {
        for (Map.Entry<ObjectRef, ApplicationLock> held : locks.entrySet()) {
            Optional<String> other = held.getValue().renew(report.now());
            if (other.isPresent()) {
                throw new LostLockException("the lock of " + held.getKey().words() + " was lost to " + other.get()
                        + "; nothing more is done");
            }
        }
    }

    private static String namespace(ObjectRef object) {
        return Objects.requireNonNull(object.namespace(), "a Deployment has a namespace");
    }

    /**
     * Ends watching.
     *
     * @param ended whether all is over: then the locks are given back, else they lapse after a while unless somebody
     *     takes them again
     */
    public void close(boolean ended) {
        watches.values().forEach(NamespaceWatch::close);
        for (ApplicationLock lock : locks.values()) {
            left(lock, ended).ifPresent(report::notice);
        }
    }

    /**
     * Gives all locks back beside what the caller does meanwhile. That may be no more than writing an outcome into
     * records that still are its own: whoever takes a lock now may change everything else.
     *
     * @return to be called when that is done; waits for the answers
     */
    Runnable giveLocksBack() {
        List<CompletableFuture<Optional<String>>> answers = locks.values().stream()
                .map(lock -> CompletableFuture.supplyAsync(() -> left(lock, true), UNLOCKERS))
                .toList();
        locks.clear();
        return () -> answers.forEach(answer -> answer.join().ifPresent(report::notice));
    }

    /** Gives a lock back, or leaves it to whoever goes on; why not, if it could not be done. */
    private Optional<String> left(ApplicationLock lock, boolean ended) {
        try {
            if (ended) {
                lock.release();
            } else {
                lock.abandon(report.now());
            }
            return Optional.empty();
        } catch (ClusterException e) {
            return Optional.of(e.getMessage() + "; it ends by itself in " + ApplicationLock.TERM.toSeconds() + " s");
        }
    }
}
