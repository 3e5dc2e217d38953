package io.jenkins.plugins.wso2mi.image.base;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ports that a server with this configuration listens on: each port as configured, else the server's own, and the
 * offset (10 unless configured) on top.
 *
 * @param ports by what they are for
 */
record ServerPorts(Map<String, Integer> ports) {
    private static final int OFFSET = 10;
    private static final int HIGHEST = 65_535;

    /** What each is for, where it is configured, and what it is if not. */
    private record Port(String purpose, String path, int usual) {}

    private static final Port[] ALL = {
        new Port("http", "transport.http.listener.port", 8280),
        new Port("https", "transport.http.listener.secured_port", 8243),
        new Port("health and metrics", "mediation.internal_http_api_port", 9191),
        new Port("management", "mediation.internal_https_api_port", 9154)
    };

    /** Reads them; what cannot be is noted. */
    static ServerPorts of(Map<?, ?> merged, Problems problems) {
        int offset = number(merged, "server.offset", OFFSET, problems);
        Map<String, Integer> ports = new LinkedHashMap<>();
        Map<Integer, String> taken = new HashMap<>();
        for (Port port : ALL) {
            int number = number(merged, port.path, port.usual, problems) + offset;
            if (number < 1 || number > HIGHEST) {
                problems.error(
                        port.path,
                        "would be port " + number + " with the offset " + offset,
                        "choose one from 1 to " + HIGHEST);
            }
            String other = taken.put(number, port.path);
            if (other != null) {
                problems.error(port.path, "would be port " + number + ", which " + other + " is too", "change one");
            }
            ports.put(port.purpose, number);
        }
        return new ServerPorts(ports);
    }

    /** Numbers may be written as texts. */
    private static int number(Map<?, ?> merged, String path, int usual, Problems problems) {
        Object value = TomlMerge.at(merged, path).orElse(usual);
        try {
            return Integer.parseInt(String.valueOf(value));
        } catch (NumberFormatException e) {
            problems.error(path, "is '" + value + "', which is no number", "write one");
            return usual;
        }
    }

    String sentence() {
        return "the server listens on "
                + ports.entrySet().stream()
                        .map(port -> port.getValue() + " (" + port.getKey() + ")")
                        .collect(Collectors.joining(", "));
    }
}
