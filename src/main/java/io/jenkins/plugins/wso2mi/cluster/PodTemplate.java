package io.jenkins.plugins.wso2mi.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/** Changes the pod template of a workload, leaving the given object as it is. */
public final class PodTemplate {
    private PodTemplate() {}

    /** The workload with another pod specification. */
    public static KubernetesObject withPodSpec(KubernetesObject workload, Map<String, Object> podSpec) {
        Map<String, Object> template = new LinkedHashMap<>(workload.map("spec", "template"));
        template.put("spec", podSpec);
        return withSpec(workload, "template", template);
    }

    /** The workload with more labels on its pods. */
    public static KubernetesObject withLabels(KubernetesObject workload, Map<String, String> more) {
        Map<String, Object> labels = new LinkedHashMap<>(workload.map("spec", "template", "metadata", "labels"));
        labels.putAll(more);
        Map<String, Object> metadata = new LinkedHashMap<>(workload.map("spec", "template", "metadata"));
        metadata.put("labels", labels);
        Map<String, Object> template = new LinkedHashMap<>(workload.map("spec", "template"));
        template.put("metadata", metadata);
        return withSpec(workload, "template", template);
    }

    /** The workload with one field of its specification replaced. */
    public static KubernetesObject withSpec(KubernetesObject workload, String field, Object value) {
        Map<String, Object> spec = new LinkedHashMap<>(workload.map("spec"));
        spec.put(field, value);
        return workload.with("spec", spec);
    }
}
