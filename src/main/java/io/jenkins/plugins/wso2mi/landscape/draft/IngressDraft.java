package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Ingress of a unit: the rules that lead to it. */
final class IngressDraft {
    private static final String NGINX = "nginx.ingress.kubernetes.io/";

    private final KubernetesObject ingress;
    private final Keys deploy;
    private final Notes notes;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private String port = "http";

    IngressDraft(KubernetesObject ingress, Keys deploy, Notes notes) {
        this.ingress = ingress;
        this.deploy = deploy;
        this.notes = notes;
    }

    /**
     * Writes it.
     *
     * @param service that the rules name
     * @param ports names of the server's ports, by number and name of the Service's
     */
    void write(String service, Map<String, String> ports) {
        for (Map<String, Object> rule : KubernetesObject.maps(ingress.map("spec"), "rules")) {
            String host = KubernetesObject.text(rule, "host");
            for (Map<String, Object> path : KubernetesObject.maps(KubernetesObject.map(rule, "http"), "paths")) {
                path(host, path, service, ports);
            }
        }
        Map<String, Object> fallback = ingress.map("spec", "defaultBackend", "service");
        if (!fallback.isEmpty()) {
            notes.add(
                    ingress,
                    "its default backend, Service " + fallback.get("name")
                            + ", is not taken over: controllers have one of their own; else write it under patches:");
        }
        Map<String, String> annotations = new Remainder(ingress.content()).texts("metadata", "annotations");
        String name = Optional.ofNullable(annotations.remove("kubernetes.io/ingress.class"))
                .orElse(KubernetesObject.text(ingress.map("spec"), "ingressClassName"));
        if (!name.isEmpty()) {
            deploy.put(name, "ingress", "class");
        }
        deploy.put(List.copyOf(hosts), "ingress", "hosts");
        deploy.put(List.copyOf(paths), "ingress", "paths");
        if (types.equals(Set.of("Exact"))) {
            deploy.put("Exact", "ingress", "pathType");
        }
        entry(annotations, name);
    }

    private void path(String host, Map<String, Object> path, String service, Map<String, String> ports) {
        String backend = Neighbours.serviceOf(path);
        String text = KubernetesObject.text(path, "path");
        if (!backend.equals(service)) {
            notes.add(
                    ingress,
                    "the way from " + host + text + " to Service " + backend + " is not taken over: it is no unit");
            return;
        }
        if (!host.isEmpty()) {
            hosts.add(host);
        }
        paths.add(text.isEmpty() ? "/" : text);
        types.add(KubernetesObject.text(path, "pathType"));
        Map<String, Object> at =
                KubernetesObject.map(KubernetesObject.map(KubernetesObject.map(path, "backend"), "service"), "port");
        String named = String.valueOf(at.containsKey("number") ? at.get("number") : at.get("name"));
        port = ports.getOrDefault(named, port);
    }

    private void entry(Map<String, String> annotations, String className) {
        boolean through = "true".equals(annotations.remove(NGINX + "ssl-passthrough"));
        if (through) {
            deploy.put(true, "ingress", "passthrough");
            if (!className.equals("nginx")) {
                deploy.put("nginx", "ingress", "controller");
            }
            if (!port.equals("https")) {
                notes.add(ingress, "TLS goes through to port https now: behind port " + port + " nobody speaks TLS");
            }
        } else if (!port.equals("http")) {
            deploy.put(port, "ingress", "port");
        }
        if (port.equals("https")) {
            annotations.remove(NGINX + "backend-protocol");
        }
        KubernetesObject.maps(ingress.map("spec"), "tls").stream()
                .map(one -> KubernetesObject.text(one, "secretName"))
                .filter(secret -> !secret.isEmpty())
                .findFirst()
                .ifPresent(secret -> deploy.put(secret, "ingress", "tls"));
        annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
        deploy.put(annotations, "ingress", "annotations");
    }
}
