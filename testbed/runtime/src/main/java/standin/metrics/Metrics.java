package standin.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters under the names of MI's metric handler: every request counts; a request whose fault sequence began counts as
 * an error too and has no latency.
 */
public final class Metrics {
    private record Counters(LongAdder requests, LongAdder errors, Latency latency) {
        Counters() {
            this(new LongAdder(), new LongAdder(), new Latency());
        }
    }

    private interface Row {
        void write(String labels, Counters counters);
    }

    private final Map<Service, Counters> services = new ConcurrentHashMap<>();
    private final Map<Service, Long> up = new ConcurrentHashMap<>();
    private final String invocationPrefix;
    private final String serverLabels;
    private final long started = now();

    /**
     * @param host name of this machine
     * @param httpPort port of the APIs
     */
    public Metrics(String host, int httpPort) {
        invocationPrefix = "http://" + host + ":" + httpPort;
        serverLabels = "host=\"" + host + "\",port=\"" + httpPort + "\",java_home=\"" + System.getProperty("java.home")
                + "\",java_version=\"" + System.getProperty("java.specification.version") + "\"";
    }

    /**
     * @param service was deployed
     */
    public void up(Service service) {
        counters(service);
        up.put(service, now());
    }

    /**
     * @param service was taken back
     */
    public void down(Service service) {
        up.remove(service);
        services.remove(service);
    }

    /**
     * @param service whose request begins
     */
    public void request(Service service) {
        counters(service).requests().increment();
    }

    /**
     * @param service whose request went wrong
     */
    public void error(Service service) {
        counters(service).errors().increment();
    }

    /**
     * @param service whose request is done
     * @param nanos how long it took
     */
    public void latency(Service service, long nanos) {
        counters(service).latency().add(nanos);
    }

    /**
     * @param name name in a path below {@code /services/}
     * @return whether such a proxy service is deployed
     */
    public boolean hasProxy(String name) {
        return up.containsKey(Service.proxy(name));
    }

    /** {@return all metrics in Prometheus' text format 0.0.4} */
    public String text() {
        StringBuilder out = new StringBuilder();
        head("wso2_integration_server_up", "Server status", "gauge", out);
        sample("wso2_integration_server_up", serverLabels, started, out);
        head("wso2_integration_service_up", "Service status", "gauge", out);
        up.forEach((service, since) -> sample("wso2_integration_service_up", nameAndType(service), since, out));
        for (Service.Kind kind : Service.Kind.values()) {
            write(kind, "wso2_integration_" + kind.metric, out);
        }
        return out.toString();
    }

    private void write(Service.Kind kind, String prefix, StringBuilder out) {
        String requests = prefix + "_request_count_total";
        head(requests, "Total number of requests", "counter", out);
        each(kind, (labels, counters) -> sample(requests, labels, counters.requests().sum(), out));
        String errors = prefix + "_request_count_error_total";
        head(errors, "Total number of error requests", "counter", out);
        each(kind, (labels, counters) -> sample(errors, labels, counters.errors().sum(), out));
        String latency = prefix + "_latency_seconds";
        head(latency, "Latency of requests", "histogram", out);
        each(kind, (labels, counters) -> counters.latency().write(latency, labels, out));
    }

    private void each(Service.Kind kind, Row row) {
        services.forEach((service, counters) -> {
            if (service.kind() == kind) {
                String url = kind == Service.Kind.API
                        ? ",invocation_url=\"" + invocationPrefix + service.context() + "\""
                        : "";
                row.write(nameAndType(service) + url, counters);
            }
        });
    }

    private static void sample(String name, String labels, long value, StringBuilder out) {
        out.append(name).append('{').append(labels).append(",} ").append((double) value).append('\n');
    }

    private static void head(String name, String help, String type, StringBuilder out) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static String nameAndType(Service service) {
        String name = service.name().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "service_name=\"" + name + "\",service_type=\"" + service.kind().label + "\"";
    }

    private Counters counters(Service service) {
        return services.computeIfAbsent(service, key -> new Counters());
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }
}
