package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Service of a unit, and what is before it. */
final class NetworkDraft {
    private static final Map<String, Integer> USUAL = Map.of("http", 8290, "https", 8253, "management", 9201);

    private final Keys deploy;
    private final Neighbours neighbours;
    private final Notes notes;
    private final Map<String, String> backends = new LinkedHashMap<>();

    NetworkDraft(Keys deploy, Neighbours neighbours, Notes notes) {
        this.deploy = deploy;
        this.neighbours = neighbours;
        this.notes = notes;
    }

    /**
     * Writes it.
     *
     * @param labels of the pods
     * @param portNames of the server, by number and by the names that they had
     */
    void write(String unit, Map<String, Object> labels, Map<String, String> portNames) {
        Optional<KubernetesObject> found = neighbours.service(labels);
        if (found.isEmpty()) {
            deploy.put("none", "service", "type");
            return;
        }
        KubernetesObject service = found.get();
        Remainder rest = new Remainder(service.content());
        rest.text("spec", "type")
                .filter(type -> !type.equals("ClusterIP"))
                .ifPresent(type -> deploy.put(type, "service", "type"));
        rest.take("spec", "selector");
        rest.take("metadata", "labels");
        rest.maps("spec", "ports").forEach(port -> port(service, port, portNames));
        Map<String, Object> left = Standing.without(rest);
        Remainder more = new Remainder(left);
        deploy.put(more.texts("metadata", "annotations"), "service", "annotations");
        for (String given : new String[] {"clusterIP", "clusterIPs"}) {
            more.take("spec", given);
        }
        deploy.put(more.rest(), "patches", "Service");
        if (!service.name().equals(unit)) {
            notes.add(
                    service, "is Service " + unit + " now; who calls it by its old name in the cluster has to be told");
        }
        neighbours.ingress(service.name()).ifPresent(one -> new IngressDraft(one, deploy, notes)
                .write(service.name(), backends));
    }

    private void port(KubernetesObject service, Map<String, Object> port, Map<String, String> portNames) {
        String number = String.valueOf(port.get("port"));
        String target = String.valueOf(port.getOrDefault("targetPort", number));
        String name = portNames.get(target);
        if (name == null) {
            notes.add(
                    service,
                    "port " + number + " leads to " + target + ", which the server does not listen on: left out");
            return;
        }
        backends.put(number, name);
        backends.put(KubernetesObject.text(port, "name"), name);
        if (!number.equals(String.valueOf(USUAL.get(name)))) {
            deploy.put(port.get("port"), "service", "ports", name);
        }
        deploy.put(Optional.ofNullable(port.get("nodePort")), "service", "nodePorts", name);
    }
}
