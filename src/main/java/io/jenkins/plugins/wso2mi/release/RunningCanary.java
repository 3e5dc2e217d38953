package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Map;

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
    public static void refuse(ReleasePlan plan) {
        for (KubernetesObject deployment : plan.deployments()) {
            Map<String, String> annotations = plan.present().getOrDefault(deployment.ref(), Map.of());
            if (!annotations.getOrDefault(ANNOTATION, "").isEmpty()) {
                throw new RefusedException(
                        deployment.ref().words(),
                        "a canary of it is under way",
                        "end it first: mictl promote " + deployment.name() + " or mictl abort " + deployment.name());
            }
        }
    }
}
