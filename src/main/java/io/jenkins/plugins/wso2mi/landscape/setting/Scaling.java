package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Optional;

/**
 * The HorizontalPodAutoscaler of a unit.
 *
 * @param cpu percent of the request at which pods are added
 * @param memory percent of the request
 * @param metric a metric of the pods, of which each is to have {@code target}
 */
public record Scaling(
        Value<Integer> least,
        Value<Integer> most,
        Optional<Value<Integer>> cpu,
        Optional<Value<Integer>> memory,
        Optional<Metric> metric) {

    /**
     * A metric that an adapter (Prometheus) gives the cluster.
     *
     * @param target average of a pod, such as {@code 50} or {@code 500m}
     */
    public record Metric(Value<String> name, Value<String> target) {}

    static Scaling read(Settings settings, Work work) {
        settings.allow("min", "max", "cpu", "memory", "metric");
        if (work.isAlone()) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            "polling work (" + work.polling().origin() + ") is done by each pod: it is not scaled",
                            "remove scaling:, or write coordinated: true if servers share a coordination database");
        }
        if (!work.replicas().isStandard()) {
            settings.problems()
                    .error(
                            settings.section().where(),
                            "replicas are set (" + work.replicas().origin() + ") and scaled too",
                            "remove replicas:, which every release would set back; min is how many there are at least");
        }
        Value<Integer> least = settings.number("min", 1, 1_000, 2);
        Value<Integer> most = settings.number("max", 1, 1_000, Math.max(4, least.get()));
        if (most.get() < least.get()) {
            settings.refuse("max", "max " + most.get() + " is less than min " + least.get(), "raise it");
        }
        Optional<Value<Integer>> cpu = settings.number("cpu", 1, 1_000);
        Optional<Value<Integer>> memory = settings.number("memory", 1, 1_000);
        Optional<Metric> metric = settings.optional("metric").flatMap(Scaling::metric);
        boolean none = !settings.has("cpu") && !settings.has("memory") && !settings.has("metric");
        return new Scaling(least, most, none ? Optional.of(Value.standard(75)) : cpu, memory, metric);
    }

    private static Optional<Metric> metric(Settings settings) {
        settings.allow("name", "target");
        Optional<Value<String>> name = settings.required("name", Grammar.METRIC);
        Optional<Value<String>> target = settings.required("target", Grammar.CPU);
        return name.flatMap(one -> target.map(other -> new Metric(one, other)));
    }
}
