package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.traffic.Testers;
import io.jenkins.plugins.wso2mi.canary.traffic.TrafficChoice;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shall split the traffic of a canary.
 *
 * @param choice the route
 * @param testers whose requests go to the canary whatever its weight is; null for nobody's
 * @param service the stable Service's name; empty for the only one that finds the Deployment's pods
 */
public record CanaryTraffic(TrafficChoice choice, @Nullable Testers testers, String service) {
    /** The word for traffic that is split by the number of pods behind one Service. */
    public static final String REPLICAS = "replicas";

    /**
     * Reads what options or fields say.
     *
     * @param traffic {@code replicas}, or a route such as {@code httproute/web}; empty for replicas, or, with a
     *     preview, the Service
     * @param testers {@code header NAME=VALUE} or {@code cookie NAME=VALUE}; empty for none
     * @param service a Service's name, or empty
     * @return null for replicas
     * @throws RefusedException if one of them cannot be read, or they do not go together
     */
    public static @Nullable CanaryTraffic parse(String traffic, String testers, String service) {
        if (!traffic.isEmpty() && !traffic.equals(REPLICAS)) {
            TrafficChoice choice = TrafficChoice.parse(traffic);
            return new CanaryTraffic(
                    choice, testers.isEmpty() ? null : Testers.parse(testers), service(choice, service));
        }
        if (!testers.isEmpty()) {
            throw new RefusedException(
                    "--testers",
                    "pods behind one Service cannot be told apart by requests",
                    "name a route by --traffic");
        }
        if (!service.isEmpty()) {
            throw new RefusedException(
                    "--service", "a Service is chosen for a route alone", "name a route by --traffic, or leave it out");
        }
        return null;
    }

    private static String service(TrafficChoice choice, String service) {
        if (choice.isService() && !service.isEmpty() && !service.equals(choice.name())) {
            throw new RefusedException(
                    "--service", "'" + service + "' is another one than " + choice.text(), "leave one of them out");
        }
        if (choice.isService()) {
            return choice.name();
        }
        return service.isEmpty() ? "" : KubernetesName.check("--service", service);
    }

    /** The testers' sign in words that {@link #parse} reads; empty if there is none. */
    String testersText() {
        return Optional.ofNullable(testers).map(Testers::text).orElse("");
    }
}
