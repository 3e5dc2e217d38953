package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.landscape.setting.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels that say which landscape an object belongs to. */
final class Marks {
    private static final List<String> LABELS = List.of(Identity.LANDSCAPE_LABEL, Identity.ENVIRONMENT_LABEL);

    private Marks() {}

    /** Those of an object; none if no named landscape has applied it. */
    static Map<String, String> of(KubernetesObject live) {
        Map<String, String> marks = new LinkedHashMap<>();
        Map<String, Object> labels = live.map("metadata", "labels");
        for (String label : LABELS) {
            if (labels.get(label) instanceof String value) {
                marks.put(label, value);
            }
        }
        return marks;
    }

    /** In words, such as {@code landscape clinic, environment prod}. */
    static String words(Map<String, String> marks) {
        String landscape = "landscape " + marks.getOrDefault(Identity.LANDSCAPE_LABEL, "without a name");
        String environment = marks.get(Identity.ENVIRONMENT_LABEL);
        return environment == null ? landscape : landscape + ", environment " + environment;
    }
}
