package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;
import java.util.Map;

/** What selects the stable pods by the label that canary pods have another value of, and so does not hold for these. */
public final class Bystanders {
    private static final List<ObjectRef> KINDS = List.of(
            new ObjectRef("networking.k8s.io/v1", "NetworkPolicy", null, ""), new ObjectRef("v1", "Service", null, ""));

    private Bystanders() {}

    /**
     * Looks for them in the namespace of a Deployment.
     *
     * @param service the stable Service, which is meant not to find canary pods
     * @param problems takes a warning for each, and for each kind that may not be listed
     */
    public static void find(
            Cluster cluster,
            KubernetesObject deployment,
            KubernetesObject service,
            LabelChange change,
            Problems problems) {
        Map<String, Object> stable = deployment.map("spec", "template", "metadata", "labels");
        Map<String, Object> canary = change.in(stable);
        for (ObjectRef kind : KINDS) {
            try {
                ObjectRef any = new ObjectRef(kind.apiVersion(), kind.kind(), deployment.namespace(), "any");
                cluster.list(any).stream()
                        .filter(o -> !o.ref().equals(service.ref()))
                        .filter(o -> PodSelector.of(o).selects(stable)
                                && !PodSelector.of(o).selects(canary))
                        .forEach(o -> warn(o, change, problems));
            } catch (ClusterException e) {
                problems.warning(
                        deployment.ref().words(),
                        "nobody knows which " + kind.kind() + " does not hold for canary pods: " + e.getMessage(),
                        "");
            }
        }
    }

    private static void warn(KubernetesObject object, LabelChange change, Problems problems) {
        problems.warning(
                object.ref().words(),
                "selects stable pods by " + change.key() + "=" + change.stable() + ", and no canary pods, which have "
                        + change.key() + "=" + change.canary(),
                "let it select both, if it matters for the time of the canary");
    }
}
