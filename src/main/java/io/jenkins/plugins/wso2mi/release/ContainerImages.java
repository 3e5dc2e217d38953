package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
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
     * @return references by container name, {@code REF} alone by the empty name; what is wrong is noted
     */
    public static Map<String, String> parse(List<String> options, Problems problems) {
        Map<String, String> images = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            String container = equals < 0 ? "" : option.substring(0, equals);
            String reference = option.substring(equals + 1);
            if (equals == 0 || reference.isEmpty()) {
                problems.error("--image", "'" + option + "' is not CONTAINER=REF", "such as --image web=shop/web:1.2");
            } else if (images.put(container, reference) != null) {
                String twice = container.isEmpty() ? "a reference without container" : "container '" + container + "'";
                problems.error("--image", twice + " is given twice", "keep one");
            }
        }
        return images;
    }

    /**
     * Gives the only container of the objects the reference that names none; init containers are not meant by it.
     *
     * @return references by container name; if there is not exactly one container, that is noted as a problem
     */
    static Map<String, String> named(Map<String, String> images, List<KubernetesObject> objects, Problems problems) {
        String reference = images.get("");
        if (reference == null) {
            return images;
        }
        TreeSet<String> names = new TreeSet<>();
        for (KubernetesObject object : objects) {
            KubernetesObject.maps(object.map("spec", "template", "spec"), "containers")
                    .forEach(c -> names.add(KubernetesObject.text(c, "name")));
        }
        Map<String, String> named = new LinkedHashMap<>(images);
        named.remove("");
        if (names.size() != 1) {
            String there = names.isEmpty() ? "none" : "several: " + String.join(", ", names);
            problems.error(
                    "--image", "'" + reference + "' names no container, there are " + there, "write CONTAINER=REF");
        } else if (named.put(names.first(), reference) != null) {
            problems.error("--image", "container '" + names.first() + "' is given twice", "keep one");
        }
        return named;
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
