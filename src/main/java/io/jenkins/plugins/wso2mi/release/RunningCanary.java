package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
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
            refuse(deployment.ref(), plan.present().getOrDefault(deployment.ref(), Map.of()));
        }
    }

    /**
     * Refuses to touch a Deployment, as the cluster has it, with a canary under way.
     *
     * @throws RefusedException naming the application
     */
    public static void refuse(KubernetesObject live) {
        refuse(live.ref(), live.annotations());
    }

    /** The same for the annotations of a Deployment. */
    static void refuse(ObjectRef deployment, Map<String, String> annotations) {
        if (!annotations.getOrDefault(ANNOTATION, "").isEmpty()) {
            throw new RefusedException(
                    deployment.words(),
                    "a canary of it is under way",
                    "end it first: mictl promote " + deployment.name() + " or mictl abort " + deployment.name());
        }
    }
}
