package io.jenkins.plugins.wso2mi.landscape.render;

import io.jenkins.plugins.wso2mi.landscape.setting.Entry;
import io.jenkins.plugins.wso2mi.landscape.setting.UnitSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Value;
import java.util.List;
import java.util.Optional;

/** The Ingress of a unit. */
final class IngressObject {
    private static final String NGINX = "nginx.ingress.kubernetes.io/";
    private static final String ALB = "alb.ingress.kubernetes.io/";

    private IngressObject() {}

    static Fields of(UnitSettings unit, Heading heading, Entry entry) {
        Fields annotations = new Fields();
        if (entry.isBy("nginx")) {
            nginx(entry, annotations);
        }
        if (entry.isBy("alb")) {
            alb(entry, annotations, unit.server().version().get().answersHealth());
        }
        entry.annotations().forEach(annotations::put);
        Fields spec = new Fields().put("ingressClassName", entry.ingressClass());
        entry.tls()
                .ifPresent(secret -> spec.row(
                        "tls",
                        List.of(new Fields().texts("hosts", entry.hosts()).put("secretName", secret))));
        if (entry.defaultBackend().get()) {
            spec.put("defaultBackend", backend(unit.identity().name(), entry));
        }
        spec.row("rules", rules(unit.identity().name(), entry));
        return heading.of("networking.k8s.io/v1", "Ingress", unit.identity().name(), annotations)
                .put("spec", spec);
    }

    private static void nginx(Entry entry, Fields annotations) {
        if (entry.passthrough().get()) {
            annotations.put(NGINX + "ssl-passthrough", entry.passthrough().map(String::valueOf));
        } else if (entry.port().get().equals("https")) {
            annotations.put(NGINX + "backend-protocol", entry.port().map(one -> "HTTPS"));
        }
    }

    private static void alb(Entry entry, Fields annotations, boolean health) {
        annotations.put(ALB + "scheme", entry.scheme().orElse(Value.standard("internal")));
        annotations.fix(ALB + "target-type", "ip");
        if (entry.port().get().equals("https")) {
            annotations.put(ALB + "backend-protocol", entry.port().map(one -> "HTTPS"));
        }
        if (health) {
            annotations
                    .fix(ALB + "healthcheck-protocol", "HTTP")
                    .fix(ALB + "healthcheck-port", "9201")
                    .fix(ALB + "healthcheck-path", "/healthz");
        }
        entry.certificate().ifPresent(arn -> annotations
                .fix(ALB + "listen-ports", "[{\"HTTP\": 80}, {\"HTTPS\": 443}]")
                .put(ALB + "certificate-arn", arn)
                .fix(ALB + "ssl-redirect", "443"));
    }

    private static List<Fields> rules(Value<String> unit, Entry entry) {
        List<Optional<Value<String>>> hosts = entry.hosts().isEmpty()
                ? List.of(Optional.empty())
                : entry.hosts().stream().map(Optional::of).toList();
        return hosts.stream()
                .map(host -> new Fields().put("host", host).put("http", new Fields().row("paths", paths(unit, entry))))
                .toList();
    }

    private static List<Fields> paths(Value<String> unit, Entry entry) {
        return entry.paths().stream()
                .map(path -> new Fields()
                        .put("path", path)
                        .put("pathType", entry.pathType())
                        .put("backend", backend(unit, entry)))
                .toList();
    }

    private static Fields backend(Value<String> unit, Entry entry) {
        Fields service = new Fields().put("name", unit).put("port", new Fields().put("name", entry.port()));
        return new Fields().put("service", service);
    }
}
