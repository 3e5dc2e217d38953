package io.jenkins.plugins.wso2mi.report.telemetry;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where traces go, by the variables of OpenTelemetry's specification (Environment Variable Specification; OTLP Exporter
 * Configuration). A variable for traces comes before the general one.
 */
final class OtlpSettings {
    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
    private static final String SERVICE = "service.name";
    private static final long TIMEOUT_MS = 10_000;

    private final Map<String, String> environment;

    private OtlpSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The settings; empty if no address is set, or traces are switched off. */
    static Optional<OtlpSettings> of(Map<String, String> environment) {
        OtlpSettings settings = new OtlpSettings(Map.copyOf(environment));
        String exporter = environment.getOrDefault("OTEL_TRACES_EXPORTER", "").strip();
        boolean off = environment.getOrDefault("OTEL_SDK_DISABLED", "").strip().equalsIgnoreCase("true")
                || !(exporter.isEmpty()
                        || Arrays.asList(exporter.split("\\s*,\\s*", -1)).contains("otlp"));
        return off || settings.value("ENDPOINT").isEmpty() ? Optional.empty() : Optional.of(settings);
    }

    private String value(String name) {
        String own = environment.getOrDefault(PREFIX + "TRACES_" + name, "").strip();
        return own.isEmpty() ? environment.getOrDefault(PREFIX + name, "").strip() : own;
    }

    /** The address without secrets, for people. */
    String words() {
        try {
            return HttpDelivery.words(address());
        } catch (IOException e) {
            return PREFIX + "ENDPOINT";
        }
    }

    /**
     * How to send.
     *
     * @throws IOException if the variables cannot be used
     */
    HttpDelivery delivery() throws IOException {
        String protocol = value("PROTOCOL").toLowerCase(Locale.ROOT);
        if (protocol.equals("grpc")) {
            throw new IOException(PREFIX + "PROTOCOL is grpc, which is not spoken here: set it to http/json, and the "
                    + "address of the collector's HTTP receiver (port 4318)");
        }
        return new HttpDelivery("POST", address(), pairs(value("HEADERS")), timeout());
    }

    private URI address() throws IOException {
        boolean own = !environment.getOrDefault(PREFIX + "TRACES_ENDPOINT", "").isBlank();
        String base = value("ENDPOINT");
        String text = own ? base : base + (base.endsWith("/") ? "" : "/") + "v1/traces";
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw new IOException(PREFIX + "ENDPOINT is no http or https address");
            }
            return address;
        } catch (URISyntaxException e) {
            // not with the cause, which repeats the text
            throw new IOException(PREFIX + "ENDPOINT is no address: " + e.getReason());
        }
    }

    private Duration timeout() {
        String text = value("TIMEOUT");
        boolean usable = text.matches("[1-9]\\d{0,5}");
        return Duration.ofMillis(usable ? Long.parseLong(text) : TIMEOUT_MS);
    }

    /** What made the trace. */
    Map<String, String> resource() {
        Map<String, String> resource = new LinkedHashMap<>();
        resource.put(SERVICE, "mictl");
        resource.putAll(pairs(environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "")));
        String service = environment.getOrDefault("OTEL_SERVICE_NAME", "").strip();
        if (!service.isEmpty()) {
            resource.put(SERVICE, service);
        }
        return resource;
    }

    /** Pairs such as {@code a=1,b=two%20words}; what is none is left out. */
    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        decoded(pair.substring(equals + 1).strip()));
            }
        }
        return pairs;
    }

    private static String decoded(String value) {
        try {
            // a plus is a plus: only percent encoding is meant
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
