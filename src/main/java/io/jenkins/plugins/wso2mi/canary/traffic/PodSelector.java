package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A label selector of Kubernetes.
 *
 * @param selector with {@code matchLabels}, {@code matchExpressions} or neither, by which it selects all
 */
public record PodSelector(Map<String, Object> selector) {
    public PodSelector {
        selector = Collections.unmodifiableMap(new LinkedHashMap<>(selector));
    }

    /** By what a Service, NetworkPolicy or anything with {@code spec.selector} selects pods. */
    public static PodSelector of(KubernetesObject object) {
        return switch (object.kind()) {
            case "NetworkPolicy" -> new PodSelector(object.map("spec", "podSelector"));
            // a Service without selector selects nothing, unlike the others
            case "Service" ->
                new PodSelector(Map.of(
                        "matchLabels",
                        object.map("spec", "selector").isEmpty()
                                ? Map.of(CanaryService.OF, "nobody")
                                : object.map("spec", "selector")));
            default -> new PodSelector(object.map("spec", "selector"));
        };
    }

    /** Whether it selects pods with these labels. */
    public boolean selects(Map<String, Object> labels) {
        return labels.entrySet()
                        .containsAll(
                                KubernetesObject.map(selector, "matchLabels").entrySet())
                && KubernetesObject.maps(selector, "matchExpressions").stream().allMatch(e -> holds(e, labels));
    }

    private static boolean holds(Map<String, Object> expression, Map<String, Object> labels) {
        Object value = labels.get(KubernetesObject.text(expression, "key"));
        List<?> values = expression.get("values") instanceof List<?> list ? list : List.of();
        return switch (KubernetesObject.text(expression, "operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            default -> value == null;
        };
    }
}
