package io.jenkins.plugins.wso2mi.canary;

import java.util.List;

/** What people are told of where a canary stands. */
final class CanaryWords {
    private CanaryWords() {}

    /** What a canary that has just entered its phase is about to do. */
    static String title(CanaryState state) {
        return switch (state.phase()) {
            case APPROVAL -> "wait for approval";
            case PROMOTE -> "promote " + state.application();
            default ->
                state.current().preview()
                        ? "preview of " + state.application()
                        : "canary of " + state.application() + " to "
                                + state.current().weight() + "%";
        };
    }

    /** What an approval gives. */
    static String next(CanaryState state) {
        List<CanaryPlan.Step> steps = state.plan().steps();
        return state.step() + 1 == steps.size()
                ? "the new release the old one's place"
                : "the new release " + steps.get(state.step() + 1).weight() + "% of the traffic";
    }

    /** What a step that is held from now on gives. */
    static String holding(CanaryState state) {
        String step =
                "step " + (state.step() + 1) + " of " + state.plan().steps().size() + ": ";
        CanaryRoute route = state.route();
        if (state.current().preview() && route != null) {
            return step + "testers reach the new release by Service " + route.preview();
        }
        return step + "canary at " + state.current().weight() + "% (really "
                + state.setup().share(state.current()) + "%)" + kept(state);
    }

    /** Until when the old version is kept that gets no traffic any more; empty if that is not so. */
    static String kept(CanaryState state) {
        boolean kept =
                state.phase() == CanaryState.Phase.HOLD && state.current().weight() == 100;
        return kept
                ? ", the old version is kept until "
                        + state.since().plus(state.current().hold())
                : "";
    }
}
