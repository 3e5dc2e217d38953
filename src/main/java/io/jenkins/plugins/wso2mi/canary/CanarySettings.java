package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import org.jspecify.annotations.Nullable;

/**
 * How a release is brought in by a canary.
 *
 * @param plan the steps
 * @param traffic what splits the traffic; null for the number of pods behind one Service
 * @param analysis what is measured while steps are held; may be without gates
 */
public record CanarySettings(CanaryPlan plan, @Nullable CanaryTraffic traffic, AnalysisPlan analysis) {
    /** A canary that gets traffic by the number of its pods, and is judged by their health alone. */
    public static CanarySettings of(CanaryPlan plan) {
        return new CanarySettings(plan, null, AnalysisPlan.NONE);
    }
}
