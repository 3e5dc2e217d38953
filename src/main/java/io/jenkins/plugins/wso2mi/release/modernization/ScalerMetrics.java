package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics of {@code autoscaling/v2beta1} in the shape of v2, which v2beta2 had already. */
final class ScalerMetrics {
    private ScalerMetrics() {}

    static Completed of(KubernetesObject object) {
        List<Map<String, Object>> metrics = KubernetesObject.maps(object.map("spec"), "metrics");
        if (metrics.isEmpty()) {
            return new Completed(object, List.of());
        }
        List<Map<String, Object>> now =
                metrics.stream().map(ScalerMetrics::metric).toList();
        return Modernization.line(
                object,
                PodTemplate.withSpec(object, "metrics", now),
                "spec.metrics " + now,
                "target and metric are sections of their own now");
    }

    private static Map<String, Object> metric(Map<String, Object> before) {
        String field =
                switch (KubernetesObject.text(before, "type")) {
                    case "Resource" -> "resource";
                    case "Pods" -> "pods";
                    case "Object" -> "object";
                    case "External" -> "external";
                    default -> "";
                };
        Map<String, Object> source = KubernetesObject.map(before, field);
        Map<String, Object> now = new LinkedHashMap<>(before);
        if (!source.isEmpty()) {
            now.put(field, field.equals("resource") ? resource(source) : measured(source, field));
        }
        return now;
    }

    private static Map<String, Object> resource(Map<String, Object> before) {
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("name", before.get("name"));
        now.put("target", target(before));
        return now;
    }

    private static Map<String, Object> measured(Map<String, Object> before, String field) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("name", before.get("metricName"));
        for (String selector : List.of("selector", "metricSelector")) {
            if (before.containsKey(selector)) {
                metric.put("selector", before.get(selector));
            }
        }
        Map<String, Object> now = new LinkedHashMap<>();
        if (field.equals("object")) {
            now.put("describedObject", before.get("target"));
        }
        now.put("metric", metric);
        now.put("target", target(before));
        return now;
    }

    private static Map<String, Object> target(Map<String, Object> before) {
        List<List<String>> names = new ArrayList<>();
        names.add(List.of("targetAverageUtilization", "Utilization", "averageUtilization"));
        names.add(List.of("targetAverageValue", "AverageValue", "averageValue"));
        names.add(List.of("averageValue", "AverageValue", "averageValue"));
        names.add(List.of("targetValue", "Value", "value"));
        Map<String, Object> target = new LinkedHashMap<>();
        for (List<String> name : names) {
            if (before.containsKey(name.get(0))) {
                target.putIfAbsent("type", name.get(1));
                target.put(name.get(2), before.get(name.get(0)));
            }
        }
        return target;
    }
}
