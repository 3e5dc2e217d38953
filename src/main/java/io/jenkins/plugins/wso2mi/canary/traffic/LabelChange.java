package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one label by which canary pods differ from stable ones, so that the stable Service does not find them.
 *
 * @param key of the label
 * @param stable its value on stable pods
 * @param canary its value on canary pods
 */
public record LabelChange(String key, String stable, String canary) {
    private static final int LONGEST_VALUE = 63;
    private static final String SUFFIX = "-canary";

    /**
     * The change for an application: a label that both the Service and the Deployment select by, at best the one that
     * has the application's name.
     *
     * @param service the stable Service
     * @param deployment the stable Deployment
     * @param problems takes why there is none, as errors
     * @return of no use if there are errors
     */
    public static LabelChange of(KubernetesObject service, KubernetesObject deployment, Problems problems) {
        Map<String, Object> selector = service.map("spec", "selector");
        Map<String, Object> labels = deployment.map("spec", "template", "metadata", "labels");
        Map<String, Object> own = deployment.map("spec", "selector", "matchLabels");
        boolean selects = !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
        if (!selects) {
            problems.error(
                    service.ref().words(),
                    selector.isEmpty()
                            ? "selects no pods by labels"
                            : "does not select the pods of " + deployment.ref().words(),
                    "name the Service that the route sends to this application");
            return new LabelChange("", "", "");
        }
        return selector.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Object>, Boolean>comparing(e -> !own.containsKey(e.getKey()))
                        .thenComparing(e -> !deployment.name().equals(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(e -> of(e.getKey(), String.valueOf(e.getValue())))
                .findFirst()
                .orElseThrow();
    }

    private static LabelChange of(String key, String stable) {
        String kept = stable.substring(0, Math.min(stable.length(), LONGEST_VALUE - SUFFIX.length()));
        return new LabelChange(key, stable, kept.isEmpty() ? "canary" : kept + SUFFIX);
    }

    /** Labels, or a selector by labels, of stable pods as they are for canary pods. */
    public Map<String, Object> in(Map<String, Object> labels) {
        Map<String, Object> changed = new LinkedHashMap<>(labels);
        changed.replace(key, canary);
        return changed;
    }
}
