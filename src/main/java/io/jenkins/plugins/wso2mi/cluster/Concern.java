package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which workload an object of its namespace belongs to: by owner, and an event by what it is about. */
final class Concern {
    private final Function<String, @Nullable ReplicaSet> replicaSets;
    private final Function<String, @Nullable Pod> pods;

    /** Looks objects up by their names; null for one that is not there. */
    Concern(Function<String, @Nullable ReplicaSet> replicaSets, Function<String, @Nullable Pod> pods) {
        this.replicaSets = replicaSets;
        this.pods = pods;
    }

    /** The workload, as {@link WatchUsers#workload} writes it; empty if that cannot be told. */
    Optional<String> of(HasMetadata object) {
        if (object instanceof Event event) {
            return of(
                    event.getInvolvedObject().getKind(),
                    event.getInvolvedObject().getName());
        }
        return of(object.getKind(), object);
    }

    /** The workload of a pod that is there. */
    Optional<String> ofPod(String pod) {
        return of("Pod", pod);
    }

    private Optional<String> of(@Nullable String kind, @Nullable String name) {
        if (kind == null || name == null) {
            return Optional.empty();
        }
        HasMetadata found =
                switch (kind) {
                    case "Pod" -> pods.apply(name);
                    case "ReplicaSet" -> replicaSets.apply(name);
                    default -> null;
                };
        if (found != null) {
            return of(kind, found);
        }
        return isWorkload(kind) ? Optional.of(WatchUsers.workload(kind, name)) : Optional.empty();
    }

    private Optional<String> of(String kind, HasMetadata object) {
        if (isWorkload(kind)) {
            return Optional.of(WatchUsers.workload(kind, object.getMetadata().getName()));
        }
        return object.getMetadata().getOwnerReferences().stream()
                .filter(o -> Boolean.TRUE.equals(o.getController()))
                .findFirst()
                .flatMap(this::of);
    }

    private Optional<String> of(OwnerReference owner) {
        return of(owner.getKind(), owner.getName());
    }

    private static boolean isWorkload(String kind) {
        return kind.equals("Deployment") || kind.equals("StatefulSet") || kind.equals("DaemonSet");
    }
}
