package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Exposure;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import java.util.List;

/** The Service of a unit. */
final class ServiceObject {
    private static final String AWS = "service.beta.kubernetes.io/aws-load-balancer-";

    private ServiceObject() {}

    static Fields of(UnitSettings unit, Heading heading) {
        Exposure service = unit.network().service();
        Fields annotations = new Fields();
        service.scheme().ifPresent(scheme -> {
            annotations.put(AWS + "scheme", scheme).fix(AWS + "nlb-target-type", "ip");
            if (unit.server().version().get().answersHealth()) {
                annotations
                        .fix(AWS + "healthcheck-protocol", "http")
                        .fix(AWS + "healthcheck-port", "9201")
                        .fix(AWS + "healthcheck-path", "/healthz");
            }
        });
        service.annotations().forEach(annotations::put);
        Fields spec = new Fields().put("type", service.type());
        if (service.scheme().isPresent()) {
            spec.fix("loadBalancerClass", "service.k8s.aws/nlb");
        }
        spec.put("selector", heading.selector()).row("ports", ports(service));
        return heading.of("v1", "Service", unit.identity().name(), annotations).put("spec", spec);
    }

    private static List<Fields> ports(Exposure service) {
        return service.ports().stream()
                .map(port -> new Fields()
                        .fix("name", port.name())
                        .put("port", port.number())
                        .fix("targetPort", port.name())
                        .put("nodePort", port.node()))
                .toList();
    }
}
