package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Knows whether a canary of an application is under way, so that nobody deploys into it. */
public final class RunningCanary {
    /** The annotation of the stable Deployment that holds a canary's state. */
    public static final String ANNOTATION = "wso2-mi.io/canary";

    private RunningCanary() {}

    /**
     * Refuses a plan that would touch an application with a canary under way.
     *
     * @throws RefusedException naming the application
     */
    public static void refuse(Cluster cluster, ReleasePlan plan) throws IOException {
        for (KubernetesObject deployment : plan.deployments()) {
            Optional<KubernetesObject> live = cluster.get(deployment.ref());
            if (live.isPresent()) {
                refuse(deployment.ref(), live.get().annotations());
            }
        }
    }

    /**
     * Refuses to touch an application with a canary under way.
     *
     * @param annotations of the Deployment
     * @throws RefusedException naming the application
     */
    static void refuse(ObjectRef deployment, Map<String, String> annotations) {
        if (!annotations.getOrDefault(ANNOTATION, "").isEmpty()) {
            throw new RefusedException(
                    deployment.words(),
                    "a canary of it is under way",
                    "end it first: mictl promote " + deployment.name() + " or mictl abort " + deployment.name());
        }
    }
}
