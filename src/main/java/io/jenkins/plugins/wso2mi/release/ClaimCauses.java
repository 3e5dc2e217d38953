package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What keeps a PersistentVolumeClaim from its volume: its phase, and what the binder says in events. */
final class ClaimCauses {
    /** The code of such causes. */
    static final String CODE = "claim";

    /** How long a claim may get no volume: volumes and classes may be made beside it. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The reasons of events about a claim that gets no volume. */
    static final Set<String> UNBOUND = Set.of("FailedBinding", "ProvisioningFailed");

    private static final Set<String> WITH_A_POD = Set.of("WaitForFirstConsumer", "WaitForPodScheduled");

    private ClaimCauses() {}

    /** Whether a claim has its volume. */
    static boolean isBound(KubernetesObject claim) {
        return KubernetesObject.text(claim.map("status"), "phase").equals("Bound");
    }

    /** Why a claim is not bound although no pod is needed for that; empty if one is. */
    static Optional<Cause> of(KubernetesObject claim, Snapshot snapshot) {
        String object = "PersistentVolumeClaim " + claim.name();
        Optional<EventState> last = snapshot.eventsOf(KubernetesObject.text(claim.map("metadata"), "uid")).stream()
                .findFirst();
        if (last.isEmpty()) {
            return Optional.of(Cause.passing(object, CODE, object + " is waiting for its volume", ""));
        }
        EventState event = last.get();
        if (WITH_A_POD.contains(event.reason())) {
            return Optional.empty();
        }
        return Optional.of(UNBOUND.contains(event.reason()) ? unbound(object, event) : waiting(object, event));
    }

    /** A claim that gets no volume, as the cause of an object. */
    static Cause unbound(String object, EventState event) {
        return Cause.counted(
                object,
                CODE,
                "PersistentVolumeClaim " + event.name() + " gets no volume: " + event.message(),
                "name a storageClassName that exists, or create a volume that fits",
                PATIENCE);
    }

    /** A claim whose volume is under way, as the cause of an object. */
    static Cause waiting(String object, EventState event) {
        return Cause.passing(
                object,
                CODE,
                "PersistentVolumeClaim " + event.name() + " is waiting for its volume: " + event.message(),
                "");
    }
}
