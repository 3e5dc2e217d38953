package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.canary.traffic.Testers.Mark;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second Ingress by which ingress-nginx splits traffic: the hosts and paths of the first that lead to the stable
 * Service. All else is the first one's (its TLS and its other annotations hold for both).
 *
 * @param service the stable Service's name
 * @param testers null for none
 */
record CanaryIngress(String service, @Nullable Testers testers) {
    static final String CANARY = "nginx.ingress.kubernetes.io/canary";
    static final String WEIGHT = CANARY + "-weight";
    private static final String CLASS = "kubernetes.io/ingress.class";

    static String nameOf(String ingress) {
        return ingress + "-canary";
    }

    /** Whether an Ingress is a canary of another. */
    static boolean isCanary(KubernetesObject ingress) {
        return "true".equals(ingress.annotations().get(CANARY));
    }

    /** The canary's Ingress beside another one. */
    KubernetesObject of(KubernetesObject main, int weight) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", nameOf(main.name()));
        metadata.put("namespace", main.namespace());
        metadata.put("labels", Map.of(CanaryService.OF, main.name()));
        metadata.put("annotations", annotations(main, weight));
        Object uid = main.map("metadata").get("uid");
        if (uid != null) {
            metadata.put("ownerReferences", List.of(owner(main, uid)));
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        if (main.map("spec").get("ingressClassName") instanceof String name) {
            spec.put("ingressClassName", name);
        }
        spec.put("rules", rules(main));
        Map<String, Object> ingress = new LinkedHashMap<>();
        ingress.put("apiVersion", main.apiVersion());
        ingress.put("kind", main.kind());
        ingress.put("metadata", metadata);
        ingress.put("spec", spec);
        return new KubernetesObject(ingress, "canary of " + main.ref().words());
    }

    /** The rules of an Ingress that lead to the stable Service, leading to that of the canary. */
    List<Map<String, Object>> rules(KubernetesObject main) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Map<String, Object> rule : KubernetesObject.maps(main.map("spec"), "rules")) {
            List<Map<String, Object>> paths =
                    KubernetesObject.maps(KubernetesObject.map(rule, "http"), "paths").stream()
                            .filter(p -> service.equals(backend(p).get("name")))
                            .map(this::path)
                            .toList();
            if (!paths.isEmpty()) {
                Map<String, Object> copy = new LinkedHashMap<>(rule);
                copy.put("http", Map.of("paths", paths));
                rules.add(copy);
            }
        }
        return rules;
    }

    /** Each host with a path of some rules. */
    static List<String> places(List<Map<String, Object>> rules) {
        return rules.stream()
                .flatMap(r -> KubernetesObject.maps(KubernetesObject.map(r, "http"), "paths").stream()
                        .map(p -> KubernetesObject.text(r, "host") + KubernetesObject.text(p, "path")))
                .toList();
    }

    private Map<String, Object> path(Map<String, Object> main) {
        Map<String, Object> service = new LinkedHashMap<>(backend(main));
        service.put("name", CanaryService.nameOf(this.service));
        Map<String, Object> path = new LinkedHashMap<>(main);
        path.put("backend", Map.of("service", service));
        return path;
    }

    static Map<String, Object> backend(Map<String, Object> path) {
        return KubernetesObject.map(KubernetesObject.map(path, "backend"), "service");
    }

    private Map<String, Object> annotations(KubernetesObject main, int weight) {
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put(CANARY, "true");
        annotations.put(WEIGHT, String.valueOf(weight));
        if (main.annotations().get(CLASS) != null) {
            annotations.put(CLASS, main.annotations().get(CLASS));
        }
        if (testers != null && testers.mark() == Mark.HEADER) {
            annotations.put(CANARY + "-by-header", testers.name());
            annotations.put(CANARY + "-by-header-value", testers.value());
        } else if (testers != null) {
            annotations.put(CANARY + "-by-cookie", testers.name());
        }
        return annotations;
    }

    /** Whoever deletes the first one deletes the second. */
    private static Map<String, Object> owner(KubernetesObject main, Object uid) {
        return Map.of("apiVersion", main.apiVersion(), "kind", main.kind(), "name", main.name(), "uid", uid);
    }
}
