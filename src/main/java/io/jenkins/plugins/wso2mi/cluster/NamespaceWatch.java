package io.jenkins.plugins.wso2mi.cluster;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Lookup;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import java.time.Instant;

/**
 * One user's share in the watch of a namespace: all users of a {@link Cluster} have one list and watch of its
 * Deployments, ReplicaSets and Pods together, one of each other kind that somebody follows, and the same snapshots.
 * Safe for use by several threads.
 */
public final class NamespaceWatch implements AutoCloseable {
    /** What {@link #follow} calls Events. */
    public static final String EVENTS = "Event";

    private final NamespaceObjects shared;
    private final WatchedNamespaces watched;
    private volatile Runnable listener = () -> {};
    private String concern = WatchUsers.EVERYTHING;
    private boolean closed;

    NamespaceWatch(NamespaceObjects shared, WatchedNamespaces watched) {
        this.shared = shared;
        this.watched = watched;
        shared.add(this, concern);
    }

    /** The namespace as known now; made once for all users as long as nothing changes. */
    public Snapshot snapshot() {
        return shared.snapshot();
    }

    /**
     * Has the snapshots hold a kind that is not watched from the start: {@code StatefulSet}, {@code DaemonSet} or
     * {@link #EVENTS}. Of another kind nothing changes.
     *
     * @throws ClusterException if it may not be watched or the API server cannot be reached
     */
    public void follow(String kind) throws ClusterException {
        shared.follow(kind);
    }

    /**
     * Narrows what the listener is called for to one workload and what belongs to it, instead of one that was named
     * before. Snapshots go on holding everything.
     */
    public synchronized void concernedWith(String kind, String name) {
        String other = WatchUsers.workload(kind, name);
        if (closed || other.equals(concern)) {
            return;
        }
        // added before removed: no change in between is missed
        shared.add(this, other);
        shared.remove(this, concern);
        concern = other;
    }

    /** Calls a listener after each change, perhaps many times a second and by several threads; it must be quick. */
    public void onChange(Runnable changed) {
        listener = changed;
    }

    void changed() {
        listener.run();
    }

    /** Remembers that a pod is being asked for its health, without waking anybody. */
    public void expect(String pod, Instant now) {
        shared.heard().expect(pod, now);
    }

    /** Remembers what a pod answered, for the snapshots to come. */
    public void note(String pod, ProbeAnswer answer) {
        shared.heard().note(pod, answer);
        shared.answered(pod);
    }

    /**
     * Remembers that a container's log is being read, without waking anybody.
     *
     * @param restarts the run that it is the log of
     */
    public void expectLog(String pod, String container, int restarts, Instant now) {
        shared.heard().expectLog(Snapshot.logKey(pod, container), restarts, now);
    }

    /** Remembers what was read of a container's log, for the snapshots to come. */
    public void noteLog(String pod, String container, LogExcerpt answer) {
        shared.heard().noteLog(Snapshot.logKey(pod, container), answer);
        shared.answered(pod);
    }

    /**
     * Remembers that a server's management API is being asked, without waking anybody.
     *
     * @param restarts the run that is asked
     */
    public void expectManagement(String pod, String container, int restarts, Instant now) {
        shared.heard().expectManagement(Snapshot.logKey(pod, container), restarts, now);
    }

    /** Remembers what a server's management API said, for the snapshots to come. */
    public void noteManagement(String pod, String container, ManagementAnswer answer) {
        shared.heard().noteManagement(Snapshot.logKey(pod, container), answer);
        shared.answered(pod);
    }

    /** Remembers that something is being looked up elsewhere, without waking anybody. */
    public void expectLookup(String question, Instant now) {
        shared.heard().expectLookup(question, now);
    }

    /** Remembers what was found elsewhere, for the snapshots to come. */
    public void noteLookup(String question, Lookup answer) {
        shared.heard().noteLookup(question, answer);
        shared.lookedUp();
    }

    /** Gives the share back; the last one to do so ends the watch. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            shared.remove(this, concern);
        }
        watched.giveBack(shared);
    }
}
