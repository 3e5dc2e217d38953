package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock of one application, held as a {@code coordination.k8s.io} Lease, so that two builds never release the same
 * application at once. It names the heartbeat of its holder's process: without a sign of that for {@link #TERM} the
 * holder is taken for dead, and so is one that has not confirmed the lock itself for {@link #CONFIRMED}. Used by one
 * thread at a time.
 */
public final class ApplicationLock {
    /** How long a lock holds without being renewed. */
    public static final Duration TERM = Heartbeat.TERM;

    /** How long a lock holds by its process's heartbeat alone: a release that nobody looks at any more ends. */
    static final Duration CONFIRMED = Duration.ofMinutes(20);

    private static final Duration CONFIRM = CONFIRMED.dividedBy(2);
    private static final Duration SURE = TERM.minusSeconds(5);
    private static final String HEARTBEAT = "wso2-mi.io/heartbeat";

    private final KubernetesClient client;
    private final String namespace;
    private final String application;
    private final String holder;
    private final Heartbeat heartbeat;
    private @Nullable Instant confirmed;
    /** What the API server called the lease when it was written last; null if that is not known. */
    private @Nullable String written;

    ApplicationLock(KubernetesClient client, String namespace, String application, String holder, Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
        this.client = client;
        this.namespace = namespace;
        this.application = application;
        this.holder = holder;
    }

    /**
     * Takes the lock, or confirms it if it is ours.
     *
     * @return empty if it is ours now, else who holds it
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public Optional<String> take(Instant now) throws ClusterException {
        try {
            Optional<String> other = isRenewedUnseen(now) ? Optional.empty() : taken(now);
            if (other.isEmpty()) {
                if (confirmed == null) {
                    heartbeat.join(now);
                }
                confirmed = now;
            }
            return other;
        } catch (KubernetesClientException e) {
            throw Answers.failure("lock " + application, e);
        }
    }

    /**
     * Keeps the lock: mostly by the heartbeat that all locks of this process share.
     *
     * @return empty if it is still ours, else who holds it
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public Optional<String> renew(Instant now) throws ClusterException {
        Instant since = heartbeat.beat(now);
        Instant seen = confirmed;
        boolean unbroken = seen != null && !since.isAfter(seen.plus(SURE)) && now.isBefore(seen.plus(CONFIRM));
        return unbroken ? Optional.empty() : take(now);
    }

    private Optional<String> taken(Instant now) {
        // mostly nobody holds it
        if (isWritten(now, null)) {
            return Optional.empty();
        }
        Lease held = handle().get();
        if (held != null && !isOurs(held) && isAlive(held, now)) {
            return Optional.of(held.getSpec().getHolderIdentity());
        }
        return isWritten(now, held == null ? null : version(held)) ? Optional.empty() : faster();
    }

    /** Whether it could be written over a version; false if somebody was faster. */
    private boolean isWritten(Instant now, @Nullable String version) {
        try {
            write(now, version);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) {
                throw e;
            }
            return false;
        }
    }

    /** Somebody was faster; perhaps we ourselves, and the answer was lost on its way. */
    private Optional<String> faster() {
        Lease held = handle().get();
        if (held == null) {
            return Optional.of("somebody who was faster");
        }
        written = version(held);
        boolean weWere = isOurs(held) && heartbeat.name().equals(heartbeatOf(held));
        return weWere ? Optional.empty() : Optional.of(held.getSpec().getHolderIdentity());
    }

    private boolean isOurs(Lease held) {
        String other = held.getSpec().getHolderIdentity();
        return other == null || other.isEmpty() || other.equals(holder);
    }

    private boolean isAlive(Lease held, Instant now) {
        String named = heartbeatOf(held);
        if (Heartbeat.isFresh(held, TERM, now) || named == null) {
            return Heartbeat.isFresh(held, TERM, now);
        }
        boolean beats = heartbeat.isAlive(named, now);
        if (!beats) {
            heartbeat.bury(named);
        }
        return beats && Heartbeat.isFresh(held, CONFIRMED, now);
    }

    /**
     * A holder's sign of life.
     *
     * @param holder in whose name the lock is held
     * @param time when it was given
     */
    public record Sign(String holder, Instant time) {}

    /**
     * What its holder has been seen of last; asks at most twice.
     *
     * @return empty if nobody holds it
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public Optional<Sign> lastSeen() throws ClusterException {
        try {
            Lease held = handle().get();
            if (held == null || held.getSpec().getRenewTime() == null) {
                return Optional.empty();
            }
            Instant own = held.getSpec().getRenewTime().toInstant();
            String named = heartbeatOf(held);
            Instant beat = named == null ? own : heartbeat.last(named).orElse(own);
            String who = String.valueOf(held.getSpec().getHolderIdentity());
            return Optional.of(new Sign(who, beat.isAfter(own) ? beat : own));
        } catch (KubernetesClientException e) {
            throw Answers.failure("read the lock of " + application, e);
        }
    }

    private static @Nullable String heartbeatOf(Lease lease) {
        Map<String, String> annotations = lease.getMetadata().getAnnotations();
        String named = annotations == null ? null : annotations.get(HEARTBEAT);
        return Heartbeat.isName(named) ? named : null;
    }

    /** One request instead of two: a lease that nobody has written since is still ours. */
    private boolean isRenewedUnseen(Instant now) {
        if (written == null) {
            return false;
        }
        try {
            write(now, written);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409 && e.getCode() != 404) {
                throw e;
            }
            written = null;
            return false;
        }
    }

    private void write(Instant now, @Nullable String version) {
        Resource<Lease> lease = client.resource(lease(now, version)).inNamespace(namespace);
        written = version(version == null ? lease.create() : lease.update());
    }

    private static @Nullable String version(Lease lease) {
        return lease.getMetadata().getResourceVersion();
    }

    /**
     * Gives the lock back, if it is ours.
     *
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public void release() throws ClusterException {
        try {
            if (written != null) {
                handle().lockResourceVersion(written).delete();
            }
        } catch (KubernetesClientException e) {
            // 404, 409: it is somebody else's by now
            if (e.getCode() != 404 && e.getCode() != 409) {
                throw Answers.failure("unlock " + application, e);
            }
        } finally {
            leave();
        }
    }

    /**
     * Leaves the lock to whoever goes on with the release: it lapses after {@link #TERM}.
     *
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public void abandon(Instant now) throws ClusterException {
        try {
            Lease left = lease(now, written);
            left.getMetadata().setAnnotations(Map.of());
            client.resource(left).inNamespace(namespace).update();
        } catch (KubernetesClientException e) {
            // 404, 409: it is somebody else's by now
            if (e.getCode() != 404 && e.getCode() != 409) {
                throw Answers.failure("leave the lock of " + application, e);
            }
        } finally {
            leave();
        }
    }

    private void leave() {
        if (confirmed != null) {
            confirmed = null;
            heartbeat.leave();
        }
    }

    private Resource<Lease> handle() {
        return client.leases().inNamespace(namespace).withName(leaseName(application));
    }

    /** The name of the Lease of an application. */
    private static String leaseName(String application) {
        return "wso2-mi." + application;
    }

    private Lease lease(Instant now, @Nullable String resourceVersion) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName(leaseName(application))
                .withNamespace(namespace)
                .withResourceVersion(resourceVersion)
                .addToAnnotations(HEARTBEAT, heartbeat.name())
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) TERM.toSeconds())
                .withRenewTime(now.atZone(ZoneOffset.UTC))
                .endSpec()
                .build();
    }
}
