package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The paths of an Ingress with a type, and their backends. Beta versions knew no type and left paths to the controller,
 * which is {@code ImplementationSpecific} today. {@code /bar/*} is AWS' way to write a prefix; ingress-nginx takes its
 * star for a star, so that nobody reaches it there.
 */
final class IngressPaths {
    private static final String NAME = "serviceName";
    private static final String PORT = "servicePort";

    private final boolean byStars;
    private final BiConsumer<String, String> tell;

    /**
     * Changes the paths of one Ingress.
     *
     * @param tell takes what is changed, and why
     */
    IngressPaths(KubernetesObject ingress, BiConsumer<String, String> tell) {
        Map<String, String> annotations = ingress.annotations();
        this.byStars =
                annotations.getOrDefault("kubernetes.io/ingress.class", "").equals("alb")
                        || annotations.keySet().stream().anyMatch(key -> key.startsWith("alb.ingress.kubernetes.io/"))
                        || annotations
                                .getOrDefault("nginx.ingress.kubernetes.io/use-regex", "")
                                .equals("true");
        this.tell = tell;
    }

    List<Map<String, Object>> of(Map<String, Object> http, String rule) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> path : KubernetesObject.maps(http, "paths")) {
            Map<String, Object> now = new LinkedHashMap<>(path);
            String where = rule + ".http.paths[" + all.size() + "]";
            type(now, where);
            Map<String, Object> backend = KubernetesObject.map(path, "backend");
            now.put("backend", backend(backend));
            if (backend.containsKey(NAME)) {
                tell.accept(where + ": backend.service " + words(backend), "serviceName and servicePort before");
            }
            all.add(now);
        }
        return all;
    }

    private void type(Map<String, Object> path, String where) {
        String text = KubernetesObject.text(path, "path");
        if (path.containsKey("pathType")) {
            return;
        }
        if (text.isEmpty()) {
            path.put("path", "/");
            path.put("pathType", "Prefix");
            tell.accept(where + ": path /, pathType Prefix", "no path meant every path");
        } else if (text.endsWith("/*") && !byStars) {
            String prefix = text.length() == 2 ? "/" : text.substring(0, text.length() - 2);
            path.put("path", prefix);
            path.put("pathType", "Prefix");
            tell.accept(
                    where + ": path " + text + " -> " + prefix + ", pathType Prefix",
                    "a star is a star to the controller");
        } else {
            path.put("pathType", "ImplementationSpecific");
            tell.accept(where + ": path " + text + ", pathType ImplementationSpecific", "what no type meant");
        }
    }

    /** A backend as it is written today; one that names a resource is so already. */
    static Map<String, Object> backend(Map<String, Object> before) {
        if (!before.containsKey(NAME)) {
            return before;
        }
        String port = String.valueOf(before.get(PORT));
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", before.get(NAME));
        // the name of a port has a letter in it
        service.put(
                "port", port.matches("[0-9]{1,5}") ? Map.of("number", Integer.valueOf(port)) : Map.of("name", port));
        Map<String, Object> now = new LinkedHashMap<>(before);
        now.remove(NAME);
        now.remove(PORT);
        now.put("service", service);
        return now;
    }

    static String words(Map<String, Object> before) {
        return before.get(NAME) + ":" + before.get(PORT);
    }
}
