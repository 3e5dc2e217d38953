package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import org.jspecify.annotations.Nullable;

/**
 * How a release is brought in by a canary.
 *
 * @param plan the steps
 * @param traffic what splits the traffic; null for the number of pods behind one Service, or, where the plan begins
 *     with a preview, for that Service's selector
 * @param analysis what is measured while steps are held; may be without gates
 * @param preview the Service that is made for testers of a preview; empty for {@code APPLICATION-preview}
 * @param inconclusive what becomes of it when the measurements say nothing
 */
public record CanarySettings(
        CanaryPlan plan,
        @Nullable CanaryTraffic traffic,
        AnalysisPlan analysis,
        String preview,
        WhenInconclusive inconclusive) {
    /**
     * Checks the name of the preview's Service.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if it is none
     */
    public CanarySettings {
        if (!preview.isEmpty()) {
            KubernetesName.check("--preview", preview);
        }
    }

    /** A canary that is taken back when the measurements say nothing. */
    public CanarySettings(CanaryPlan plan, @Nullable CanaryTraffic traffic, AnalysisPlan analysis) {
        this(plan, traffic, analysis, "", WhenInconclusive.ABORT);
    }

    /** A canary that gets traffic by the number of its pods, and is judged by their health alone. */
    public static CanarySettings of(CanaryPlan plan) {
        return new CanarySettings(plan, null, AnalysisPlan.NONE);
    }
}
