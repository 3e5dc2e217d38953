package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.traffic.Before;
import io.jenkins.plugins.wso2mi.canary.traffic.Bystanders;
import io.jenkins.plugins.wso2mi.canary.traffic.CanaryService;
import io.jenkins.plugins.wso2mi.canary.traffic.LabelChange;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether a route can split the traffic of an application, and touches nothing. */
final class RouteLook {
    private final Cluster cluster;
    private final Problems problems;

    RouteLook(Cluster cluster, Problems problems) {
        this.cluster = cluster;
        this.problems = problems;
    }

    /**
     * The route of a canary.
     *
     * @param traffic what was chosen; null for the number of pods
     * @param stable the stable Deployment as the cluster has it
     * @return null for the number of pods, and if there is a problem
     * @throws IOException if the cluster does not answer
     */
    @Nullable
    CanaryRoute route(@Nullable CanaryTraffic traffic, CanaryPlan plan, KubernetesObject stable) throws IOException {
        if (plan.beginsWithTesters() && (traffic == null || traffic.testers() == null)) {
            problems.error(
                    "--plan",
                    "its first step gives the canary no traffic",
                    "say by --testers whose requests reach it then, or begin with a weight above 0%");
        }
        if (traffic == null) {
            return null;
        }
        Optional<KubernetesObject> service = service(traffic, stable);
        if (service.isEmpty()) {
            return null;
        }
        LabelChange change = LabelChange.of(service.get(), stable, problems);
        refuseForeign(service.get());
        Bystanders.find(cluster, stable, service.get(), change, problems);
        CanaryTraffic found = new CanaryTraffic(
                traffic.choice(), traffic.testers(), service.get().name());
        Before before =
                CanaryRouter.traffic(cluster, found, service.get().ref()).check(problems);
        return new CanaryRoute(found, change, before);
    }

    private Optional<KubernetesObject> service(CanaryTraffic traffic, KubernetesObject stable) throws IOException {
        ObjectRef named = CanaryRouter.service(stable.namespace(), traffic.service());
        if (!traffic.service().isEmpty()) {
            Optional<KubernetesObject> found = cluster.get(named);
            if (found.isEmpty()) {
                problems.error("--service", named.words() + " is not there", "name the Service of the application");
            }
            return found;
        }
        List<KubernetesObject> finding = cluster.list(named).stream()
                .filter(service -> finds(service, stable))
                .toList();
        if (finding.size() != 1) {
            List<String> names = finding.stream().map(KubernetesObject::name).toList();
            problems.error(
                    stable.ref().words(),
                    names.isEmpty()
                            ? "no Service finds its pods"
                            : "several Services find its pods: " + String.join(", ", names),
                    "name the one that the route sends to by --service");
        }
        return finding.size() == 1 ? Optional.of(finding.get(0)) : Optional.empty();
    }

    private static boolean finds(KubernetesObject service, KubernetesObject stable) {
        var selector = service.map("spec", "selector");
        var labels = stable.map("spec", "template", "metadata", "labels");
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    private void refuseForeign(KubernetesObject service) throws IOException {
        ObjectRef canary = CanaryRouter.service(service.namespace(), CanaryService.nameOf(service.name()));
        boolean foreign = cluster.get(canary)
                .filter(live ->
                        !service.name().equals(live.map("metadata", "labels").get(CanaryService.OF)))
                .isPresent();
        if (foreign) {
            problems.error(
                    canary.words(),
                    "is there, and was not made for a canary",
                    "rename or remove it: the canary's Service gets this name");
        }
    }
}
