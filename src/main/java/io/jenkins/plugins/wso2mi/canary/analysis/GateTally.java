package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the measurements of one gate come to.
 *
 * @param good how many were good
 * @param failed how many failed
 * @param inconclusive how many were inconclusive, since the last one that was not
 * @param recent the last five, in order
 */
record GateTally(int good, int failed, int inconclusive, List<Measurement> recent) {
    static final GateTally NONE = new GateTally(0, 0, 0, List.of());

    private static final int KEPT = 5;

    GateTally {
        recent = List.copyOf(recent);
    }

    GateTally with(Measurement measurement) {
        Result result = measurement.result();
        List<Measurement> all =
                Stream.concat(recent.stream(), Stream.of(measurement)).toList();
        return new GateTally(
                good + (result == Result.GOOD ? 1 : 0),
                failed + (result == Result.FAILED ? 1 : 0),
                result == Result.INCONCLUSIVE ? inconclusive + 1 : 0,
                all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    Optional<Measurement> last() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.get(recent.size() - 1));
    }

    Optional<Measurement> last(Result result) {
        return recent.stream().filter(m -> m.result() == result).reduce((one, next) -> next);
    }

    Map<String, Object> toFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("good", good);
        fields.put("failed", failed);
        fields.put("inconclusive", inconclusive);
        fields.put("recent", recent.stream().map(Measurement::toFields).toList());
        return fields;
    }

    static GateTally of(String gate, Map<String, Object> fields) {
        return new GateTally(
                KubernetesObject.number(fields, "good", 0),
                KubernetesObject.number(fields, "failed", 0),
                KubernetesObject.number(fields, "inconclusive", 0),
                KubernetesObject.maps(fields, "recent").stream()
                        .map(one -> Measurement.of(gate, one))
                        .toList());
    }
}
