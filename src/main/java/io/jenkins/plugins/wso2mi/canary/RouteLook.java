package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.traffic.Before;
import io.jenkins.plugins.wso2mi.canary.traffic.Bystanders;
import io.jenkins.plugins.wso2mi.canary.traffic.CanaryService;
import io.jenkins.plugins.wso2mi.canary.traffic.LabelChange;
import io.jenkins.plugins.wso2mi.canary.traffic.PodSelector;
import io.jenkins.plugins.wso2mi.canary.traffic.TrafficChoice;
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
     * The route of a canary; where a preview has none, the stable Service itself.
     *
     * @param stable the stable Deployment as the cluster has it
     * @return null for the number of pods, and if there is a problem
     * @throws IOException if the cluster does not answer
     */
    @Nullable
    CanaryRoute route(CanarySettings settings, KubernetesObject stable) throws IOException {
        CanaryTraffic traffic = settings.traffic();
        check(settings.plan(), traffic, settings.preview());
        if (traffic == null && !settings.plan().beginsWithPreview()) {
            return null;
        }
        Optional<KubernetesObject> service = service(traffic == null ? "" : traffic.service(), stable);
        if (service.isEmpty()) {
            return null;
        }
        LabelChange change = LabelChange.of(service.get(), stable, problems);
        CanaryTraffic found = found(traffic, service.get().name());
        CanaryRoute route = new CanaryRoute(found, change, Before.NOTHING, preview(settings, stable.name()));
        for (String name : route.services()) {
            refuseForeign(service.get(), name);
        }
        Bystanders.find(cluster, stable, service.get(), change, problems);
        return route.from(
                CanaryRouter.traffic(cluster, route, service.get().ref()).check(problems));
    }

    private static CanaryTraffic found(@Nullable CanaryTraffic traffic, String service) {
        return traffic == null
                ? new CanaryTraffic(TrafficChoice.ofService(service), null, service)
                : new CanaryTraffic(traffic.choice(), traffic.testers(), service);
    }

    private static String preview(CanarySettings settings, String application) {
        String named = settings.preview().isEmpty() ? application + "-preview" : settings.preview();
        return settings.plan().beginsWithPreview() ? named : "";
    }

    /** What of a plan goes with what splits the traffic. */
    private void check(CanaryPlan plan, @Nullable CanaryTraffic traffic, String preview) {
        if (plan.beginsWithTesters() && (traffic == null || traffic.testers() == null)) {
            problems.error(
                    "--plan",
                    "its first step gives the canary no traffic",
                    "say by --testers whose requests reach it then, or begin with a weight above 0%");
        }
        if (plan.beginsWithPreview()) {
            return;
        }
        if (traffic == null && plan.switchesOver()) {
            problems.error(
                    "--plan",
                    "the old version cannot be kept: its pods are behind the same Service as the canary's",
                    "hold 100% for no time, begin with 'preview', or name a route by --traffic");
        }
        if (traffic != null && traffic.choice().isService()) {
            problems.error(
                    "--traffic",
                    "a Service sends all requests to one version",
                    "begin the plan with 'preview', or name a route");
        }
        if (!preview.isEmpty()) {
            problems.error("--preview", "the plan has no preview", "begin it with 'preview', or leave this out");
        }
    }

    private Optional<KubernetesObject> service(String name, KubernetesObject stable) throws IOException {
        ObjectRef named = CanaryRouter.service(stable.namespace(), name);
        if (!name.isEmpty()) {
            Optional<KubernetesObject> found = cluster.get(named);
            if (found.isEmpty()) {
                problems.error("--service", named.words() + " is not there", "name the Service of the application");
            }
            return found;
        }
        List<KubernetesObject> finding = cluster.list(named).stream()
                .filter(service ->
                        PodSelector.of(service).selects(stable.map("spec", "template", "metadata", "labels")))
                .toList();
        if (finding.size() != 1) {
            List<String> names = finding.stream().map(KubernetesObject::name).toList();
            problems.error(
                    stable.ref().words(),
                    names.isEmpty()
                            ? "no Service finds its pods"
                            : "several Services find its pods: " + String.join(", ", names),
                    "name the one that gets the requests: with a route by --service, else by --traffic service/NAME");
        }
        return finding.size() == 1 ? Optional.of(finding.get(0)) : Optional.empty();
    }

    private void refuseForeign(KubernetesObject service, String name) throws IOException {
        ObjectRef canary = CanaryRouter.service(service.namespace(), name);
        boolean foreign = cluster.get(canary)
                .filter(live ->
                        !service.name().equals(live.map("metadata", "labels").get(CanaryService.OF)))
                .isPresent();
        if (foreign) {
            problems.error(
                    canary.words(),
                    "is there, and was not made for a canary",
                    "rename or remove it: a Service of the canary gets this name");
        }
    }
}
