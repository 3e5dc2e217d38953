package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The time in which a canary was asked to have one weight.
 *
 * @param application name of the stable Deployment
 * @param weight percent that was asked for
 * @param share percent that the new release really had when the time was over
 * @param stableReady Ready pods of the version before, then
 * @param canaryReady Ready pods of the new release, then
 */
public record WeightStep(
        String application, int weight, int share, int stableReady, int canaryReady, Instant from, Instant to) {

    /** How long it took, waiting for pods and for approval of the next step included. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /**
     * The steps of one canary.
     *
     * @param traffic of one application, in the order of time
     * @param end where the last one ends
     */
    public static List<WeightStep> of(List<Event.Traffic> traffic, Instant end) {
        List<WeightStep> steps = new ArrayList<>();
        for (int from = 0; from < traffic.size(); ) {
            Event.Traffic first = traffic.get(from);
            int to = from;
            while (to < traffic.size() && traffic.get(to).weight() == first.weight()) {
                to++;
            }
            Event.Traffic last = traffic.get(to - 1);
            Instant until = to < traffic.size() ? traffic.get(to).time() : end;
            steps.add(new WeightStep(
                    first.application(),
                    first.weight(),
                    last.share(),
                    last.stableReady(),
                    last.canaryReady(),
                    first.time(),
                    until));
            from = to;
        }
        return List.copyOf(steps);
    }
}
