package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Service of a unit.
 *
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param ports none if the unit has no Service
 * @param scheme of a load balancer of AWS, {@code internal} or {@code internet-facing}; empty for any other
 * @param annotations by key
 */
public record Exposure(
        Value<String> type,
        List<ServicePort> ports,
        Optional<Value<String>> scheme,
        Map<String, Value<String>> annotations) {
    private static final String NONE = "none";

    public Exposure {
        ports = List.copyOf(ports);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /**
     * A port of a Service.
     *
     * @param name of the server's port
     * @param number where the Service listens
     * @param node where every node listens; empty to let Kubernetes choose
     */
    public record ServicePort(String name, Value<Integer> number, Optional<Value<Integer>> node) {}

    /** Whether there is a Service. */
    public boolean exists() {
        return !ports.isEmpty();
    }

    static Exposure read(Settings settings, List<Port> ports, boolean metrics) {
        settings.allow("type", "ports", "nodePorts", "annotations", "scheme");
        Value<String> type = settings.choice("type", List.of("ClusterIP", "NodePort", "LoadBalancer", NONE))
                .orElse(Value.standard("ClusterIP"));
        Optional<Value<String>> scheme = settings.choice("scheme", List.of("internal", "internet-facing"));
        if (scheme.isPresent() && !type.get().equals("LoadBalancer")) {
            settings.refuse("scheme", "only a LoadBalancer has a scheme", "write type: LoadBalancer, or remove it");
        }
        if (settings.has("nodePorts") && List.of("ClusterIP", NONE).contains(type.get())) {
            settings.refuse(
                    "nodePorts", "a Service of type " + type.get() + " has no ports on nodes", "write type: NodePort");
        }
        List<ServicePort> all = type.get().equals(NONE) ? List.of() : ports(settings, ports, metrics);
        return new Exposure(type, all, scheme, settings.below("annotations").pairs(Grammar.LABEL_KEY));
    }

    private static List<ServicePort> ports(Settings settings, List<Port> ports, boolean metrics) {
        List<String> names = ports.stream().map(Port::name).toList();
        Settings numbers = settings.below("ports").allow(names.toArray(String[]::new));
        Settings nodes = settings.below("nodePorts").allow(names.toArray(String[]::new));
        List<ServicePort> all = new ArrayList<>();
        for (Port port : ports) {
            boolean wanted = !port.name().equals(Port.MANAGEMENT) || metrics || numbers.has(port.name());
            if (wanted) {
                all.add(new ServicePort(
                        port.name(),
                        numbers.number(port.name(), 1, 65_535).orElse(port.number()),
                        nodes.number(port.name(), 1, 65_535)));
            }
        }
        return List.copyOf(all);
    }
}
