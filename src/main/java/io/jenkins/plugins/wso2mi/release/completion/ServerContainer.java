package io.jenkins.plugins.wso2mi.release.completion;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Knows a Micro Integrator among the containers of a pod, by what the manifest says of it. */
public final class ServerContainer {
    /** HTTP, HTTPS, management, and health with metrics; all with the default offset. */
    private static final Set<Integer> PORTS = Set.of(8290, 8253, 9164, 9201);

    private static final List<String> PROBES = List.of("readinessProbe", "livenessProbe", "startupProbe");

    private ServerContainer() {}

    /** Whether a container declares or probes one of the server's ports. */
    public static boolean is(Map<String, Object> container) {
        Stream<Integer> declared = KubernetesObject.maps(container, "ports").stream()
                .map(port -> KubernetesObject.number(port, "containerPort", 0));
        Stream<Integer> probed = PROBES.stream()
                .map(probe -> KubernetesObject.map(container, probe))
                .flatMap(probe ->
                        Stream.of(KubernetesObject.map(probe, "httpGet"), KubernetesObject.map(probe, "tcpSocket")))
                .map(action -> KubernetesObject.number(action, "port", 0));
        return Stream.concat(declared, probed).anyMatch(PORTS::contains);
    }
}
