package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.traffic.CanaryService;
import io.jenkins.plugins.wso2mi.canary.traffic.Standing;
import io.jenkins.plugins.wso2mi.canary.traffic.Traffic;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.Applier;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route of a canary that is under way, and the Services at its end. */
final class CanaryRouter {
    private final ReleaseSite site;
    private final CanaryRoute route;
    private final ObjectRef service;
    private final Traffic traffic;
    /** Whether the canary's Services have been made, or found, by this driver. */
    private boolean served;

    private CanaryRouter(ReleaseSite site, CanaryRoute route, ObjectRef service) {
        this.site = site;
        this.route = route;
        this.service = service;
        this.traffic = traffic(site.cluster(), route, service);
    }

    /** What splits the traffic of a Service as it was chosen. */
    static Traffic traffic(Cluster cluster, CanaryRoute route, ObjectRef service) {
        return route.traffic()
                .choice()
                .of(cluster, service, route.label(), route.traffic().testers(), Clock.systemUTC());
    }

    static ObjectRef service(@Nullable String namespace, String name) {
        return new ObjectRef("v1", "Service", namespace, name);
    }

    /** The router of a state; empty if the number of pods splits the traffic. */
    static Optional<CanaryRouter> of(ReleaseSite site, ObjectRef stable, CanaryState state) {
        return Optional.ofNullable(state.route())
                .map(route -> new CanaryRouter(
                        site, route, service(stable.namespace(), route.traffic().service())));
    }

    /** Makes the canary's Services, if the stable one is there. */
    void serve() throws IOException {
        Optional<KubernetesObject> stable =
                served ? Optional.empty() : site.cluster().get(service);
        if (stable.isPresent()) {
            Applier applier = new Applier(site.cluster(), site.report());
            for (String name : route.services()) {
                applier.apply(CanaryService.of(stable.get(), route.label(), name));
            }
            served = true;
        }
    }

    void set(int weight) throws IOException {
        site.report().command("give the canary " + weight + "% by " + traffic.words());
        traffic.set(weight);
    }

    Standing standing(int weight) throws IOException {
        return traffic.standing(weight);
    }

    void restore() throws IOException {
        site.report().command("put " + traffic.words() + " back to the stable version alone");
        traffic.restore(route.before());
    }

    Standing restored() throws IOException {
        return traffic.restored();
    }

    /** Whether an object is the one whose weights are set. */
    boolean isRoute(ObjectRef object) {
        ObjectRef changed = traffic.object();
        // by whatever version of its API
        return changed.kind().equals(object.kind()) && changed.words().equals(object.words());
    }

    /** The Services that were made for the canary. */
    List<ObjectRef> services() {
        return route.services().stream()
                .map(name -> service(service.namespace(), name))
                .toList();
    }
}
