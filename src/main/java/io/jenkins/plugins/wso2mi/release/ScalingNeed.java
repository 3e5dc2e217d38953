package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds autoscalers that cannot scale: they compare what pods use with what they request, and a container requests none
 * of it.
 */
final class ScalingNeed {
    private final KubernetesObject autoscaler;
    private final List<String> lines = new ArrayList<>();

    private ScalingNeed(KubernetesObject autoscaler) {
        this.autoscaler = autoscaler;
    }

    /** A sentence for each container that requests nothing of what its autoscaler looks at. */
    static List<String> lines(List<KubernetesObject> objects) {
        List<String> all = new ArrayList<>();
        objects.stream()
                .filter(one -> one.kind().equals("HorizontalPodAutoscaler"))
                .map(ScalingNeed::new)
                .forEach(need -> all.addAll(need.of(objects)));
        return all;
    }

    private List<String> of(List<KubernetesObject> objects) {
        Map<String, Object> target = autoscaler.map("spec", "scaleTargetRef");
        objects.stream()
                .filter(one -> one.kind().equals(KubernetesObject.text(target, "kind")))
                .filter(one -> one.name().equals(KubernetesObject.text(target, "name")))
                .filter(one -> String.valueOf(one.namespace()).equals(String.valueOf(autoscaler.namespace())))
                .forEach(this::look);
        return lines;
    }

    private void look(KubernetesObject target) {
        for (String resource : resources()) {
            for (Map<String, Object> container :
                    KubernetesObject.maps(target.map("spec", "template", "spec"), "containers")) {
                // a limit is taken for the request where there is none
                Map<String, Object> amounts = KubernetesObject.map(container, "resources");
                boolean says = KubernetesObject.map(amounts, "requests").containsKey(resource)
                        || KubernetesObject.map(amounts, "limits").containsKey(resource);
                if (!says) {
                    lines.add("warning: " + autoscaler.ref().words() + " scales by " + resource
                            + ", of which container '" + KubernetesObject.text(container, "name") + "' of "
                            + target.ref().words()
                            + " requests none: Kubernetes cannot scale it; write resources.requests."
                            + resource);
                }
            }
        }
    }

    private Set<String> resources() {
        Set<String> resources = new TreeSet<>();
        if (autoscaler.map("spec").containsKey("targetCPUUtilizationPercentage")) {
            resources.add("cpu");
        }
        for (Map<String, Object> metric : KubernetesObject.maps(autoscaler.map("spec"), "metrics")) {
            Map<String, Object> resource = KubernetesObject.map(metric, "resource");
            if (KubernetesObject.map(resource, "target").containsKey("averageUtilization")) {
                resources.add(KubernetesObject.text(resource, "name"));
            }
        }
        return resources;
    }
}
