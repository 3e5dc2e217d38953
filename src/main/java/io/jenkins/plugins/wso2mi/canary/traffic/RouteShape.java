package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a kind of route has its rules, and these their weighted backends. */
enum RouteShape {
    HTTP_ROUTE("gateway.networking.k8s.io/v1", "HTTPRoute", "spec/rules", "backendRefs"),
    INGRESS_ROUTE("traefik.io/v1alpha1", "IngressRoute", "spec/routes", "services"),
    /** Is one rule itself. */
    TRAEFIK_SERVICE("traefik.io/v1alpha1", "TraefikService", "spec/weighted/services", "services");

    private final String apiVersion;
    private final String kind;
    private final String path;
    private final String backends;

    RouteShape(String apiVersion, String kind, String path, String backends) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.path = path;
        this.backends = backends;
    }

    ObjectRef ref(@Nullable String namespace, String name) {
        return new ObjectRef(apiVersion, kind, namespace, name);
    }

    /** The path of the field that is changed. */
    List<String> path() {
        return List.of(path.split("/", -1));
    }

    /** The field of a rule that holds its backends. */
    String backends() {
        return backends;
    }

    /** The rules in the value of the field. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> rules(Object value) {
        return this == TRAEFIK_SERVICE ? List.of(Map.of(backends, value)) : (List<Map<String, Object>>) value;
    }

    /** The value of the field that has these rules. */
    Object value(List<Map<String, Object>> rules) {
        return this == TRAEFIK_SERVICE ? rules.get(0).getOrDefault(backends, List.of()) : rules;
    }
}
