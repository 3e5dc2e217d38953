package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.ReleasePlan;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import org.jspecify.annotations.Nullable;

/** Tells what a canary would do. */
final class CanaryDryRun {
    private final Reporter report;

    CanaryDryRun(Reporter report) {
        this.report = report;
    }

    ReleaseResult tell(ReleasePlan objects, KubernetesObject target, CanarySetup setup) {
        String canary = "Deployment " + target.namespace() + "/" + CanaryDeployment.nameOf(target.name());
        CanaryRoute route = setup.route();
        if (route != null) {
            route.services().forEach(name -> report.dryRun("create Service " + target.namespace() + "/" + name));
        }
        for (CanaryPlan.Step step : setup.plan().steps()) {
            if (step.weight() < 100 || setup.plan().switchesOver()) {
                report.dryRun("bring " + canary + " to " + setup.canaryPods(step) + " pods");
                weight(step, route);
            }
        }
        objects.objects().forEach(o -> report.dryRun("apply " + o.ref().words()));
        report.dryRun("delete " + canary);
        return new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)");
    }

    private void weight(CanaryPlan.Step step, @Nullable CanaryRoute route) {
        if (route != null) {
            report.dryRun("give them " + step.weight() + "% by "
                    + route.traffic().choice().text());
        }
    }
}
