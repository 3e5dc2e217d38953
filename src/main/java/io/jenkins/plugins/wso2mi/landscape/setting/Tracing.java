package io.jenkins.plugins.wso2mi.landscape.setting;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a server sends the way of each message through it.
 *
 * @param type otlp, zipkin or log from 4.2 on, jaeger from 1.2 to 4.5
 * @param endpoint the collector; empty for log
 */
record Tracing(Value<String> type, Optional<Value<String>> endpoint) {
    private static final String JAEGER = "jaeger";
    private static final String LOG = "log";
    /** UDP port of a Jaeger agent. */
    private static final int AGENT_PORT = 6831;

    static Tracing read(Settings settings, Value<ServerVersion> version) {
        settings.allow("type", "endpoint");
        String usual = speaksOpenTelemetry(version.get()) ? "otlp" : JAEGER;
        Value<String> type =
                settings.choice("type", List.of("otlp", JAEGER, "zipkin", LOG)).orElse(Value.standard(usual));
        Optional<Value<String>> endpoint = settings.text("endpoint", Grammar.ENDPOINT);
        if (!version.get().atLeast(1, 2)) {
            refuse(settings, "tracing", "traces nothing; 1.2 is the first", "remove it", version);
        } else if (!speaks(version.get(), type.get())) {
            refuse(settings, "type", "does not speak " + type.get(), "write type: " + usual, version);
        }
        if (type.get().equals(LOG) && endpoint.isPresent()) {
            settings.refuse("endpoint", "what goes to the log goes to no collector", "remove it");
        }
        if (!type.get().equals(LOG) && !settings.has("endpoint")) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            "tracing has no endpoint",
                            "write such as " + example(version.get()));
        }
        return new Tracing(type, endpoint);
    }

    private static void refuse(Settings settings, String key, String what, String fix, Value<ServerVersion> version) {
        settings.refuse(key, "Micro Integrator " + version.get().text() + " (" + version.origin() + ") " + what, fix);
    }

    private static boolean speaksOpenTelemetry(ServerVersion version) {
        return version.atLeast(4, 2);
    }

    private static boolean speaks(ServerVersion version, String type) {
        return type.equals(JAEGER) ? !version.atLeast(4, 6) : speaksOpenTelemetry(version);
    }

    private static String example(ServerVersion version) {
        return speaksOpenTelemetry(version)
                ? "endpoint: http://collector.monitoring:4317"
                : "endpoint: udp://jaeger-agent.monitoring:" + AGENT_PORT;
    }

    /** The table of {@code deployment.toml} that says it. */
    String table(ServerVersion version) {
        return speaksOpenTelemetry(version) ? "opentelemetry" : "opentracing";
    }

    /** That table, with its heading. */
    String text(ServerVersion version) {
        String heading = "\n[" + table(version) + "]\nenable = true\n";
        if (speaksOpenTelemetry(version)) {
            String url = endpoint.map(one -> "url = \"" + one.get() + "\"\n").orElse("");
            return heading + "type = \"" + type.get() + "\"\n" + url;
        }
        return heading + endpoint.map(Value::get).map(Tracing::agent).orElse("");
    }

    private static String agent(String endpoint) {
        URI uri = URI.create(endpoint);
        int port = uri.getPort() < 0 ? AGENT_PORT : uri.getPort();
        return "jaeger.sampler.manager_host = \"" + uri.getHost() + "\"\njaeger.sender.agent_host = \"" + uri.getHost()
                + "\"\njaeger.sender.agent_port = \"" + port + "\"\n";
    }
}
