package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The steps of a canary.
 *
 * @param steps weights that rise to 100 percent
 */
public record CanaryPlan(List<Step> steps) {
    public CanaryPlan {
        steps = List.copyOf(steps);
    }

    private static final Pattern STEP = Pattern.compile("(\\d{1,3})\\s*%(?:\\s+(\\S+))?");
    private static final String APPROVE = "approve";
    private static final String EXAMPLE =
            "write weights that rise to 100%, each with a time to hold it, such as '10% 30s, approve, 50% 30s, 100%'";

    /**
     * One step.
     *
     * @param weight percent of the traffic for the canary, 0 to 100; at 0 only testers reach it
     * @param hold how long the step lasts once the canary's pods are ready
     * @param approval whether somebody has to approve before the weight is given
     */
    public record Step(int weight, Duration hold, boolean approval) {
        /** Before the first step the canary gets nothing. */
        static final Step NONE = new Step(0, Duration.ZERO, false);

        /** A step that nobody has to approve. */
        public Step(int weight, Duration hold) {
            this(weight, hold, false);
        }

        /** The pods that come nearest to the weight beside stable ones that get the rest; at least one. */
        public int canaryPods(int stablePods) {
            return weight == 0 ? 0 : Math.max(1, Math.round((float) weight * stablePods / Math.max(1, 100 - weight)));
        }

        /** The percent that so many canary pods really get. */
        public int share(int stablePods) {
            int canary = canaryPods(stablePods);
            return Math.round(100f * canary / (stablePods + canary));
        }

        /** The pods that bear the weight beside stable ones that stay; at least one. */
        int podsForItsWeight(int stablePods) {
            return Math.max(1, (weight * stablePods + 99) / 100);
        }

        String text() {
            return (approval ? APPROVE + ", " : "") + weight + "%" + (hold.isZero() ? "" : " " + Durations.exact(hold));
        }

        private String preview(int stablePods, boolean routed) {
            String asked = approval ? "wait for approval; " : "";
            if (weight == 100) {
                return asked + "100%: promote";
            }
            int pods = routed ? podsForItsWeight(stablePods) : canaryPods(stablePods);
            String share = routed ? ", by the route" : ", really " + share(stablePods) + "%";
            return asked + weight + "%" + (hold.isZero() ? "" : " " + Durations.exact(hold)) + ": " + pods
                    + " canary beside " + stablePods + " stable pods" + share;
        }
    }

    /**
     * Reads a plan such as {@code 10% 30s, approve, 50% 30s, 100%}.
     *
     * @throws RefusedException if it is none
     */
    public static CanaryPlan parse(String text) {
        List<Step> steps = new ArrayList<>();
        int before = -1;
        boolean approval = false;
        for (String part : text.split(",", -1)) {
            if (part.strip().equals(APPROVE)) {
                if (approval || before == 100) {
                    throw new RefusedException("--plan", "'approve' needs a weight after it", EXAMPLE);
                }
                approval = true;
            } else {
                Step step = step(part.strip(), before, approval);
                steps.add(step);
                before = step.weight();
                approval = false;
            }
        }
        if (approval || before != 100) {
            throw new RefusedException(
                    "--plan",
                    approval ? "'approve' comes last" : "the last weight is " + Math.max(0, before) + "%",
                    EXAMPLE);
        }
        return new CanaryPlan(List.copyOf(steps));
    }

    private static Step step(String text, int before, boolean approval) {
        Matcher found = STEP.matcher(text);
        if (!found.matches()) {
            throw new RefusedException("--plan", "'" + text + "' is no step", EXAMPLE);
        }
        int weight = Integer.parseInt(found.group(1));
        if (weight <= before || weight > 100) {
            String after = before < 0 ? "" : " after " + before + "%";
            throw new RefusedException("--plan", "weight " + weight + "%" + after, EXAMPLE);
        }
        Duration hold = found.group(2) == null ? Duration.ZERO : Durations.parse(found.group(2), "--plan");
        return new Step(weight, hold, approval);
    }

    /** The plan as it is written. */
    public String text() {
        return steps.stream().map(Step::text).collect(Collectors.joining(", "));
    }

    /** Whether a step gives the canary no traffic but that of testers. */
    boolean beginsWithTesters() {
        return steps.get(0).weight() == 0;
    }

    /**
     * The plan with what each step really gives beside so many stable pods, in words.
     *
     * @param routed whether a route splits the traffic, not the number of pods
     */
    public String preview(int stablePods, boolean routed) {
        return steps.stream().map(s -> s.preview(stablePods, routed)).collect(Collectors.joining("; "));
    }
}
