package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;

/** What a gate wants to know of a pod before its next look. */
public sealed interface Question {
    /** What its readiness probe is told; only of pods that have an HTTP one. */
    record Health(PodState pod) implements Question {}

    /** What the log of its server says of carbon applications. */
    record ServerLog(PodState pod, ContainerState container) implements Question {}
}
