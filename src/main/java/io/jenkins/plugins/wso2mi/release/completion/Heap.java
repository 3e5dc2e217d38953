package io.jenkins.plugins.wso2mi.release.completion;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.MemoryQuantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The heap that fits the memory limit of a container. The server's script starts Java with a maximum of 1024 MiB
 * ({@code JVM_MEM_OPTS}, Micro Integrator 1.1 to 4.5), whatever the limit; with a limit of 1 GiB the container is
 * killed as soon as that is used.
 */
public final class Heap {
    /** The variable that the server's script takes the options from. */
    public static final String VARIABLE = "JVM_MEM_OPTS";

    private static final long MIB = 1 << 20;
    private static final long DEFAULT_MAXIMUM = 1024;
    private static final long DEFAULT_START = 256;

    private Heap() {}

    /** The value for {@link #VARIABLE}, or empty if the manifest says one, or the default fits the limit. */
    static Optional<String> fitting(Map<String, Object> container) {
        OptionalLong limit =
                MemoryQuantity.bytes(KubernetesObject.map(KubernetesObject.map(container, "resources"), "limits")
                        .get("memory"));
        if (limit.isEmpty() || isSaid(container)) {
            return Optional.empty();
        }
        long half = limit.getAsLong() / 2 / MIB;
        return half >= DEFAULT_MAXIMUM ? Optional.empty() : Optional.of(options(half * MIB));
    }

    /** Java's options for a heap of at most so many bytes, which begins no larger than the server's default does. */
    public static String options(long bytes) {
        long most = bytes / MIB;
        return "-Xms" + Math.min(most, DEFAULT_START) + "m -Xmx" + most + "m";
    }

    /** Whether a variable or an argument sets the heap; what comes from elsewhere may do so too. */
    private static boolean isSaid(Map<String, Object> container) {
        if (container.containsKey("envFrom")) {
            return true;
        }
        List<?> arguments = container.get("args") instanceof List<?> list ? list : List.of();
        return arguments.stream().anyMatch(argument -> String.valueOf(argument).startsWith("-Xmx"))
                || KubernetesObject.maps(container, "env").stream().anyMatch(Heap::sets);
    }

    private static boolean sets(Map<String, Object> variable) {
        String name = KubernetesObject.text(variable, "name");
        return name.equals(VARIABLE)
                || KubernetesObject.text(variable, "value").contains("-Xmx")
                || (name.equals("JAVA_OPTS") && variable.containsKey("valueFrom"));
    }
}
