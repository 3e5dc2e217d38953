package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the parents of an HTTPRoute say of it: each has to accept its present generation, with all backends. */
final class RouteConditions {
    private static final List<String> WANTED = List.of("Accepted", "ResolvedRefs");

    private RouteConditions() {}

    /** Judges a route; only the state and the words tell something. */
    static Standing judge(KubernetesObject route, int weight) {
        List<Map<String, Object>> told = KubernetesObject.maps(route.map("status"), "parents");
        List<String> waiting = new ArrayList<>();
        for (Map<String, Object> parent : KubernetesObject.maps(route.map("spec"), "parentRefs")) {
            List<Map<String, Object>> of = told.stream()
                    .filter(t -> same(route, parent, KubernetesObject.map(t, "parentRef")))
                    .toList();
            if (of.isEmpty()) {
                waiting.add(words(parent) + " has not said anything about it");
            }
            for (Map<String, Object> controller : of) {
                for (String type : WANTED) {
                    String refused = refused(route, controller, type);
                    if (refused != null) {
                        return new Standing(State.REFUSED, weight, words(parent) + " says " + refused);
                    }
                    if (!observed(route, controller, type)) {
                        waiting.add(words(parent) + " has not told of " + type + " for its generation "
                                + generation(route.map("metadata"), "generation"));
                    }
                }
            }
        }
        return waiting.isEmpty()
                ? new Standing(State.TAKEN, weight, "accepted by every parent")
                : new Standing(State.PENDING, weight, String.join("; ", waiting));
    }

    private static @Nullable String refused(KubernetesObject route, Map<String, Object> controller, String type) {
        return KubernetesObject.maps(controller, "conditions").stream()
                .filter(c -> type.equals(c.get("type")) && "False".equals(c.get("status")) && present(route, c))
                .map(c -> type + "=False (" + KubernetesObject.text(c, "reason") + "): "
                        + KubernetesObject.text(c, "message"))
                .findFirst()
                .orElse(null);
    }

    private static boolean observed(KubernetesObject route, Map<String, Object> controller, String type) {
        return KubernetesObject.maps(controller, "conditions").stream()
                .anyMatch(c -> type.equals(c.get("type")) && "True".equals(c.get("status")) && present(route, c));
    }

    private static boolean present(KubernetesObject route, Map<String, Object> condition) {
        return generation(condition, "observedGeneration") >= generation(route.map("metadata"), "generation");
    }

    private static long generation(Map<String, Object> of, String field) {
        return of.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private static boolean same(KubernetesObject route, Map<String, Object> asked, Map<String, Object> told) {
        return at(route, asked).equals(at(route, told));
    }

    private static List<String> at(KubernetesObject route, Map<String, Object> parent) {
        return List.of(
                String.valueOf(parent.getOrDefault("group", "gateway.networking.k8s.io")),
                String.valueOf(parent.getOrDefault("kind", "Gateway")),
                String.valueOf(parent.getOrDefault("namespace", String.valueOf(route.namespace()))),
                KubernetesObject.text(parent, "name"),
                KubernetesObject.text(parent, "sectionName"),
                String.valueOf(parent.getOrDefault("port", "")));
    }

    private static String words(Map<String, Object> parent) {
        return parent.getOrDefault("kind", "Gateway") + " " + KubernetesObject.text(parent, "name");
    }
}
