package io.jenkins.plugins.wso2mi.canary.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A forward action of the AWS Load Balancer Controller: the JSON text of an annotation
 * {@code alb.ingress.kubernetes.io/actions.NAME}, whose target groups have weights.
 *
 * @param action the whole action
 */
record ForwardAction(Map<String, Object> action) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONFIG = "forwardConfig";
    private static final String GROUPS = "targetGroups";
    private static final String SERVICE = "serviceName";
    private static final String WEIGHT = "weight";

    /** Reads an annotation's text; empty if it is no forward action with target groups. */
    static Optional<ForwardAction> parse(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, new TypeReference<Map<String, Object>>() {}))
                    .map(ForwardAction::new)
                    .filter(a -> "forward".equals(a.action.get("type"))
                            && !a.groups().isEmpty());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(action);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Map<String, Object>> groups() {
        return KubernetesObject.maps(KubernetesObject.map(action, CONFIG), GROUPS);
    }

    boolean names(String service) {
        return groups().stream().anyMatch(g -> service.equals(g.get(SERVICE)));
    }

    /** A target group's weight; 1 if it names none. */
    static int weight(Map<String, Object> group) {
        return KubernetesObject.number(group, WEIGHT, 1);
    }

    /** The percent that a Service has. */
    int share(String service) {
        int all = groups().stream().mapToInt(ForwardAction::weight).sum();
        int its = groups().stream()
                .filter(g -> service.equals(g.get(SERVICE)))
                .mapToInt(ForwardAction::weight)
                .sum();
        return all == 0 ? 0 : Math.round(100f * its / all);
    }

    /** The action that gives a canary a weight beside the stable Service. */
    ForwardAction split(String stable, int weight) {
        String canary = CanaryService.nameOf(stable);
        List<Map<String, Object>> split = new ArrayList<>();
        for (Map<String, Object> group : groups()) {
            if (stable.equals(group.get(SERVICE))) {
                split.add(with(group, WEIGHT, 100 - weight));
                split.add(with(with(group, SERVICE, canary), WEIGHT, weight));
            } else if (!canary.equals(group.get(SERVICE))) {
                split.add(group);
            }
        }
        return withGroups(split);
    }

    /** The action without the canary, with the stable Service's weight as an earlier action has it. */
    ForwardAction joined(String stable, ForwardAction before) {
        Optional<Object> weight = before.groups().stream()
                .filter(g -> stable.equals(g.get(SERVICE)))
                .map(g -> g.get(WEIGHT))
                .filter(Objects::nonNull)
                .findFirst();
        List<Map<String, Object>> joined = new ArrayList<>();
        for (Map<String, Object> group : groups()) {
            if (stable.equals(group.get(SERVICE))) {
                joined.add(with(group, WEIGHT, weight.orElse("")));
            } else if (!CanaryService.nameOf(stable).equals(group.get(SERVICE))) {
                joined.add(group);
            }
        }
        return withGroups(joined);
    }

    private ForwardAction withGroups(List<Map<String, Object>> groups) {
        return new ForwardAction(with(action, CONFIG, with(KubernetesObject.map(action, CONFIG), GROUPS, groups)));
    }

    /** An empty text takes the field out. */
    private static Map<String, Object> with(Map<String, Object> of, String field, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(of);
        if (value.equals("")) {
            copy.remove(field);
        } else {
            copy.put(field, value);
        }
        return copy;
    }
}
