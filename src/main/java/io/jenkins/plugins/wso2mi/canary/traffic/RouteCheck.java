package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What keeps the rules of a route from being split. */
final class RouteCheck {
    /** Gateway API's limit for a route. */
    private static final int MOST_RULES = 16;

    private RouteCheck() {}

    /** Looks at the rules themselves. */
    static void of(RouteRules rules, String where, List<Map<String, Object>> present, Problems problems) {
        Backends backends = rules.backends();
        if (rules.namesCanary(present)) {
            problems.error(
                    where,
                    "names Service " + backends.canary() + " already",
                    "abort the canary that left it, or take it out of the route");
        }
        List<Map<String, Object>> carrying =
                present.stream().filter(rules::carries).toList();
        if (carrying.isEmpty()) {
            problems.error(
                    where,
                    "gives Service " + backends.stable() + " no traffic",
                    "name the route that does, or the Service that it names");
        }
        for (Map<String, Object> rule : carrying) {
            rule(rules, where + " rule " + (present.indexOf(rule) + 1), rule, problems);
        }
        if (rules.testers() != null) {
            testers(rules, where, present.size(), carrying, problems);
        }
    }

    private static void rule(RouteRules rules, String where, Map<String, Object> rule, Problems problems) {
        Backends backends = rules.backends();
        List<Map<String, Object>> of = rules.of(rule);
        if (of.stream().filter(backends::isStable).count() > 1) {
            problems.error(
                    where,
                    "names Service " + backends.stable() + " twice",
                    "name it once, or give each port a rule of its own");
        }
        of.stream()
                .filter(b -> !backends.isStable(b) && !backends.isCanary(b) && Backends.weight(b) > 0)
                .forEach(b -> problems.error(
                        where,
                        "shares its traffic with " + b.get("name") + " (weight " + Backends.weight(b)
                                + "): the canary's percent could not be exact without touching that",
                        "take it out for the time of the canary, or set its weight to 0"));
    }

    private static void testers(
            RouteRules rules, String where, int rulesNow, List<Map<String, Object>> carrying, Problems problems) {
        if (rules.shape() == RouteShape.TRAEFIK_SERVICE) {
            problems.error(where, "cannot tell testers apart: it sees no requests", "name an IngressRoute instead");
        }
        if (rules.shape() == RouteShape.HTTP_ROUTE && rulesNow + carrying.size() > MOST_RULES) {
            problems.error(
                    where,
                    "has " + rulesNow + " rules, and testers would need " + carrying.size() + " more than the "
                            + MOST_RULES + " that a route can have",
                    "divide the route, or go without testers");
        }
        if (carrying.stream().anyMatch(r -> "v2".equals(r.get("syntax")))) {
            problems.error(where, "is written in Traefik's rule syntax v2", "write it in v3, or go without testers");
        }
    }

    /** Looks whether somebody serves an HTTPRoute. */
    static void parents(KubernetesObject route, Problems problems) {
        String where = route.ref().words();
        if (KubernetesObject.maps(route.map("status"), "parents").isEmpty()) {
            problems.error(where, "is served by nobody: no Gateway says anything of it", "correct its parentRefs");
        }
        Standing now = RouteConditions.judge(route, 0);
        if (now.state() == Standing.State.REFUSED) {
            problems.error(where, "is refused as it stands: " + now.words(), "mend it first: no weight would be taken");
        }
    }

    /** Looks for other routes to the same Service, whose traffic would not be split. */
    static void besides(RouteRules rules, ObjectRef route, Cluster cluster, Problems problems) throws IOException {
        try {
            for (KubernetesObject other : cluster.list(route)) {
                RouteShape shape = rules.shape();
                Object value = new SharedField(cluster, other.ref(), shape.path())
                        .in(other)
                        .orElse(List.of());
                if (!other.name().equals(route.name())
                        && shape.rules(value).stream().anyMatch(rules::carries)) {
                    problems.warning(
                            route.words(),
                            other.ref().words() + " gives Service "
                                    + rules.backends().stable()
                                    + " traffic too: all of that stays with the stable version",
                            "");
                }
            }
        } catch (ClusterException e) {
            problems.warning(
                    route.words(), "nobody knows whether others lead to the same Service: " + e.getMessage(), "");
        }
    }
}
