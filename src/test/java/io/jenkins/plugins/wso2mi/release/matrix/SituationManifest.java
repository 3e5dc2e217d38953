package io.jenkins.plugins.wso2mi.release.matrix;

import java.util.Map;

/**
 * Makes the manifest of a situation's version: a small web server whose one field or other is what the situation is
 * about. Fields: {@code kind}, {@code replicas} (or none), {@code version}, {@code image}, {@code command} (of the
 * shell) or {@code args} (the whole command), {@code probe} (a path, or none), {@code label}, {@code objects}, and
 * further lines for the {@code spec}, the {@code pod}, the {@code container}, and {@code more} containers.
 */
record SituationManifest(Map<String, Object> fields) {
    private static final String SERVE = "mkdir -p /tmp/w; echo %s > /tmp/w/healthz; exec httpd -f -p 9201 -h /tmp/w";

    String yaml() {
        String spec = text("spec", "");
        StringBuilder yaml = new StringBuilder();
        yaml.append("""
                apiVersion: apps/v1
                kind: %s
                metadata: {name: web, namespace: "${ns}"}
                spec:
                """.formatted(text("kind", "Deployment")));
        String replicas = text("replicas", "1");
        line(yaml, 2, replicas.equals("none") ? "" : "replicas: " + replicas);
        line(yaml, 2, spec.contains("selector:") ? "" : "selector: {matchLabels: {app: web}}");
        boolean rolls = text("kind", "Deployment").equals("Deployment") && !spec.contains("strategy:");
        line(yaml, 2, rolls ? "strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}" : "");
        line(yaml, 2, text("kind", "").equals("StatefulSet") ? "serviceName: web" : "");
        line(yaml, 2, spec);
        pod(yaml);
        String objects = text("objects", "");
        return objects.isEmpty() ? yaml.toString() : objects.stripTrailing() + "\n---\n" + yaml;
    }

    private void pod(StringBuilder yaml) {
        String label = text("label", "");
        line(yaml, 2, "template:");
        line(yaml, 4, "metadata: {labels: {app: web" + (label.isEmpty() ? "" : ", " + label) + "}}");
        line(yaml, 4, "spec:");
        String pod = text("pod", "");
        line(yaml, 6, pod.contains("terminationGracePeriodSeconds") ? "" : "terminationGracePeriodSeconds: 1");
        line(yaml, 6, pod);
        line(yaml, 6, "containers:");
        line(yaml, 8, "- name: web");
        line(yaml, 10, "image: \"" + text("image", "${image}") + "\"");
        String command = text("command", SERVE.formatted(text("version", "1")));
        line(
                yaml,
                10,
                fields.containsKey("args")
                        ? "command: " + fields.get("args")
                        : "command: [/bin/sh, -c, '" + command.replace("'", "''") + "']");
        String probe = text("probe", "/healthz");
        line(
                yaml,
                10,
                probe.equals("none")
                        ? ""
                        : "readinessProbe: {httpGet: {path: " + probe + ", port: 9201}, periodSeconds: 1}");
        line(yaml, 10, text("container", ""));
        line(yaml, 8, text("more", ""));
    }

    private static void line(StringBuilder yaml, int indent, String text) {
        if (!text.isBlank()) {
            yaml.append(text.stripTrailing().indent(indent));
        }
    }

    private String text(String field, String otherwise) {
        Object value = fields.get(field);
        return value == null ? otherwise : String.valueOf(value);
    }
}
