package io.jenkins.plugins.wso2mi.release.modernization;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import java.util.List;
import java.util.Optional;

/**
 * Brings an object from a version of the API that Kubernetes has removed to the one that took its place, with all that
 * is written otherwise there. What is of today stays as it is.
 */
public final class Modernization {
    private Modernization() {}

    /**
     * The objects, each as it is written today.
     *
     * @return in the same order; the lines of each begin with file and line where the object begins
     */
    public static List<Completed> of(List<KubernetesObject> objects) {
        return objects.stream().map(Modernization::of).toList();
    }

    /** The objects alone, for whom the lines have been told already. */
    public static List<KubernetesObject> objects(List<Completed> modernized) {
        return modernized.stream().map(Completed::object).toList();
    }

    /** One object as it is written today; the same with no line if it is already. */
    public static Completed of(KubernetesObject object) {
        Completed scaler = ScaleTarget.of(object);
        Optional<Successor> successor = Successor.of(object);
        return successor.isEmpty() ? scaler : scaler.then(one -> brought(one, successor.get()));
    }

    private static Completed brought(KubernetesObject object, Successor successor) {
        String before = object.apiVersion();
        Completed moved = line(
                object,
                object.with("apiVersion", successor.now()),
                "apiVersion " + before + " -> " + successor.now(),
                successor.reason());
        return moved.then(
                switch (object.kind()) {
                    case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> one -> WorkloadShape.of(one, before);
                    case "Ingress" -> IngressShape::of;
                    case "HorizontalPodAutoscaler" ->
                        one -> before.equals("autoscaling/v2beta1")
                                ? ScalerMetrics.of(one)
                                : new Completed(one, List.of());
                    case "PodDisruptionBudget" -> Modernization::budget;
                    default -> one -> new Completed(one, List.of());
                });
    }

    private static Completed budget(KubernetesObject object) {
        boolean everybody = object.map("spec").containsKey("selector")
                && object.map("spec", "selector").isEmpty();
        return everybody
                ? line(object, object, "selector {} means all pods of the namespace", "in policy/v1beta1 it meant none")
                : new Completed(object, List.of());
    }

    /** What a change is told as. */
    static Completed line(KubernetesObject before, KubernetesObject after, String what, String why) {
        return new Completed(
                after, List.of(before.where() + ": " + before.ref().words() + ": " + what + " (" + why + ")"));
    }
}
