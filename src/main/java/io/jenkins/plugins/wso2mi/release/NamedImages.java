package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The images that an object makes nodes fetch, wherever it describes pods: workloads, Jobs, CronJobs, bare pods. */
final class NamedImages {
    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers", "ephemeralContainers");

    private final SortedSet<String> found = new TreeSet<>();

    private NamedImages() {}

    /** References as they are written, sorted. */
    static SortedSet<String> in(KubernetesObject object) {
        NamedImages images = new NamedImages();
        images.look(object.map("spec"));
        return images.found;
    }

    private void look(Map<?, ?> map) {
        map.forEach((name, value) -> {
            if (CONTAINERS.contains(String.valueOf(name))) {
                each(value).forEach(container -> add(container.get("image")));
            } else if ("volumes".equals(name)) {
                each(value).forEach(volume -> inVolume(volume.get("image")));
            } else if (value instanceof Map<?, ?> inner) {
                look(inner);
            }
        });
    }

    /** A volume may be an image (Kubernetes 1.31). */
    private void inVolume(@Nullable Object image) {
        if (image instanceof Map<?, ?> source) {
            add(source.get("reference"));
        }
    }

    private static List<? extends Map<?, ?>> each(Object list) {
        return list instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> (Map<?, ?>) one)
                        .toList()
                : List.of();
    }

    private void add(@Nullable Object image) {
        if (image instanceof String text && !text.isBlank()) {
            found.add(text);
        }
    }
}
