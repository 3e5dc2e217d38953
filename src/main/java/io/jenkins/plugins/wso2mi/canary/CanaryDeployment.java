package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.traffic.LabelChange;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.release.ExpectedApplications;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The second Deployment of a canary: the new release beside the stable one, behind the same Service. */
public final class CanaryDeployment {
    /** The label that tells canary pods from stable ones. */
    public static final String TRACK = "wso2-mi.io/track";

    private static final String OF = "wso2-mi.io/canary-of";

    /** Seconds that gateways and ingress controllers get to learn of a ready pod; Traefik looks every two. */
    private static final int KNOWN_SECONDS = 3;

    private CanaryDeployment() {}

    /** The canary's name for an application. */
    public static String nameOf(String application) {
        return application + "-canary";
    }

    /**
     * The canary of a Deployment: its pods carry the labels of stable ones, and one more that only the canary selects.
     * Pods of a Service of their own count as available after three seconds at least: whoever routes to it has to learn
     * of them first, and would answer 503 until then.
     *
     * @param stable the Deployment as it is to be released
     * @param pods how many pods the canary shall have
     * @param change by which label the stable Service does not find its pods; null if it shall find them
     */
    public static KubernetesObject of(KubernetesObject stable, int pods, @Nullable LabelChange change) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", nameOf(stable.name()));
        metadata.put("namespace", stable.namespace());
        Map<String, Object> labels = new LinkedHashMap<>(stable.map("metadata", "labels"));
        labels.put(TRACK, "canary");
        metadata.put("labels", labels);
        metadata.put("annotations", annotations(stable));
        Map<String, Object> selected = new LinkedHashMap<>(stable.map("spec", "selector", "matchLabels"));
        selected.put(TRACK, "canary");
        Map<String, Object> selector = new LinkedHashMap<>(stable.map("spec", "selector"));
        selector.put("matchLabels", selected);
        Map<String, String> own = new LinkedHashMap<>(Map.of(TRACK, "canary"));
        if (change != null) {
            selector.put("matchLabels", change.in(selected));
            own.put(change.key(), change.canary());
        }
        KubernetesObject canary = PodTemplate.withLabels(stable.with("metadata", metadata), own);
        if (change != null) {
            canary = PodTemplate.withSpec(canary, "minReadySeconds", minReadySeconds(stable));
        }
        return PodTemplate.withSpec(PodTemplate.withSpec(canary, "selector", selector), "replicas", pods);
    }

    private static int minReadySeconds(KubernetesObject stable) {
        return stable.map("spec").get("minReadySeconds") instanceof Number own
                ? Math.max(own.intValue(), KNOWN_SECONDS)
                : KNOWN_SECONDS;
    }

    /** The gate of the canary expects on its pods what that of the stable version will. */
    private static Map<String, Object> annotations(KubernetesObject stable) {
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put(OF, stable.name());
        String expected = stable.annotations().get(ExpectedApplications.ANNOTATION);
        if (expected != null) {
            annotations.put(ExpectedApplications.ANNOTATION, expected);
        }
        return annotations;
    }
}
