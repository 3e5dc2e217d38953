package io.jenkins.plugins.wso2mi.release.completion;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes a Deployment of a Micro Integrator where its manifest is silent. What the manifest says, stays.
 *
 * <p>SIGTERM does not reach the server in WSO2's images (the entry point does not {@code exec}), so that a pod without
 * preStop serves until it is killed; and Kubernetes takes a pod out of its Services only while it ends.
 */
public final class Completion {
    private static final int MIN_READY_SECONDS = 5;

    private final KubernetesObject given;
    private final Set<Part> asIs;
    private final List<String> lines = new ArrayList<>();

    private Completion(KubernetesObject given, Set<Part> asIs) {
        this.given = given;
        this.asIs = asIs;
    }

    /**
     * Completes an object.
     *
     * @param object of any kind; only a Deployment with a Micro Integrator's container is changed
     * @param asIs what is left as it is
     */
    public static Completed of(KubernetesObject object, Set<Part> asIs) {
        if (!object.kind().equals("Deployment") || !hasServer(object)) {
            return new Completed(object, List.of());
        }
        Completion completion = new Completion(object, Set.copyOf(asIs));
        KubernetesObject completed = completion.deployment(PodTemplate.withPodSpec(object, completion.pod()));
        return completion.lines.isEmpty()
                ? new Completed(object, List.of())
                : new Completed(completed, completion.lines);
    }

    private static boolean hasServer(KubernetesObject object) {
        return KubernetesObject.maps(object.map("spec", "template", "spec"), "containers").stream()
                .anyMatch(ServerContainer::is);
    }

    private KubernetesObject deployment(KubernetesObject object) {
        KubernetesObject now = object;
        if (isOpen(Part.MIN_READY, object.map("spec"), "minReadySeconds")) {
            now = PodTemplate.withSpec(now, "minReadySeconds", MIN_READY_SECONDS);
            tell("minReadySeconds " + MIN_READY_SECONDS, "a pod that breaks at once is not taken for ready");
        }
        Map<String, Object> strategy = object.map("spec", "strategy");
        boolean replacedAtOnce = KubernetesObject.text(strategy, "type").equals("Recreate");
        Map<String, Object> rolling = KubernetesObject.map(strategy, "rollingUpdate");
        if (!replacedAtOnce && maySurge(rolling) && isOpen(Part.MAX_UNAVAILABLE, rolling, "maxUnavailable")) {
            Map<String, Object> careful = new LinkedHashMap<>(rolling);
            careful.put("maxUnavailable", 0);
            careful.putIfAbsent("maxSurge", 1);
            now = PodTemplate.withSpec(
                    now, "strategy", Map.of("type", "RollingUpdate", "rollingUpdate", Map.copyOf(careful)));
            tell("maxUnavailable 0", "no pod ends before another has taken its place");
        }
        return now;
    }

    /** A pod more than wanted, or a pod less: one of them must be allowed. */
    private static boolean maySurge(Map<String, Object> rolling) {
        return !List.of("0", "0%").contains(String.valueOf(rolling.get("maxSurge")));
    }

    private Map<String, Object> pod() {
        Map<String, Object> pod = new LinkedHashMap<>(given.map("spec", "template", "spec"));
        List<Map<String, Object>> containers = KubernetesObject.maps(pod, "containers").stream()
                .map(container -> ServerContainer.is(container) ? container(container) : container)
                .toList();
        pod.put("containers", containers);
        if (isOpen(Part.GRACE_PERIOD, pod, "terminationGracePeriodSeconds")) {
            pod.put("terminationGracePeriodSeconds", Shutdown.GRACE_SECONDS);
            tell("terminationGracePeriodSeconds " + Shutdown.GRACE_SECONDS, "the server has time to end its requests");
        }
        return pod;
    }

    private Map<String, Object> container(Map<String, Object> container) {
        Map<String, Object> now = new LinkedHashMap<>(container);
        String name = "container " + KubernetesObject.text(container, "name") + ": ";
        Map<String, Object> lifecycle = KubernetesObject.map(container, "lifecycle");
        if (isOpen(Part.PRE_STOP, lifecycle, "preStop")) {
            Map<String, Object> stopping = new LinkedHashMap<>(lifecycle);
            stopping.put("preStop", Map.of("exec", Map.of("command", Shutdown.preStop())));
            now.put("lifecycle", stopping);
            tell(name + "preStop", "Services forget the pod, then the server is stopped, which SIGTERM does not do");
        }
        if (!asIs.contains(Part.HEAP)) {
            Heap.fitting(container).ifPresent(heap -> {
                List<Map<String, Object>> variables = new ArrayList<>(KubernetesObject.maps(container, "env"));
                variables.add(Map.of("name", Heap.VARIABLE, "value", heap));
                now.put("env", List.copyOf(variables));
                tell(name + Heap.VARIABLE + " " + heap, "the server's own heap of 1024 MiB does not fit the limit");
            });
        }
        return now;
    }

    private boolean isOpen(Part part, Map<String, Object> parent, String field) {
        return !asIs.contains(part) && !parent.containsKey(field);
    }

    private void tell(String what, String why) {
        lines.add(given.ref().words() + " gets " + what + ": " + why);
    }
}
