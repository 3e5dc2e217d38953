package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a unit is scaled, and kept while nodes are emptied. */
final class AvailabilityDraft {
    private AvailabilityDraft() {}

    static void write(
            Keys deploy, Neighbours neighbours, KubernetesObject deployment, Map<String, Object> labels, Notes notes) {
        neighbours.scaler(deployment.name()).ifPresent(scaler -> scaling(deploy, scaler, notes));
        neighbours.budget(labels).ifPresent(budget -> {
            for (String field : List.of("minAvailable", "maxUnavailable")) {
                deploy.put(Optional.ofNullable(budget.map("spec").get(field)), "disruption", field);
            }
        });
    }

    private static void scaling(Keys deploy, KubernetesObject scaler, Notes notes) {
        Map<String, Object> spec = scaler.map("spec");
        deploy.remove("replicas");
        deploy.put(KubernetesObject.number(spec, "minReplicas", 1), "scaling", "min");
        deploy.put(Optional.ofNullable(spec.get("maxReplicas")), "scaling", "max");
        deploy.put(Optional.ofNullable(spec.get("targetCPUUtilizationPercentage")), "scaling", "cpu");
        for (Map<String, Object> metric : KubernetesObject.maps(spec, "metrics")) {
            if (!resource(deploy, KubernetesObject.map(metric, "resource"))
                    && !pods(deploy, KubernetesObject.map(metric, "pods"))) {
                notes.add(scaler, "a metric is not taken over: " + metric);
            }
        }
        if (spec.containsKey("behavior")) {
            deploy.put(Map.of("behavior", spec.get("behavior")), "patches", "HorizontalPodAutoscaler", "spec");
        }
    }

    private static boolean resource(Keys deploy, Map<String, Object> resource) {
        String name = KubernetesObject.text(resource, "name");
        Object percent = KubernetesObject.map(resource, "target").get("averageUtilization");
        boolean known = List.of("cpu", "memory").contains(name) && percent != null;
        if (known) {
            deploy.put(percent, "scaling", name);
        }
        return known;
    }

    private static boolean pods(Keys deploy, Map<String, Object> pods) {
        Object name = KubernetesObject.map(pods, "metric").get("name");
        Object target = KubernetesObject.map(pods, "target").get("averageValue");
        boolean known = name != null && target != null;
        if (known) {
            deploy.put(name, "scaling", "metric", "name");
            deploy.put(target, "scaling", "metric", "target");
        }
        return known;
    }
}
