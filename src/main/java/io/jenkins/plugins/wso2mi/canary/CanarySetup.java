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
 * @param neighbours what guards and scales the stable version
 */
record CanarySetup(
        ReleaseRecord release,
        String application,
        CanaryPlan plan,
        int stablePods,
        List<ObjectRef> created,
        @Nullable CanaryRoute route,
        AnalysisPlan analysis,
        WhenInconclusive inconclusive,
        CanaryNeighbours neighbours) {
    CanarySetup {
        created = List.copyOf(created);
    }

    /** One that is judged by its pods alone, with nothing beside it. */
    static CanarySetup of(
            ReleaseRecord release, String application, CanaryPlan plan, int stablePods, @Nullable CanaryRoute route) {
        return new CanarySetup(
                release,
                application,
                plan,
                stablePods,
                List.of(),
                route,
                AnalysisPlan.NONE,
                WhenInconclusive.ABORT,
                CanaryNeighbours.NONE);
    }

    /** The same beside another number of stable pods. */
    CanarySetup beside(int pods) {
        return new CanarySetup(release, application, plan, pods, created, route, analysis, inconclusive, neighbours);
    }

    /** The same with what was made for the canary. */
    CanarySetup having(List<ObjectRef> made) {
        return new CanarySetup(release, application, plan, stablePods, made, route, analysis, inconclusive, neighbours);
    }

    /** The same with what is asked of the measurements. */
    CanarySetup judgedBy(AnalysisPlan gates, WhenInconclusive otherwise) {
        return new CanarySetup(release, application, plan, stablePods, created, route, gates, otherwise, neighbours);
    }

    /** The same beside others. */
    CanarySetup among(CanaryNeighbours others) {
        return new CanarySetup(release, application, plan, stablePods, created, route, analysis, inconclusive, others);
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
