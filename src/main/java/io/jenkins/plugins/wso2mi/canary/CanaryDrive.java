package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the driver of a canary has to know; all else is in the cluster.
 *
 * @param stable the stable Deployment
 * @param release the id of what is being released
 * @param timeout how long each gate may wait
 * @param asked what was asked of it, and decides whether its end is a good one; none for who began it
 */
record CanaryDrive(ObjectRef stable, String release, Duration timeout, CanaryRequest asked) {
    private static final String ASKED = "asked";

    /** One that goes by the plan. */
    CanaryDrive(ObjectRef stable, String release, Duration timeout) {
        this(stable, release, timeout, CanaryRequest.NONE);
    }

    Map<String, Object> fields(String by) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("by", by);
        fields.put("namespace", stable.namespace());
        fields.put("application", stable.name());
        fields.put("release", release);
        fields.put("timeout", timeout.toString());
        if (asked != CanaryRequest.NONE) {
            fields.put(ASKED, asked.word());
        }
        return fields;
    }

    static CanaryDrive of(Map<String, Object> fields) {
        return new CanaryDrive(
                ObjectRef.deployment(
                        KubernetesObject.text(fields, "namespace"), KubernetesObject.text(fields, "application")),
                KubernetesObject.text(fields, "release"),
                Duration.parse(KubernetesObject.text(fields, "timeout")),
                CanaryRequest.of(KubernetesObject.text(fields, ASKED)));
    }
}
