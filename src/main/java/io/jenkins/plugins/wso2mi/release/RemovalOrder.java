package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The order in which objects are deleted: that of applying, the other way round. What nobody but the record on a
 * Deployment knows of goes before all Deployments, so that a removal that failed on its way finds it again.
 */
public final class RemovalOrder {
    /** Pods that still run do without these; a claim would wait for them, a policy of their network guards them. */
    private static final Set<String> EARLY =
            Set.of("Service", "ConfigMap", "ServiceAccount", "Role", "RoleBinding", "PodDisruptionBudget");

    private RemovalOrder() {}

    /**
     * The objects sorted for deleting; those of one kind in the reverse of their order.
     *
     * @param isRecorded whether an object is known by the record of a release alone, and by no file
     */
    public static List<KubernetesObject> of(List<KubernetesObject> objects, Predicate<KubernetesObject> isRecorded) {
        List<KubernetesObject> reverse = new ArrayList<>(ApplyOrder.of(objects));
        Collections.reverse(reverse);
        List<KubernetesObject> order = new ArrayList<>();
        List<KubernetesObject> later = new ArrayList<>();
        for (KubernetesObject object : reverse) {
            boolean waits = !later.isEmpty() || object.kind().equals("Deployment");
            boolean isEarly = EARLY.contains(object.kind()) && isRecorded.test(object);
            (waits && !isEarly ? later : order).add(object);
        }
        order.addAll(later);
        return order;
    }
}
