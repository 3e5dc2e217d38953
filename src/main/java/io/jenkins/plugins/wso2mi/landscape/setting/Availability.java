package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;
import java.util.Optional;

/**
 * How a unit keeps serving while load grows and nodes go.
 *
 * @param scaling empty for a fixed number of pods
 * @param disruption how many pods may be missing while nodes are emptied; empty for any number
 * @param spread over what pods are spread as far as can be: {@code node}, {@code zone}
 * @param priority name of a PriorityClass
 */
public record Availability(
        Optional<Scaling> scaling,
        Optional<Disruption> disruption,
        List<Value<String>> spread,
        Optional<Value<String>> priority) {
    public Availability {
        spread = List.copyOf(spread);
    }

    /**
     * The PodDisruptionBudget.
     *
     * @param field minAvailable or maxUnavailable
     * @param amount number or percentage
     */
    public record Disruption(String field, Value<String> amount) {}

    static Availability read(Settings settings, Work work) {
        Optional<Scaling> scaling = settings.optional("scaling").map(one -> Scaling.read(one, work));
        Value<Integer> pods = scaling.map(Scaling::least).orElse(work.replicas());
        boolean several = pods.get() > 1;
        List<Value<String>> spread = settings.choices("spread", List.of("node", "zone"));
        return new Availability(
                scaling,
                disruption(settings, pods),
                settings.has("spread") || !several ? spread : List.of(Value.standard("node"), Value.standard("zone")),
                settings.text("priority", Grammar.OBJECT));
    }

    private static Optional<Disruption> disruption(Settings settings, Value<Integer> pods) {
        Settings section = settings.below("disruption").allow("minAvailable", "maxUnavailable");
        if (section.has("minAvailable") && section.has("maxUnavailable")) {
            section.refuse("maxUnavailable", "a budget has either minAvailable or maxUnavailable", "remove one");
        }
        Optional<Disruption> least =
                section.text("minAvailable", Grammar.PERCENT).map(one -> new Disruption("minAvailable", one));
        least.map(Disruption::amount)
                .filter(one -> blocks(one.get(), pods.get()))
                .ifPresent(one -> section.refuse(
                        "minAvailable",
                        "of " + pods.get() + " pods (" + pods.origin() + ") " + one.get()
                                + " stay: no node could ever be emptied",
                        "write less, or more replicas"));
        return least.or(() -> section.text("maxUnavailable", Grammar.PERCENT)
                        .map(one -> new Disruption("maxUnavailable", one)))
                .or(() -> pods.get() > 1 && !section.has("minAvailable") && !section.has("maxUnavailable")
                        ? Optional.of(new Disruption("maxUnavailable", Value.standard("1")))
                        : Optional.empty());
    }

    private static boolean blocks(String amount, int pods) {
        return amount.endsWith("%") ? amount.equals("100%") : Integer.parseInt(amount) >= pods;
    }
}
