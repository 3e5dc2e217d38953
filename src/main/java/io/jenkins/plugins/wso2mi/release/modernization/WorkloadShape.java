package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What apps/v1 asks of a workload that versions before did not. */
final class WorkloadShape {
    private static final List<String> GONE = List.of("rollbackTo", "templateGeneration");

    private WorkloadShape() {}

    /**
     * The workload with what apps/v1 asks for.
     *
     * @param before the version that it was written for
     */
    static Completed of(KubernetesObject object, String before) {
        return selected(object).then(WorkloadShape::withoutGone).then(one -> replaced(one, before));
    }

    /** Without labels there is nothing to select by, which the API server tells. */
    private static Completed selected(KubernetesObject object) {
        Map<String, Object> labels = object.map("spec", "template", "metadata", "labels");
        if (object.map("spec").containsKey("selector") || labels.isEmpty()) {
            return new Completed(object, List.of());
        }
        return Modernization.line(
                object,
                PodTemplate.withSpec(object, "selector", Map.of("matchLabels", labels)),
                "selector " + labels + " is added, the labels of its template",
                "apps/v1 fills none in");
    }

    private static Completed withoutGone(KubernetesObject object) {
        Map<String, Object> spec = new LinkedHashMap<>(object.map("spec"));
        Completed now = new Completed(object, List.of());
        for (String field : GONE) {
            if (spec.remove(field) != null) {
                Map<String, Object> less = new LinkedHashMap<>(spec);
                now = now.then(one -> Modernization.line(
                        one, one.with("spec", less), field + " is left out", "apps/v1 has it no more"));
            }
        }
        return now;
    }

    /** Versions before changed pods of these kinds only when somebody deleted them. */
    private static Completed replaced(KubernetesObject object, String before) {
        boolean onDelete = (object.kind().equals("StatefulSet") && before.equals("apps/v1beta1"))
                || (object.kind().equals("DaemonSet") && before.equals("extensions/v1beta1"));
        if (!onDelete || object.map("spec").containsKey("updateStrategy")) {
            return new Completed(object, List.of());
        }
        return Modernization.line(
                object, object, "its pods are replaced one by one", "the default was updateStrategy OnDelete");
    }
}
