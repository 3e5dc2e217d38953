package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way in from outside by an Ingress.
 *
 * @param ingressClass name of the IngressClass; empty for the cluster's default
 * @param controller nginx or alb, whose annotations are written; empty for any other
 * @param hosts none for any host
 * @param paths at least one
 * @param pathType Prefix or Exact
 * @param port name of the server's port
 * @param tls name of the Secret with the certificate
 * @param certificate ARN of the certificate, for alb
 * @param scheme internal or internet-facing, for alb
 * @param defaultBackend whether what no rule of the controller takes comes here too
 * @param passthrough whether TLS goes through to the server, for nginx
 * @param annotations by key
 */
public record Entry(
        Optional<Value<String>> ingressClass,
        Optional<Value<String>> controller,
        List<Value<String>> hosts,
        List<Value<String>> paths,
        Value<String> pathType,
        Value<String> port,
        Optional<Value<String>> tls,
        Optional<Value<String>> certificate,
        Optional<Value<String>> scheme,
        Value<Boolean> defaultBackend,
        Value<Boolean> passthrough,
        Map<String, Value<String>> annotations) {
    private static final List<String> CONTROLLERS = List.of("nginx", "alb");

    public Entry {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    static Entry read(Settings settings, Exposure service) {
        settings.allow(
                "class",
                "controller",
                "hosts",
                "paths",
                "pathType",
                "port",
                "tls",
                "certificate",
                "scheme",
                "defaultBackend",
                "passthrough",
                "annotations");
        Optional<Value<String>> className = settings.text("class", Grammar.OBJECT);
        Optional<Value<String>> controller = settings.choice("controller", CONTROLLERS)
                .or(() -> className.filter(one -> CONTROLLERS.contains(one.get())));
        Value<Boolean> passthrough = settings.flag("passthrough", false);
        Value<String> usual = passthrough.get() ? Value.standard("https", "passthrough") : Value.standard("http");
        Entry entry = new Entry(
                className,
                controller,
                settings.texts("hosts", Grammar.HOST),
                paths(settings),
                settings.choice("pathType", List.of("Prefix", "Exact")).orElse(Value.standard("Prefix")),
                Backend.port(settings, service, usual),
                settings.text("tls", Grammar.OBJECT),
                settings.text("certificate", Grammar.CERTIFICATE),
                settings.choice("scheme", List.of("internal", "internet-facing")),
                settings.flag("defaultBackend", false),
                passthrough,
                settings.below("annotations").pairs(Grammar.LABEL_KEY));
        entry.check(settings);
        return entry;
    }

    static List<Value<String>> paths(Settings settings) {
        List<Value<String>> paths = settings.texts("paths", Grammar.PATH);
        return settings.has("paths") ? paths : List.of(Value.standard("/"));
    }

    /** Whether annotations of a controller are written. */
    public boolean isBy(String name) {
        return controller.filter(one -> one.get().equals(name)).isPresent();
    }

    private void check(Settings settings) {
        if (passthrough.get() && !isBy("nginx")) {
            settings.refuse("passthrough", "only nginx lets TLS through here", "write controller: nginx");
        }
        if (passthrough.get() && hosts.isEmpty()) {
            settings.refuse("passthrough", "TLS is let through by host name, and there is none", "write hosts:");
        }
        if (passthrough.get() && !port.get().equals("https")) {
            settings.refuse("port", "TLS is let through to port https only", "remove it");
        }
        for (String key : List.of("certificate", "scheme")) {
            if (settings.has(key) && !isBy("alb")) {
                settings.refuse(key, "only alb knows a " + key, "write controller: alb, or remove it");
            }
        }
        if (isBy("alb") && tls.isPresent()) {
            settings.refuse("tls", "alb reads no certificate from a Secret", "write certificate: with its ARN");
        }
    }
}
