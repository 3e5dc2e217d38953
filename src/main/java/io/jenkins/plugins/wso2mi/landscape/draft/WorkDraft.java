package io.jenkins.plugins.wso2mi.landscape.draft;

import java.util.List;
import java.util.Map;

/** How many pods there are, how they are replaced, and what all objects have in common. */
final class WorkDraft {
    private static final String NAME_LABEL = "app.kubernetes.io/name";

    private WorkDraft() {}

    /**
     * Writes it.
     *
     * @param labels of the pods
     */
    static void write(Remainder rest, Keys deploy, Map<String, Object> labels) {
        deploy.put(rest.text("metadata", "namespace"), "namespace");
        Map<String, String> own = rest.texts("metadata", "labels");
        own.remove(NAME_LABEL);
        deploy.put(own, "labels");
        deploy.put(rest.take("spec", "replicas"), "replicas");
        strategy(rest, deploy);
        deploy.put(rest.take("spec", "minReadySeconds"), "rollout", "minReadySeconds");
        deploy.put(rest.take("spec", "progressDeadlineSeconds"), "rollout", "deadlineSeconds");
        rest.take("spec", "selector");
        template(rest, deploy, labels, own);
    }

    private static void strategy(Remainder rest, Keys deploy) {
        String type = rest.text("spec", "strategy", "type").orElse("RollingUpdate");
        if (type.equals("Recreate")) {
            deploy.put(true, "polling");
            rest.take("spec", "strategy");
            return;
        }
        for (String field : List.of("maxSurge", "maxUnavailable")) {
            deploy.put(rest.take("spec", "strategy", "rollingUpdate", field), "rollout", field);
        }
    }

    private static void template(Remainder rest, Keys deploy, Map<String, Object> labels, Map<String, String> own) {
        rest.take("spec", "template", "metadata", "labels");
        rest.take("spec", "template", "metadata", "creationTimestamp");
        labels.forEach((key, value) -> {
            if (!key.equals(NAME_LABEL) && !own.containsKey(key)) {
                deploy.put(String.valueOf(value), "labels", key);
            }
        });
        deploy.put(rest.texts("spec", "template", "metadata", "annotations"), "podAnnotations");
        rest.take("spec", "template", "spec", "serviceAccount");
        deploy.put(rest.text("spec", "template", "spec", "serviceAccountName"), "serviceAccount", "name");
        deploy.put(rest.text("spec", "template", "spec", "priorityClassName"), "priority");
        deploy.put(rest.take("spec", "template", "spec", "terminationGracePeriodSeconds"), "rollout", "graceSeconds");
        deploy.put(
                rest.maps("spec", "template", "spec", "imagePullSecrets").stream()
                        .map(one -> String.valueOf(one.get("name")))
                        .toList(),
                "pullSecrets");
    }
}
