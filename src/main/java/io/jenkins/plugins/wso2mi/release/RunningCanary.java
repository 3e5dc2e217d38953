package io.jenkins.plugins.wso2mi.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Map;

/** Knows whether a canary of an application is under way, so that nobody deploys into it. */
public final class RunningCanary {
    /** The annotation of the stable Deployment that holds a canary's state. */
    public static final String ANNOTATION = "wso2-mi.io/canary";

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        String state = annotations.getOrDefault(ANNOTATION, "");
        if (!state.isEmpty()) {
            throw new RefusedException(
                    deployment.words(),
                    "a canary of it is under way" + whose(state),
                    "end it first: mictl promote " + deployment.name() + " or mictl abort " + deployment.name());
        }
    }

    /** Which release, and who has begun it; nothing if that cannot be read here. */
    private static String whose(String state) {
        try {
            Map<String, Object> fields = JSON.readValue(state, new TypeReference<>() {});
            String release = fields == null ? "" : KubernetesObject.text(fields, "release");
            return ReleaseRecord.of(Map.of(ReleaseRecord.ANNOTATION, release))
                    .map(record -> ": release " + record.id() + " by " + record.by())
                    .orElse("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
