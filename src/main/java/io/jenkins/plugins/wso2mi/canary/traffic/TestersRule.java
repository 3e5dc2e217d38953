package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.canary.traffic.Testers.Mark;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule that sends testers to the canary alone. It matches what the rule beside it matches and their sign besides,
 * by which it comes first: Gateway API counts header matches, Traefik the length of the match.
 *
 * @param shape the kind of route
 * @param testers whom it matches
 */
record TestersRule(RouteShape shape, Testers testers) {
    private static final String MATCHES = "matches";
    private static final String MATCH = "match";
    private static final String HEADERS = "headers";
    private static final String PRIORITY = "priority";
    private static final Map<String, Object> EVERYTHING = Map.of("path", Map.of("type", "PathPrefix", "value", "/"));

    /** The rule for testers beside another one. */
    Map<String, Object> of(Map<String, Object> rule, Map<String, Object> canary) {
        Map<String, Object> extra = new LinkedHashMap<>(rule);
        // names of rules are unique in a route
        extra.remove("name");
        extra.put(shape.backends(), List.of(canary));
        if (shape == RouteShape.HTTP_ROUTE) {
            extra.put(MATCHES, matches(rule));
        } else {
            extra.put(MATCH, "(" + KubernetesObject.text(rule, MATCH) + ")" + expression());
            int priority = KubernetesObject.number(rule, PRIORITY, 0);
            if (priority != 0) {
                extra.put(PRIORITY, priority + 1);
            }
        }
        return extra;
    }

    /** Whether a rule with the canary as its only backend is one for testers. */
    boolean is(Map<String, Object> rule) {
        if (shape == RouteShape.INGRESS_ROUTE) {
            return KubernetesObject.text(rule, MATCH).endsWith(expression());
        }
        List<Map<String, Object>> matches = KubernetesObject.maps(rule, MATCHES);
        return !matches.isEmpty()
                && matches.stream()
                        .allMatch(m -> KubernetesObject.maps(m, HEADERS).contains(header()));
    }

    private List<Map<String, Object>> matches(Map<String, Object> rule) {
        List<Map<String, Object>> matches = KubernetesObject.maps(rule, MATCHES);
        List<Map<String, Object>> extended = new ArrayList<>();
        for (Map<String, Object> match : matches.isEmpty() ? List.of(EVERYTHING) : matches) {
            List<Map<String, Object>> headers = new ArrayList<>(KubernetesObject.maps(match, HEADERS));
            headers.add(header());
            Map<String, Object> copy = new LinkedHashMap<>(match);
            copy.put(HEADERS, headers);
            extended.add(copy);
        }
        return extended;
    }

    private Map<String, Object> header() {
        return testers.mark() == Mark.HEADER
                ? Map.of("type", "Exact", "name", testers.name(), "value", testers.value())
                : Map.of("type", "RegularExpression", "name", "Cookie", "value", testers.cookiePattern());
    }

    private String expression() {
        return testers.mark() == Mark.HEADER
                ? " && Header(`" + testers.name() + "`, `" + testers.value() + "`)"
                : " && HeaderRegexp(`Cookie`, `" + testers.cookiePattern() + "`)";
    }
}
