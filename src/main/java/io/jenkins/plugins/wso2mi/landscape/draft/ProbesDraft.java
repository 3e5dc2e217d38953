package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The probes of a container. */
final class ProbesDraft {
    private static final List<String> NUMBERS = List.of("periodSeconds", "timeoutSeconds", "failureThreshold");

    private final Remainder container;
    private final Keys deploy;
    private final KubernetesObject deployment;
    private final Map<String, String> portNames;
    private final Notes notes;

    ProbesDraft(
            Remainder container, Keys deploy, KubernetesObject deployment, Map<String, String> portNames, Notes notes) {
        this.container = container;
        this.deploy = deploy;
        this.deployment = deployment;
        this.portNames = portNames;
        this.notes = notes;
    }

    /**
     * Writes one of them; one that asks otherwise than by HTTP becomes a patch.
     *
     * @param key startup, readiness or liveness
     */
    void write(String key) {
        String field = key + "Probe";
        if (!(container.take(field).orElse(null) instanceof Map<?, ?> written)) {
            return;
        }
        Map<String, Object> probe = new LinkedHashMap<>();
        written.forEach((name, value) -> probe.put(String.valueOf(name), value));
        Object delay = probe.remove("initialDelaySeconds");
        if (delay != null) {
            notes.add(
                    deployment,
                    field + ".initialDelaySeconds " + delay + " is left out: a startup probe finds out when the server"
                            + " is there");
        }
        Map<String, Object> question = KubernetesObject.map(probe, "httpGet");
        String port = portNames.get(String.valueOf(question.get("port")));
        boolean plain = port != null
                && question.get("path") instanceof String
                && List.of("path", "port").containsAll(question.keySet());
        if (plain) {
            probe.remove("httpGet");
            deploy.put(question.get("path"), "probes", key, "path");
            deploy.put(port, "probes", key, "port");
        } else {
            List.of("httpGet", "tcpSocket").forEach(way -> probe.putIfAbsent(way, Keys.ABSENT));
        }
        for (String number : NUMBERS) {
            Object value = probe.remove(number);
            if (value != null) {
                deploy.put(value, "probes", key, number);
            }
        }
        if (!probe.isEmpty()) {
            container.put(probe, field);
        }
    }
}
