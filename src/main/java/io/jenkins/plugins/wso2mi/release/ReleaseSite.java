package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ApplicationLock;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A cluster while a release is under way: watches, locks and the gate of the namespaces it touches. To be closed. */
public final class ReleaseSite implements AutoCloseable {
    private final Cluster cluster;
    private final Reporter report;
    private final String holder;
    private final Map<String, NamespaceWatch> watches = new LinkedHashMap<>();
    private final Map<ObjectRef, ApplicationLock> locks = new LinkedHashMap<>();

    /**
     * Opens a site.
     *
     * @param holder who holds the locks, in words that help the next one who asks
     */
    public ReleaseSite(Cluster cluster, Reporter report, String holder) {
        this.cluster = cluster;
        this.report = report;
        this.holder = holder;
    }

    public Cluster cluster() {
        return cluster;
    }

    /** The watch of a namespace, begun at the first call. */
    public NamespaceWatch watch(String namespace) throws IOException {
        NamespaceWatch known = watches.get(namespace);
        if (known == null) {
            known = cluster.watch(namespace);
            watches.put(namespace, known);
        }
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

    /**
     * Waits for a Deployment's rollout.
     *
     * @param release the release it must carry, or null
     * @return a judgement that is not waiting any more
     */
    public Judgement await(
            ObjectRef deployment, @org.jspecify.annotations.Nullable String release, long generation, Instant deadline)
            throws IOException, InterruptedException {
        String namespace = namespace(deployment);
        GateState begin = GateState.begin(deployment.name(), release, generation, deadline);
        return new RolloutWait(watch(namespace), cluster.pods(namespace), report, this::renew).await(begin);
    }

    /** Tells what supports a judgement; to be called before anything is rolled back. */
    public List<Event> tellEvidence(ObjectRef deployment, Judgement judgement) throws IOException {
        Snapshot snapshot = watch(namespace(deployment)).snapshot();
        List<Event> evidence =
                new EvidenceGatherer(cluster.pods(namespace(deployment))).of(judgement, snapshot, report.now());
        evidence.forEach(report);
        return evidence;
    }

    /** Renews all locks. */
    public void renew() throws IOException {
        for (Map.Entry<ObjectRef, ApplicationLock> held : locks.entrySet()) {
            Optional<String> other = held.getValue().take(report.now());
            if (other.isPresent()) {
                throw new IOException("the lock of " + held.getKey().words() + " was lost to " + other.get()
                        + "; nothing more is done");
            }
        }
    }

    private static String namespace(ObjectRef deployment) {
        return Objects.requireNonNull(deployment.namespace(), "a Deployment has a namespace");
    }

    @Override
    public void close() {
        watches.values().forEach(NamespaceWatch::close);
        for (ApplicationLock lock : locks.values()) {
            try {
                lock.release();
            } catch (IOException e) {
                report.notice(e.getMessage() + "; it ends by itself in " + ApplicationLock.TERM.toSeconds() + " s");
            }
        }
    }
}
