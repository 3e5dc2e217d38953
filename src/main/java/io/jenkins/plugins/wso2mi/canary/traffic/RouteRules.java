package io.jenkins.plugins.wso2mi.canary.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.canary.traffic.RouteWeights.Rule;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a canary does to the rules of a route, and how that is undone: pure.
 *
 * @param shape the kind of route
 * @param backends the two Services
 * @param testers null for none
 */
record RouteRules(
        RouteShape shape, Backends backends, @Nullable Testers testers) {
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The rules that give the canary a weight wherever the stable Service has traffic. */
    List<Map<String, Object>> split(List<Map<String, Object>> rules, int weight) {
        List<Map<String, Object>> split = new ArrayList<>();
        for (Map<String, Object> rule : rules) {
            if (isForTesters(rule)) {
                continue;
            }
            if (!carries(rule)) {
                split.add(rule);
                continue;
            }
            List<Map<String, Object>> shared = backends.split(of(rule), weight);
            if (testers != null) {
                TestersRule extra = new TestersRule(shape, testers);
                shared.stream()
                        .filter(backends::isStable)
                        .map(stable -> extra.of(rule, backends.canaryOf(stable, 1)))
                        .forEach(split::add);
            }
            split.add(with(rule, shared));
        }
        return split;
    }

    /** The rules as they were before, with what others have changed meanwhile. */
    List<Map<String, Object>> joined(List<Map<String, Object>> rules, RouteWeights before) {
        List<String> marks =
                rules.stream().filter(this::isSplit).map(this::mark).toList();
        Iterator<Rule> weights = before.of(marks).iterator();
        List<Map<String, Object>> joined = new ArrayList<>();
        for (Map<String, Object> rule : rules) {
            if (isSplit(rule)) {
                joined.add(with(rule, backends.joined(of(rule), weights.next().weight())));
            } else if (!isForTesters(rule)) {
                joined.add(rule);
            }
        }
        return joined;
    }

    /** The weights that {@link #joined} needs, of rules that have no canary yet. */
    RouteWeights weights(List<Map<String, Object>> rules) {
        return new RouteWeights(rules.stream()
                .filter(this::carries)
                .map(r -> new Rule(mark(r), backends.written(of(r))))
                .toList());
    }

    /** The least percent that the canary has in a rule; 0 if it has none. */
    int share(List<Map<String, Object>> rules) {
        return rules.stream()
                .filter(this::carries)
                .mapToInt(r -> backends.share(of(r)))
                .min()
                .orElse(0);
    }

    /** Whether the canary's Service is named anywhere. */
    boolean namesCanary(List<Map<String, Object>> rules) {
        return rules.stream().anyMatch(r -> of(r).stream().anyMatch(backends::isCanary));
    }

    /** The backends of a rule. */
    List<Map<String, Object>> of(Map<String, Object> rule) {
        return KubernetesObject.maps(rule, shape.backends());
    }

    /** Whether a rule is one of those that are split: it gives the stable Service traffic, or did so before. */
    boolean carries(Map<String, Object> rule) {
        boolean split = of(rule).stream().anyMatch(backends::isCanary);
        return of(rule).stream().anyMatch(b -> backends.isStable(b) && (split || Backends.weight(b) > 0));
    }

    private boolean isSplit(Map<String, Object> rule) {
        return of(rule).stream().anyMatch(backends::isCanary) && !isForTesters(rule);
    }

    private boolean isForTesters(Map<String, Object> rule) {
        return testers != null
                && !of(rule).isEmpty()
                && of(rule).stream().allMatch(backends::isCanary)
                && new TestersRule(shape, testers).is(rule);
    }

    private Map<String, Object> with(Map<String, Object> rule, List<Map<String, Object>> of) {
        Map<String, Object> copy = new LinkedHashMap<>(rule);
        copy.put(shape.backends(), of);
        return copy;
    }

    /** The same for a rule before, during and after a canary. */
    private String mark(Map<String, Object> rule) {
        try {
            String rest = SORTED.writeValueAsString(with(rule, backends.joined(of(rule), null)));
            return Integer.toHexString(rest.hashCode());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
