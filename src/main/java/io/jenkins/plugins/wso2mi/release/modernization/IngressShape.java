package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An Ingress of a beta version in the shape of {@code networking.k8s.io/v1}. */
final class IngressShape {
    private static final String CLASS = "kubernetes.io/ingress.class";

    private final KubernetesObject given;
    private final IngressPaths paths;
    private final List<String> lines = new ArrayList<>();

    private IngressShape(KubernetesObject given) {
        this.given = given;
        this.paths = new IngressPaths(given, this::tell);
    }

    static Completed of(KubernetesObject object) {
        IngressShape shape = new IngressShape(object);
        Map<String, Object> spec = new LinkedHashMap<>(object.map("spec"));
        shape.defaultBackend(spec);
        if (spec.containsKey("rules")) {
            spec.put("rules", shape.rules(spec));
        }
        KubernetesObject classed = shape.ingressClass(spec);
        return new Completed(classed.with("spec", spec), shape.lines);
    }

    private void defaultBackend(Map<String, Object> spec) {
        Map<String, Object> backend = KubernetesObject.map(spec, "backend");
        if (spec.remove("backend") != null) {
            spec.put("defaultBackend", IngressPaths.backend(backend));
            tell(
                    "spec.backend -> spec.defaultBackend, service " + IngressPaths.words(backend),
                    "its name and shape now");
        }
    }

    private List<Map<String, Object>> rules(Map<String, Object> spec) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Map<String, Object> rule : KubernetesObject.maps(spec, "rules")) {
            Map<String, Object> now = new LinkedHashMap<>(rule);
            Map<String, Object> http = new LinkedHashMap<>(KubernetesObject.map(rule, "http"));
            if (!http.isEmpty()) {
                http.put("paths", paths.of(http, "spec.rules[" + rules.size() + "]"));
                now.put("http", http);
            }
            rules.add(now);
        }
        return rules;
    }

    /** The API server takes the class by one of the two ways only. */
    private KubernetesObject ingressClass(Map<String, Object> spec) {
        String name = given.annotations().getOrDefault(CLASS, "");
        if (name.isEmpty()) {
            return given;
        }
        Map<String, Object> metadata = new LinkedHashMap<>(given.map("metadata"));
        Map<String, Object> annotations = new LinkedHashMap<>(given.map("metadata", "annotations"));
        annotations.remove(CLASS);
        metadata.put("annotations", annotations);
        spec.putIfAbsent("ingressClassName", name);
        tell("annotation " + CLASS + " -> spec.ingressClassName " + spec.get("ingressClassName"), "its place now");
        return given.with("metadata", metadata);
    }

    private void tell(String what, String why) {
        lines.addAll(Modernization.line(given, given, what, why).lines());
    }
}
