package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a HorizontalPodAutoscaler of any version scales, named by a version that is there. */
final class ScaleTarget {
    private static final String FIELD = "scaleTargetRef";

    private ScaleTarget() {}

    static Completed of(KubernetesObject object) {
        Map<String, Object> target = object.map("spec", FIELD);
        String before = KubernetesObject.text(target, "apiVersion");
        if (!object.kind().equals("HorizontalPodAutoscaler")) {
            return new Completed(object, List.of());
        }
        return Successor.of(KubernetesObject.text(target, "kind"), before)
                .map(successor -> {
                    Map<String, Object> now = new LinkedHashMap<>(target);
                    now.put("apiVersion", successor.now());
                    return Modernization.line(
                            object,
                            PodTemplate.withSpec(object, FIELD, now),
                            "spec.scaleTargetRef.apiVersion " + before + " -> " + successor.now(),
                            successor.reason());
                })
                .orElseGet(() -> new Completed(object, List.of()));
    }
}
