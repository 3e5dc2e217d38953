package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Service that finds canary pods only. */
public final class CanaryService {
    /** The label of what is there for a canary alone; its value is the name of what it stands beside. */
    public static final String OF = "wso2-mi.io/canary-of";

    /** What leads to the same pods, in the same way; the rest is an address, or of a load balancer of its own. */
    private static final List<String> COPIED = List.of(
            "sessionAffinity",
            "sessionAffinityConfig",
            "internalTrafficPolicy",
            "trafficDistribution",
            "publishNotReadyAddresses",
            "ipFamilyPolicy",
            "ipFamilies");
    /** By these, others would take it for a part of what they installed. */
    private static final Set<String> OF_OTHERS =
            Set.of("app.kubernetes.io/managed-by", "app.kubernetes.io/instance", "helm.sh/chart");

    private CanaryService() {}

    /** The name of the canary's Service. */
    public static String nameOf(String service) {
        return service + "-canary";
    }

    /**
     * A Service of a canary.
     *
     * @param stable the stable Service as the cluster has it
     * @param change how canary pods differ
     * @param name its name, such as {@link #nameOf} gives
     */
    public static KubernetesObject of(KubernetesObject stable, LabelChange change, String name) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", stable.namespace());
        Map<String, Object> labels = new LinkedHashMap<>(stable.map("metadata", "labels"));
        labels.keySet().removeAll(OF_OTHERS);
        labels.put(OF, stable.name());
        metadata.put("labels", labels);
        Map<String, Object> annotations = new LinkedHashMap<>(stable.annotations());
        annotations.keySet().removeIf(a -> !isOfRouter(a));
        metadata.put("annotations", annotations);
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("apiVersion", "v1");
        service.put("kind", "Service");
        service.put("metadata", metadata);
        service.put("spec", spec(stable, change));
        return new KubernetesObject(service, "canary of " + stable.ref().words());
    }

    private static Map<String, Object> spec(KubernetesObject stable, LabelChange change) {
        Map<String, Object> from = stable.map("spec");
        Map<String, Object> spec = new LinkedHashMap<>();
        // load balancers that send to nodes need its ports
        spec.put("type", "NodePort".equals(from.get("type")) ? "NodePort" : "ClusterIP");
        if ("None".equals(from.get("clusterIP"))) {
            spec.put("clusterIP", "None");
        }
        COPIED.stream().filter(from::containsKey).forEach(f -> spec.put(f, from.get(f)));
        spec.put("selector", change.in(stable.map("spec", "selector")));
        List<Map<String, Object>> ports = new ArrayList<>();
        for (Map<String, Object> port : KubernetesObject.maps(from, "ports")) {
            Map<String, Object> copy = new LinkedHashMap<>(port);
            copy.remove("nodePort");
            ports.add(copy);
        }
        spec.put("ports", ports);
        return spec;
    }

    /** What a router reads at a Service, such as how it asks for its health. */
    private static boolean isOfRouter(String annotation) {
        return annotation.startsWith("alb.ingress.kubernetes.io/")
                || annotation.startsWith("traefik.ingress.kubernetes.io/");
    }
}
