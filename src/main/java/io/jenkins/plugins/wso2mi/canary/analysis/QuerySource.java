package io.jenkins.plugins.wso2mi.canary.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Asks a Prometheus what the gates of a plan look at. */
final class QuerySource {
    private final Prometheus prometheus;

    QuerySource(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    GateSource of(ThresholdCheck check) {
        return (subjects, now) -> {
            Template traffic = check.traffic();
            CompletableFuture<Double> requests = traffic == null
                    ? CompletableFuture.completedFuture(Double.NaN)
                    : ask(traffic, subjects, subjects.canary(), check.window(), now)
                            .thenApply(PrometheusAnswer::sum);
            return ask(check.query(), subjects, subjects.canary(), check.window(), now)
                    .thenCombine(requests, (answer, count) -> told(check.judge(answer.values(), count), answer));
        };
    }

    GateSource of(CompareCheck check) {
        return (subjects, now) -> {
            CompletableFuture<PrometheusAnswer> canary = samples(check, subjects, subjects.canary(), now);
            CompletableFuture<PrometheusAnswer> stable = samples(check, subjects, subjects.stable(), now);
            return canary.thenCombine(
                    stable, (one, other) -> told(check.judge(numbers(one), numbers(other)), one, other));
        };
    }

    GateSource of(ErrorRateCheck check) {
        return (subjects, now) -> counts(check, subjects, subjects.canary(), now)
                .thenCombine(counts(check, subjects, subjects.stable(), now), (canary, stable) -> check.rule()
                        .judge(canary, stable));
    }

    GateSource of(CounterCheck check) {
        return (subjects, now) -> counts(check, subjects, subjects.canary(), now)
                .thenCombine(counts(check, subjects, subjects.stable(), now), (canary, stable) -> check.rule()
                        .judgeEach(canary, stable));
    }

    private CompletableFuture<PrometheusAnswer> ask(
            Template query, Subjects subjects, Subjects.Side side, Duration window, Instant now) {
        return prometheus.query(query.filled(subjects, side, window), now);
    }

    private CompletableFuture<PrometheusAnswer> samples(
            CompareCheck check, Subjects subjects, Subjects.Side side, Instant now) {
        String query = check.query().filled(subjects, side, check.window());
        return prometheus.range(query, now.minus(check.window()), now, check.step());
    }

    private CompletableFuture<Counts> counts(ErrorRateCheck check, Subjects subjects, Subjects.Side side, Instant now) {
        return ask(check.requests(), subjects, side, check.window(), now)
                .thenCombine(
                        ask(check.errors(), subjects, side, check.window(), now),
                        (requests, errors) -> Counts.of(requests.sum(), errors.sum()));
    }

    private CompletableFuture<Map<String, Counts>> counts(
            CounterCheck check, Subjects subjects, Subjects.Side side, Instant now) {
        Template requests = check.query(check.counters().requests());
        Template errors = check.query(check.counters().errors());
        return ask(requests, subjects, side, check.window(), now)
                .thenCombine(
                        ask(errors, subjects, side, check.window(), now),
                        (all, wrong) -> byService(check, perService(all), perService(wrong)));
    }

    private static Map<String, Counts> byService(
            CounterCheck check, Map<String, Double> requests, Map<String, Double> errors) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        for (String service : new TreeSet<>(requests.keySet())) {
            if (check.concerns(service)) {
                counts.put(service, Counts.of(requests.getOrDefault(service, 0.0), errors.getOrDefault(service, 0.0)));
            }
        }
        return counts;
    }

    private static Map<String, Double> perService(PrometheusAnswer answer) {
        Map<String, Double> values = new LinkedHashMap<>();
        answer.series().forEach(one -> one.values().stream()
                .filter(Double::isFinite)
                .forEach(
                        value -> values.merge(one.labels().getOrDefault(MetricsPage.SERVICE, ""), value, Double::sum)));
        return values;
    }

    private static double[] numbers(PrometheusAnswer answer) {
        return answer.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Finding told(Finding finding, PrometheusAnswer... answers) {
        String besides = List.of(answers).stream()
                .map(PrometheusAnswer::besides)
                .distinct()
                .reduce("", String::concat);
        return new Finding(finding.result(), finding.values(), finding.words() + besides);
    }
}
