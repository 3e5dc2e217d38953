package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    private static final Pattern PREVIEW = Pattern.compile("preview(?:\\s+(\\S+))?");
    private static final String APPROVE = "approve";
    private static final String BLUE_GREEN = "blue-green";
    private static final String EXAMPLE =
            "write weights that rise to 100%, each with a time to hold it, such as '10% 30s, approve, 50% 30s, 100%'"
                    + " or 'preview 5m, approve, 100% 10m'";

    /**
     * One step.
     *
     * @param weight percent of the traffic for the canary, 0 to 100; at 0 only testers reach it
     * @param hold how long the step lasts once the canary's pods are ready; at 100 the old version is kept meanwhile
     * @param approval whether somebody has to approve before the weight is given
     * @param preview whether the canary has all its pods already, and testers have a Service of their own to it
     */
    public record Step(int weight, Duration hold, boolean approval, boolean preview) {
        /** Before the first step the canary gets nothing. */
        static final Step NONE = new Step(0, Duration.ZERO, false);

        /** A step that nobody has to approve. */
        public Step(int weight, Duration hold) {
            this(weight, hold, false);
        }

        /** A step that gives a weight. */
        public Step(int weight, Duration hold, boolean approval) {
            this(weight, hold, approval, false);
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
            return preview ? stablePods : Math.max(1, (weight * stablePods + 99) / 100);
        }

        String text() {
            return (approval ? APPROVE + ", " : "") + (preview ? "preview" : weight + "%") + held();
        }

        private String held() {
            return hold.isZero() ? "" : " " + Durations.exact(hold);
        }

        private String preview(int stablePods, boolean routed) {
            int pods = routed ? podsForItsWeight(stablePods) : canaryPods(stablePods);
            String beside = pods + " canary beside " + stablePods + " stable pods";
            String share = routed ? ", by the route" : ", really " + share(stablePods) + "%";
            return preview ? beside + ", for testers alone" : beside + share;
        }
    }

    /**
     * Reads a plan such as {@code 10% 30s, approve, 50% 30s, 100%} or {@code preview 5m, approve, 100% 10m};
     * {@code blue-green} means {@code preview, approve, 100% 10m}.
     *
     * @throws RefusedException if it is none
     */
    public static CanaryPlan parse(String text) {
        if (text.strip().equals(BLUE_GREEN)) {
            return parse("preview, approve, 100% 10m");
        }
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
        return checked(new CanaryPlan(steps));
    }

    private static CanaryPlan checked(CanaryPlan plan) {
        if (plan.beginsWithPreview() && plan.steps.size() != 2) {
            throw new RefusedException(
                    "--plan",
                    "after 'preview' comes " + plan.steps.get(1).weight() + "%",
                    "write 100%: a preview has all its pods, and all traffic goes over at once");
        }
        return plan;
    }

    private static Step step(String text, int before, boolean approval) {
        Matcher preview = PREVIEW.matcher(text);
        if (preview.matches()) {
            if (before >= 0) {
                throw new RefusedException("--plan", "'preview' comes after " + before + "%", EXAMPLE);
            }
            return new Step(0, hold(preview.group(1)), approval, true);
        }
        Matcher found = STEP.matcher(text);
        if (!found.matches()) {
            throw new RefusedException("--plan", "'" + text + "' is no step", EXAMPLE);
        }
        int weight = Integer.parseInt(found.group(1));
        if (weight <= before || weight > 100) {
            String after = before < 0 ? "" : " after " + before + "%";
            throw new RefusedException("--plan", "weight " + weight + "%" + after, EXAMPLE);
        }
        return new Step(weight, hold(found.group(2)), approval);
    }

    private static Duration hold(@Nullable String text) {
        return text == null ? Duration.ZERO : Durations.parse(text, "--plan");
    }

    /** The plan as it is written. */
    public String text() {
        return steps.stream().map(Step::text).collect(Collectors.joining(", "));
    }

    /** Whether a step gives the canary no traffic but that of testers, whom a route tells apart. */
    boolean beginsWithTesters() {
        return steps.get(0).weight() == 0 && !beginsWithPreview();
    }

    /** Whether the new version stands in full size before it gets any traffic: blue-green. */
    boolean beginsWithPreview() {
        return steps.get(0).preview();
    }

    /**
     * Whether all traffic goes to the canary while the stable Deployment still runs the old version; else that is
     * updated while the canary carries the share of the step before.
     */
    boolean switchesOver() {
        return beginsWithPreview() || !steps.get(steps.size() - 1).hold().isZero();
    }

    /**
     * The plan with what each step really gives beside so many stable pods, in words.
     *
     * @param routed whether a route splits the traffic, not the number of pods
     */
    public String preview(int stablePods, boolean routed) {
        return steps.stream().map(s -> preview(s, stablePods, routed)).collect(Collectors.joining("; "));
    }

    private String preview(Step step, int stablePods, boolean routed) {
        String told = (step.approval() ? "wait for approval; " : "")
                + new Step(step.weight(), step.hold(), false, step.preview()).text() + ": ";
        if (step.weight() < 100) {
            return told + step.preview(stablePods, routed);
        }
        return switchesOver()
                ? told + "all traffic to the canary at once, " + stablePods + " old pods are kept for"
                        + (step.hold().isZero() ? " no time" : step.held()) + "; then promote"
                : told + "promote";
    }
}
