package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Map;

/** What keeps a forward action of an Ingress from being split. */
final class AlbCheck {
    private AlbCheck() {}

    static void of(String where, KubernetesObject ingress, String annotation, String service, Problems problems) {
        String name = annotation.substring(annotation.lastIndexOf("/actions.") + "/actions.".length());
        boolean used = KubernetesObject.maps(ingress.map("spec"), "rules").stream()
                .flatMap(r -> KubernetesObject.maps(KubernetesObject.map(r, "http"), "paths").stream())
                .map(CanaryIngress::backend)
                .anyMatch(b -> leadsTo(name, b));
        if (!used) {
            problems.error(
                    where,
                    "has no path whose backend is " + name + " with the port name use-annotation",
                    "send a path to the action, as docs/canary-traffic.md shows");
        }
        ForwardAction.parse(ingress.annotations().getOrDefault(annotation, ""))
                .ifPresent(a -> groups(where, annotation, a, service, problems));
    }

    private static boolean leadsTo(String name, Map<String, Object> backend) {
        return name.equals(backend.get("name"))
                && "use-annotation".equals(KubernetesObject.map(backend, "port").get("name"));
    }

    private static void groups(
            String where, String annotation, ForwardAction action, String service, Problems problems) {
        String canary = CanaryService.nameOf(service);
        if (action.names(canary)) {
            problems.error(
                    where,
                    annotation + " names Service " + canary + " already",
                    "abort the canary that left it, or take it out");
        } else if (action.share(service) != 100) {
            problems.error(
                    where,
                    annotation + " gives Service " + service + " only " + action.share(service)
                            + "%: the canary's percent could not be exact without touching others",
                    "give it all, for the time of the canary");
        }
    }
}
