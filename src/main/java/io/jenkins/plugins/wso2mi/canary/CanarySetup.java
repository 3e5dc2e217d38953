package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is settled when a canary begins.
 *
 * @param release what is being released
 * @param application the stable Deployment's name
 * @param plan the steps
 * @param stablePods stable pods wanted when the present step began
 * @param created objects that were made for the canary
 * @param route what splits the traffic; null for the number of pods behind one Service
 * @param analysis what is measured while steps are held
 * @param inconclusive what becomes of the canary when the measurements say nothing
 */
record CanarySetup(
        ReleaseRecord release,
        String application,
        CanaryPlan plan,
        int stablePods,
        List<ObjectRef> created,
        @Nullable CanaryRoute route,
        AnalysisPlan analysis,
        WhenInconclusive inconclusive) {
    CanarySetup {
        created = List.copyOf(created);
    }

    /** The same beside another number of stable pods. */
    CanarySetup beside(int pods) {
        return new CanarySetup(release, application, plan, pods, created, route, analysis, inconclusive);
    }

    /** The same with what was made for the canary. */
    CanarySetup having(List<ObjectRef> made) {
        return new CanarySetup(release, application, plan, stablePods, made, route, analysis, inconclusive);
    }

    /** The pods that a canary needs at a step. */
    int canaryPods(CanaryPlan.Step step) {
        return route == null ? step.canaryPods(stablePods) : step.podsForItsWeight(stablePods);
    }

    /** The percent of the traffic that a step's canary really gets. */
    int share(CanaryPlan.Step step) {
        return route == null ? step.share(stablePods) : step.weight();
    }
}
