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
import org.jspecify.annotations.Nullable;

/**
 * The lock of one application, held as a {@code coordination.k8s.io} Lease, so that two builds never release the same
 * application at once. A holder that has not renewed for {@link #TERM} is taken for dead. Used by one thread at a time.
 */
public final class ApplicationLock {
    /** How long a lock holds without being renewed. */
    public static final Duration TERM = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final String namespace;
    private final String application;
    private final String holder;
    /** What the API server called the lease when it was written last; null if that is not known. */
    private @Nullable String written;

    ApplicationLock(KubernetesClient client, String namespace, String application, String holder) {
        this.client = client;
        this.namespace = namespace;
        this.application = application;
        this.holder = holder;
    }

    /**
     * Takes the lock, or renews it if it is ours.
     *
     * @return empty if it is ours now, else who holds it
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public Optional<String> take(Instant now) throws ClusterException {
        try {
            if (isRenewedUnseen(now)) {
                return Optional.empty();
            }
            Lease held = handle().get();
            if (held == null) {
                written = version(
                        client.resource(lease(now, null)).inNamespace(namespace).create());
                return Optional.empty();
            }
            String other = held.getSpec().getHolderIdentity();
            ZonedDateTime renewed = held.getSpec().getRenewTime();
            boolean alive = other != null
                    && !other.isEmpty()
                    && renewed != null
                    && renewed.toInstant().plus(TERM).isAfter(now);
            if (alive && !holder.equals(other)) {
                return Optional.of(other);
            }
            write(now, version(held));
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() == 409) {
                return Optional.of("somebody who was faster");
            }
            throw Answers.failure("lock " + application, e);
        }
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
        written = version(
                client.resource(lease(now, version)).inNamespace(namespace).update());
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
            Lease held = handle().get();
            if (held != null && holder.equals(held.getSpec().getHolderIdentity())) {
                handle().delete();
            }
        } catch (KubernetesClientException e) {
            throw Answers.failure("unlock " + application, e);
        }
    }

    private Resource<Lease> handle() {
        return client.leases().inNamespace(namespace).withName(leaseName(application));
    }

    /** The name of the Lease of an application. */
    public static String leaseName(String application) {
        return "wso2-mi." + application;
    }

    private Lease lease(Instant now, @Nullable String resourceVersion) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName(leaseName(application))
                .withNamespace(namespace)
                .withResourceVersion(resourceVersion)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) TERM.toSeconds())
                .withRenewTime(now.atZone(ZoneOffset.UTC))
                .endSpec()
                .build();
    }
}
