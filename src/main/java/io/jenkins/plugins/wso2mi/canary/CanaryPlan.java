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
    private static final String EXAMPLE =
            "write weights that rise to 100%, each with a time to hold it, such as '10% 30s, 50% 30s, 100%'";

    /**
     * One step.
     *
     * @param weight percent of the traffic for the canary, 1 to 100
     * @param hold how long the step lasts once the canary's pods are ready
     */
    public record Step(int weight, Duration hold) {
        /** The pods that come nearest to the weight beside stable ones that get the rest; at least one. */
        public int canaryPods(int stablePods) {
            return Math.max(1, Math.round((float) weight * stablePods / Math.max(1, 100 - weight)));
        }

        /** The percent that so many canary pods really get. */
        public int share(int stablePods) {
            int canary = canaryPods(stablePods);
            return Math.round(100f * canary / (stablePods + canary));
        }

        String text() {
            return weight + "%" + (hold.isZero() ? "" : " " + Durations.exact(hold));
        }
    }

    /**
     * Reads a plan such as {@code 10% 30s, 50% 30s, 100%}.
     *
     * @throws RefusedException if it is none
     */
    public static CanaryPlan parse(String text) {
        List<Step> steps = new ArrayList<>();
        int before = 0;
        for (String part : text.split(",", -1)) {
            Matcher found = STEP.matcher(part.strip());
            if (!found.matches()) {
                throw new RefusedException("--plan", "'" + part.strip() + "' is no step", EXAMPLE);
            }
            int weight = Integer.parseInt(found.group(1));
            if (weight <= before || weight > 100) {
                throw new RefusedException("--plan", "weight " + weight + "% after " + before + "%", EXAMPLE);
            }
            Duration hold = found.group(2) == null ? Duration.ZERO : Durations.parse(found.group(2), "--plan");
            steps.add(new Step(weight, hold));
            before = weight;
        }
        if (before != 100) {
            throw new RefusedException("--plan", "the last weight is " + before + "%", EXAMPLE);
        }
        return new CanaryPlan(List.copyOf(steps));
    }

    /** The plan as it is written. */
    public String text() {
        return steps.stream().map(Step::text).collect(Collectors.joining(", "));
    }

    /** The plan with the share that each step really has beside so many stable pods, in words. */
    public String preview(int stablePods) {
        return steps.stream()
                .map(s -> s.weight() == 100
                        ? "100%: promote"
                        : s.text() + ": " + s.canaryPods(stablePods) + " canary beside " + stablePods
                                + " stable pods, really " + s.share(stablePods) + "%")
                .collect(Collectors.joining("; "));
    }
}
