package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which object splits the traffic.
 *
 * @param kind what it is, and who serves it
 * @param name its name, in the application's namespace
 */
public record TrafficChoice(Kind kind, String name) {
    private static final String OPTION = "--traffic";

    /** What can split traffic, and how long it takes a change at most to reach those who serve. */
    public enum Kind {
        /** Gateway API; waits besides for the conditions of the route. */
        HTTPROUTE("httproute", 2),
        /** ingress-nginx, and who else reads its canary annotations. */
        INGRESS_NGINX("ingress-nginx", 5),
        /** Traefik's own route. */
        INGRESSROUTE("ingressroute", 5),
        /** Traefik's weighted service, named by routes. */
        TRAEFIKSERVICE("traefikservice", 5),
        /** An Ingress of the AWS Load Balancer Controller. */
        ALB("alb", 30),
        /** The stable Service itself, which sends everybody to one version. */
        SERVICE("service", 2);

        private final String word;
        private final Duration settling;

        Kind(String word, int seconds) {
            this.word = word;
            this.settling = Duration.ofSeconds(seconds);
        }
    }

    /**
     * Reads such as {@code httproute/web}.
     *
     * @throws RefusedException if it is none
     */
    public static TrafficChoice parse(String text) {
        int slash = text.indexOf('/');
        String word = slash < 0 ? text : text.substring(0, slash);
        Kind kind = Arrays.stream(Kind.values())
                .filter(k -> k.word.equals(word))
                .findFirst()
                .filter(k -> slash > 0)
                .orElseThrow(() -> new RefusedException(
                        OPTION,
                        "'" + text + "' names nothing that splits traffic",
                        "write KIND/NAME, such as httproute/web; kinds are "
                                + Arrays.stream(Kind.values()).map(k -> k.word).collect(Collectors.joining(", "))));
        return new TrafficChoice(kind, KubernetesName.check(OPTION, text.substring(slash + 1)));
    }

    /** A Service whose selector sends all requests to one version. */
    public static TrafficChoice ofService(String name) {
        return new TrafficChoice(Kind.SERVICE, name);
    }

    /** Whether it is the stable Service itself. */
    public boolean isService() {
        return kind == Kind.SERVICE;
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return kind.word + "/" + name;
    }

    /**
     * What splits the traffic of a Service.
     *
     * @param service the stable Service
     * @param label how canary pods differ
     * @param testers null for none
     * @throws RefusedException if testers cannot be told apart there
     */
    public Traffic of(Cluster cluster, ObjectRef service, LabelChange label, @Nullable Testers testers, Clock clock) {
        boolean blind = kind == Kind.ALB || kind == Kind.SERVICE;
        if (testers != null && blind) {
            throw new RefusedException(
                    OPTION, "testers cannot be told apart by " + kind.word, "take httproute, or go without testers");
        }
        Settling settling = new Settling(clock, kind.settling);
        ObjectRef ingress = new ObjectRef("networking.k8s.io/v1", "Ingress", service.namespace(), name);
        return switch (kind) {
            case HTTPROUTE -> route(RouteShape.HTTP_ROUTE, cluster, service, testers, settling);
            case INGRESSROUTE -> route(RouteShape.INGRESS_ROUTE, cluster, service, testers, settling);
            case TRAEFIKSERVICE -> route(RouteShape.TRAEFIK_SERVICE, cluster, service, testers, settling);
            case INGRESS_NGINX ->
                new IngressNginxTraffic(cluster, ingress, new CanaryIngress(service.name(), testers), settling);
            case ALB -> new AlbTraffic(cluster, ingress, service.name(), settling);
            case SERVICE -> new ServiceSwitch(cluster, service, label, settling);
        };
    }

    private Traffic route(
            RouteShape shape, Cluster cluster, ObjectRef service, @Nullable Testers testers, Settling settling) {
        Backends backends = new Backends(service.namespace(), service.name());
        return new RouteTraffic(cluster, new RouteRules(shape, backends, testers), name, settling);
    }
}
