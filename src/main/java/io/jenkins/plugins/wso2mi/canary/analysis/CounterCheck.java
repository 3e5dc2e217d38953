package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the canary has more errors than the stable version, by MI's own counters of requests and errors. They are
 * there where MI runs with {@code -DenablePrometheusApi=true} and its MetricHandler is among the Synapse handlers.
 *
 * @param server a Prometheus that scrapes the pods; null to read each pod's page through the API server
 * @param selector which series of Prometheus are a side's
 * @param counters what is counted
 * @param services names of the APIs, proxy services or inbound endpoints to look at; empty for all
 * @param port of the page on each pod
 */
record CounterCheck(
        @Nullable Server server,
        Template selector,
        Counters counters,
        List<String> services,
        int port,
        ErrorRule rule,
        Duration window)
        implements Check {
    static final String KIND = "mi";
    static final Template SELECTOR = new Template("namespace=\"{{namespace}}\",pod=~\"{{pods}}\"");
    static final int PORT = 9201;
    static final String PATH = "/metric-service/metrics";

    CounterCheck {
        services = List.copyOf(services);
    }

    /** What MI counts requests of (MetricConstants of product-micro-integrator). */
    enum Counters {
        API,
        PROXY,
        INBOUND_ENDPOINT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String requests() {
            return "wso2_integration_" + word() + "_request_count_total";
        }

        String errors() {
            return "wso2_integration_" + word() + "_request_count_error_total";
        }
    }

    boolean concerns(String service) {
        return services.isEmpty() || services.contains(service);
    }

    /** The query of Prometheus for a counter, by service. */
    Template query(String counter) {
        return new Template("sum by (service_name) (increase(" + counter + "{" + selector.text() + "}[{{window}}]))");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (server == null) {
            fields.put("port", port);
        } else {
            fields.putAll(server.fields());
            fields.put("selector", selector.text());
        }
        fields.put("counters", counters.word());
        if (!services.isEmpty()) {
            fields.put("services", services);
        }
        fields.putAll(rule.fields());
        fields.put("window", Durations.exact(window));
        return fields;
    }

    @Override
    public String words() {
        String which = services.isEmpty() ? "each " + counters.word() : String.join(", ", services);
        return which + " has " + rule.words();
    }
}
