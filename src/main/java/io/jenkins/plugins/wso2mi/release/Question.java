package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;

/** What a gate wants to know before its next look. */
public sealed interface Question {
    /** What a pod's readiness probe is told; only of pods that have an HTTP one. */
    record Health(PodState pod) implements Question {}

    /** What the log of a pod's server says of carbon applications. */
    record ServerLog(PodState pod, ContainerState container) implements Question {}

    /**
     * What the management API of a pod's server says of carbon applications.
     *
     * @param secret the name of the Secret with its login
     */
    record Management(PodState pod, ContainerState container, String secret) implements Question {}

    /** What was reported of the namespace's objects; from then on snapshots hold it. */
    record Events() implements Question {}

    /** Whether something exists. */
    sealed interface Lookup extends Question {
        /** What its answer is kept by, such as {@code Secret db}. */
        String name();
    }

    /** Whether a registry has an image. */
    record Image(String reference) implements Lookup {
        @Override
        public String name() {
            return "image " + reference;
        }
    }

    /** Whether an object exists in the namespace of the pods. */
    record Existence(ObjectRef ref) implements Lookup {
        @Override
        public String name() {
            return ref.kind() + " " + ref.name();
        }
    }
}
