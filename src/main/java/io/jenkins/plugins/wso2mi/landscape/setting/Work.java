package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.release.completion.Shutdown;

/**
 * How many pods do a unit's work, and how they are replaced.
 *
 * @param polling whether its applications fetch work by themselves: then no two pods run at a time
 * @param coordinated whether its servers share a coordination database, so that they may
 * @param maxSurge pods more than wanted, number or percentage
 * @param maxUnavailable pods less than wanted
 * @param minReady seconds
 * @param deadline seconds
 * @param grace seconds that a server has to end
 */
public record Work(
        Value<Integer> replicas,
        Value<Boolean> polling,
        Value<Boolean> coordinated,
        Value<String> maxSurge,
        Value<String> maxUnavailable,
        Value<Integer> minReady,
        Value<Integer> deadline,
        Value<Integer> grace) {

    /** Whether a pod ends before the next one begins. */
    public boolean isAlone() {
        return polling.get() && !coordinated.get();
    }

    static Work read(Settings settings) {
        Value<Boolean> polling = settings.flag("polling", false);
        Value<Boolean> coordinated = coordinated(settings);
        boolean alone = polling.get() && !coordinated.get();
        Value<Integer> replicas =
                settings.number("replicas", 0, 1_000).orElse(alone ? Value.standard(1, "polling") : Value.standard(2));
        if (alone && replicas.get() > 1) {
            settings.refuse(
                    "replicas",
                    "each of " + replicas.get() + " servers would do the polling work (" + polling.origin() + ")",
                    "write replicas: 1, or coordinated: true if they share a coordination database");
        }
        Settings rollout = settings.below("rollout")
                .allow("maxSurge", "maxUnavailable", "minReadySeconds", "deadlineSeconds", "graceSeconds");
        Value<String> surge = rollout.text("maxSurge", Grammar.PERCENT, "1");
        Value<String> unavailable = rollout.text("maxUnavailable", Grammar.PERCENT, "0");
        if (isNone(surge) && isNone(unavailable)) {
            rollout.refuse("maxSurge", "maxSurge and maxUnavailable are both 0: no pod could be replaced", "raise one");
        }
        Value<Integer> ready = rollout.number("minReadySeconds", 0, 3_600, 5);
        Value<Integer> deadline = rollout.number("deadlineSeconds", 1, 86_400, 600);
        if (deadline.get() <= ready.get()) {
            rollout.refuse(
                    "deadlineSeconds",
                    "a deadline of " + deadline.get() + " s is over before " + ready.get() + " s of readiness are",
                    "raise it above minReadySeconds");
        }
        return new Work(
                replicas,
                polling,
                coordinated,
                surge,
                unavailable,
                ready,
                deadline,
                rollout.number("graceSeconds", 15, 3_600, Shutdown.GRACE_SECONDS));
    }

    private static Value<Boolean> coordinated(Settings settings) {
        String database = "coordination";
        if (!settings.has(database)) {
            return settings.flag("coordinated", false);
        }
        if (settings.flag("coordinated").filter(one -> !one.get()).isPresent()) {
            settings.refuse("coordinated", "there is coordination: too", "remove one of the two");
        }
        return Value.of(true, new Placed(database, settings.section().where(database)));
    }

    private static boolean isNone(Value<String> amount) {
        return amount.get().matches("0+%?");
    }
}
