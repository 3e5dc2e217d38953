package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads the state of a canary from the cluster. */
public final class CanaryStatus {
    private CanaryStatus() {}

    /** The canary of an application; empty if none is under way. */
    public static Optional<CanaryState> of(Cluster cluster, ObjectRef stable) throws IOException {
        return cluster.get(stable).flatMap(live -> of(live.annotations()));
    }

    /** The canary that the annotations of a stable Deployment tell of. */
    public static Optional<CanaryState> of(Map<String, String> annotations) {
        return Optional.ofNullable(annotations.get(RunningCanary.ANNOTATION)).flatMap(CanaryState::parse);
    }
}
