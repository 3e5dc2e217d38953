package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The images that containers of workloads run: read and replaced by container name. */
public final class ContainerImages {
    private ContainerImages() {}

    /**
     * Reads {@code CONTAINER=REF} options.
     *
     * @return references by container name; what is wrong is noted
     */
    public static Map<String, String> parse(List<String> options, Problems problems) {
        Map<String, String> images = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1 || equals == option.length() - 1) {
                problems.error("--image", "'" + option + "' is not CONTAINER=REF", "such as --image web=shop/web:1.2");
            } else if (images.put(option.substring(0, equals), option.substring(equals + 1)) != null) {
                problems.error("--image", "container '" + option.substring(0, equals) + "' is given twice", "keep one");
            }
        }
        return images;
    }

    /** The objects with the images replaced; a container that no workload has is noted as a problem. */
    public static List<KubernetesObject> replace(
            List<KubernetesObject> objects, Map<String, String> images, Problems problems) {
        TreeSet<String> known = new TreeSet<>();
        List<KubernetesObject> replaced = new ArrayList<>();
        for (KubernetesObject object : objects) {
            known.addAll(of(object).keySet());
            replaced.add(replace(object, images));
        }
        for (String container : images.keySet()) {
            if (!known.contains(container)) {
                problems.error(
                        "--image",
                        "no workload has a container '" + container + "'",
                        known.isEmpty() ? "the files hold no workload" : "there are: " + String.join(", ", known));
            }
        }
        return replaced;
    }

    /** The images of a workload by container name, init containers included; empty for other objects. */
    public static Map<String, String> of(KubernetesObject object) {
        Map<String, String> images = new LinkedHashMap<>();
        Map<String, Object> pod = object.map("spec", "template", "spec");
        for (String list : List.of("initContainers", "containers")) {
            KubernetesObject.maps(pod, list)
                    .forEach(c -> images.put(KubernetesObject.text(c, "name"), KubernetesObject.text(c, "image")));
        }
        return images;
    }

    private static KubernetesObject replace(KubernetesObject object, Map<String, String> images) {
        if (of(object).keySet().stream().noneMatch(images::containsKey)) {
            return object;
        }
        Map<String, Object> pod = new LinkedHashMap<>(object.map("spec", "template", "spec"));
        for (String list : List.of("initContainers", "containers")) {
            if (pod.containsKey(list)) {
                pod.put(
                        list,
                        KubernetesObject.maps(pod, list).stream()
                                .map(c -> replace(c, images))
                                .toList());
            }
        }
        return PodTemplate.withPodSpec(object, pod);
    }

    private static Map<String, Object> replace(Map<String, Object> container, Map<String, String> images) {
        String image = images.get(KubernetesObject.text(container, "name"));
        if (image == null) {
            return container;
        }
        Map<String, Object> copy = new LinkedHashMap<>(container);
        copy.put("image", image);
        return copy;
    }
}
