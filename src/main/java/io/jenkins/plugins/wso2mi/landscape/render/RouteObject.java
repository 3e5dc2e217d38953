package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Exposure;
import io.jenkins.plugins.wso2mi.landscape.setting.Route;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.util.List;

/** The HTTPRoute of a unit. */
final class RouteObject {
    private RouteObject() {}

    static Fields of(UnitSettings unit, Heading heading, Route route) {
        Fields parent = new Fields()
                .put("name", route.gateway())
                .put("namespace", route.gatewayNamespace())
                .put("sectionName", route.listener());
        List<Fields> matches = route.paths().stream()
                .map(path -> new Fields()
                        .put("path", new Fields().fix("type", "PathPrefix").put("value", path)))
                .toList();
        Fields backend = new Fields()
                .put("name", unit.identity().name())
                .put("port", port(unit.network().service(), route));
        Fields rule = new Fields().row("matches", matches).row("backendRefs", List.of(backend));
        Fields spec = new Fields()
                .row("parentRefs", List.of(parent))
                .texts("hostnames", route.hosts())
                .row("rules", List.of(rule));
        return heading.of("gateway.networking.k8s.io/v1", "HTTPRoute").put("spec", spec);
    }

    // routes name the Service's port by its number
    private static Value<Integer> port(Exposure service, Route route) {
        return service.ports().stream()
                .filter(port -> port.name().equals(route.port().get()))
                .findFirst()
                .map(Exposure.ServicePort::number)
                .orElse(Value.standard(8290));
    }
}
