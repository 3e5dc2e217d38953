package io.jenkins.plugins.wso2mi.canary.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The weights that the stable Service had in the rules of a route.
 *
 * @param rules in the route's order
 */
record RouteWeights(List<Rule> rules) {
    private static final String NONE = "-";

    RouteWeights {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param mark tells it from others, whatever its weights are
     * @param weight null if none was written
     */
    record Rule(String mark, @Nullable Integer weight) {
        private String text() {
            return mark + "=" + (weight == null ? NONE : weight);
        }
    }

    /** The text that {@link #parse} reads. */
    String text() {
        return rules.stream().map(Rule::text).collect(Collectors.joining(","));
    }

    static RouteWeights parse(String text) {
        return new RouteWeights(Arrays.stream(text.split(","))
                .filter(r -> r.contains("="))
                .map(r -> r.split("=", 2))
                .map(r -> new Rule(r[0], r[1].equals(NONE) ? null : Integer.valueOf(r[1])))
                .toList());
    }

    /**
     * The weights of rules as they are now. Who cannot be recognised, since somebody has changed it, gets the weight of
     * the first who is not there any more.
     *
     * @param marks of the rules, in the route's order
     * @return for each the rule as it was; one without weight for those that came after
     */
    List<Rule> of(List<String> marks) {
        List<Rule> unused = new ArrayList<>(rules);
        List<Rule> found = new ArrayList<>();
        for (String mark : marks) {
            Rule same = unused.stream()
                    .filter(r -> r.mark().equals(mark))
                    .findFirst()
                    .orElse(new Rule("", null));
            unused.remove(same);
            found.add(same);
        }
        return found.stream()
                .map(r -> r.mark().isEmpty() && !unused.isEmpty() ? unused.remove(0) : r)
                .toList();
    }
}
