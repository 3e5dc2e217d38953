package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The weighted backends of one rule, of which two are ours: what the stable Service had is divided between it and the
 * canary's Service.
 *
 * @param namespace of the route and both Services
 * @param stable the stable Service's name
 */
record Backends(@Nullable String namespace, String stable) {
    private static final String WEIGHT = "weight";

    /** The canary's Service. */
    String canary() {
        return CanaryService.nameOf(stable);
    }

    boolean isStable(Map<String, Object> backend) {
        return isService(backend, stable);
    }

    boolean isCanary(Map<String, Object> backend) {
        return isService(backend, canary());
    }

    private boolean isService(Map<String, Object> backend, String name) {
        Object kind = backend.getOrDefault("kind", "Service");
        Object at = backend.get("namespace");
        return name.equals(backend.get("name")) && kind.equals("Service") && (at == null || at.equals(namespace));
    }

    /** The weight of a backend; 1 if it names none. */
    static int weight(Map<String, Object> backend) {
        return KubernetesObject.number(backend, WEIGHT, 1);
    }

    /** The canary's percent of what the rule gives; 0 if it gives nothing. */
    int share(List<Map<String, Object>> backends) {
        int all = backends.stream().mapToInt(Backends::weight).sum();
        int ours = backends.stream()
                .filter(this::isCanary)
                .mapToInt(Backends::weight)
                .sum();
        return all == 0 ? 0 : Math.round(100f * ours / all);
    }

    /** The backends with the canary's Service right behind the stable one, of which it has all fields but the name. */
    List<Map<String, Object>> split(List<Map<String, Object>> backends, int weight) {
        List<Map<String, Object>> split = new ArrayList<>();
        for (Map<String, Object> backend : backends) {
            if (isStable(backend)) {
                split.add(with(backend, WEIGHT, 100 - weight));
                split.add(canaryOf(backend, weight));
            } else if (!isCanary(backend)) {
                split.add(backend);
            }
        }
        return split;
    }

    /** What a stable backend is for the canary's Service. */
    Map<String, Object> canaryOf(Map<String, Object> stableBackend, int weight) {
        return with(with(stableBackend, "name", canary()), WEIGHT, weight);
    }

    /**
     * The backends without the canary's Service.
     *
     * @param weight the stable one's; null for none
     */
    List<Map<String, Object>> joined(List<Map<String, Object>> backends, @Nullable Integer weight) {
        boolean stableLeft = backends.stream().anyMatch(this::isStable);
        List<Map<String, Object>> joined = new ArrayList<>();
        for (Map<String, Object> backend : backends) {
            if (isStable(backend)) {
                joined.add(with(backend, WEIGHT, weight));
            } else if (!isCanary(backend)) {
                joined.add(backend);
            } else if (!stableLeft) {
                // somebody took the stable one out: a rule without any backend would answer 500
                joined.add(with(with(backend, "name", stable), WEIGHT, weight));
            }
        }
        return joined;
    }

    /** The weight of the stable backend as it is written; null if it names none. */
    @Nullable
    Integer written(List<Map<String, Object>> backends) {
        return backends.stream()
                .filter(this::isStable)
                .map(b -> b.get(WEIGHT))
                .filter(Objects::nonNull)
                .map(w -> ((Number) w).intValue())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> with(Map<String, Object> backend, String field, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(backend);
        if (value == null) {
            copy.remove(field);
        } else {
            copy.put(field, value);
        }
        return copy;
    }
}
