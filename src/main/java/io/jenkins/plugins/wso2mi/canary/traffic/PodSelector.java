package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;

/**
 * A label selector of Kubernetes.
 *
 * @param selector with {@code matchLabels}, {@code matchExpressions} or neither, by which it selects all
 */
record PodSelector(Map<String, Object> selector) {
    boolean selects(Map<String, Object> labels) {
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
