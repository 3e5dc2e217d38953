package io.jenkins.plugins.wso2mi.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo runs.
 *
 * @param kubeconfig null for the user's own
 * @param registry host and port
 */
record DemoSite(@Nullable Path kubeconfig, String registry) {
    /** Reads what {@code testbed/up} says to programs: {@code KEY=VALUE} lines. */
    static DemoSite of(List<String> lines) {
        Map<String, String> values = lines.stream()
                .filter(l -> l.contains("="))
                .map(l -> l.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> p[1], (a, b) -> b));
        String kubeconfig = values.get("KUBECONFIG");
        return new DemoSite(kubeconfig == null ? null : Path.of(kubeconfig), values.getOrDefault("REGISTRY", ""));
    }
}
