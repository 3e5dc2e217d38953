package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Lease by which a process says that it is alive, once for all locks that it holds in a namespace: a thousand
 * waiting releases renew one Lease, not a thousand. It is made with the first renewal, so a release that is over within
 * ten seconds costs nothing. Safe for use by several threads.
 */
final class Heartbeat {
    /** How long it counts. */
    static final Duration TERM = Duration.ofSeconds(30);

    private static final String PREFIX = "wso2-mi.alive.";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "[0-9a-f-]{36}");
    private static final Duration EVERY = TERM.dividedBy(3);
    /** Who has been silent for so long may be taken for dead by others, whose clocks differ a little. */
    private static final Duration UNBROKEN = TERM.minusSeconds(5);
    /** After a failure nobody tries again for so long: ten thousand who wait shall not ask one by one. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final KubernetesClient client;
    private final String namespace;
    private final String name = PREFIX + UUID.randomUUID();
    private int locks;
    private @Nullable Instant since;
    /** What the API server called it when it was written last; null if that is not known. */
    private @Nullable String written;

    private Instant last = Instant.MIN;
    private long failedAt;
    private @Nullable ClusterException failure;

    Heartbeat(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Whether a text names a heartbeat; what a Lease says comes from outside, and names may be deleted by. */
    static boolean isName(@Nullable String text) {
        return text != null && NAME.matcher(text).matches();
    }

    /** What locks name it by. */
    String name() {
        return name;
    }

    /**
     * Counts one more lock that rests on it. From the second one on it beats: while many locks are taken, those that
     * were taken first may have to wait long for their renewal.
     */
    synchronized void join(Instant now) {
        locks++;
        if (locks == 1) {
            return;
        }
        try {
            beat(now);
        } catch (ClusterException e) {
            // the lock is taken all the same; its renewal tells
            failure = e;
        }
    }

    /** Counts one less; with the last one it goes. */
    synchronized void leave() {
        locks--;
        if (locks == 0) {
            end();
        }
    }

    /** Deletes it, if it was made; should that fail, it lapses. */
    synchronized void end() {
        if (since == null) {
            return;
        }
        since = null;
        written = null;
        try {
            handle(name).delete();
        } catch (KubernetesClientException ignored) {
            // it lapses by itself
        }
    }

    /**
     * Renews it when that is due.
     *
     * @return since when it has been renewed without a gap that others may have seen
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    synchronized Instant beat(Instant now) throws ClusterException {
        Instant begun = since;
        if (begun != null && now.isBefore(last.plus(EVERY))) {
            return begun;
        }
        ClusterException recent = failure;
        if (recent != null && System.nanoTime() - failedAt < PAUSE) {
            throw new ClusterException(String.valueOf(recent.getMessage()), recent.status(), recent);
        }
        try {
            write(now);
            failure = null;
        } catch (KubernetesClientException e) {
            failedAt = System.nanoTime();
            failure = Answers.failure("renew the locks in namespace " + namespace, e);
            throw failure;
        }
        Instant unbroken = begun == null || now.isAfter(last.plus(UNBROKEN)) ? now : begun;
        since = unbroken;
        last = now;
        return unbroken;
    }

    private void write(Instant now) {
        try {
            written = write(now, written);
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404 && e.getCode() != 409) {
                throw e;
            }
            // removed meanwhile; or written before, and the answer was lost on its way
            Lease found = handle(name).get();
            written = write(now, found == null ? null : found.getMetadata().getResourceVersion());
        }
    }

    private String write(Instant now, @Nullable String version) {
        Lease lease = new LeaseBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withResourceVersion(version)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(name)
                .withLeaseDurationSeconds((int) TERM.toSeconds())
                .withRenewTime(now.atZone(ZoneOffset.UTC))
                .endSpec()
                .build();
        Resource<Lease> ours = client.resource(lease).inNamespace(namespace);
        return (version == null ? ours.create() : ours.update()).getMetadata().getResourceVersion();
    }

    /** When another process, by the name of its heartbeat, has renewed it last; empty if it is not there. */
    Optional<Instant> last(String other) {
        return Optional.ofNullable(handle(other).get())
                .map(l -> l.getSpec().getRenewTime())
                .map(ZonedDateTime::toInstant);
    }

    /** Whether another process, by the name of its heartbeat, is alive. */
    boolean isAlive(String other, Instant now) {
        Lease lease = handle(other).get();
        return lease != null && isFresh(lease, TERM, now);
    }

    /** Whether a lease was renewed within a term. */
    static boolean isFresh(Lease lease, Duration term, Instant now) {
        return lease.getSpec().getRenewTime() != null
                && lease.getSpec().getRenewTime().toInstant().plus(term).isAfter(now);
    }

    /** Removes what a process left that is dead. */
    void bury(String dead) {
        try {
            handle(dead).delete();
        } catch (KubernetesClientException ignored) {
            // litter, no more
        }
    }

    private Resource<Lease> handle(String lease) {
        return client.leases().inNamespace(namespace).withName(lease);
    }
}
