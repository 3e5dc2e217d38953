package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Applier;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseId;
import io.jenkins.plugins.wso2mi.release.ReleasePlan;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases an application by a canary: a second Deployment beside the stable one, step by step, then promoted. */
public final class CanaryRelease {
    private final Cluster cluster;
    private final ImageLookup images;
    private final Reporter report;

    /** Releases to a cluster. */
    public CanaryRelease(Cluster cluster, ImageLookup images, Reporter report) {
        this.cluster = cluster;
        this.images = images;
        this.report = report;
    }

    /**
     * Releases by a new canary.
     *
     * @throws RefusedException if anything is wrong with what was given; nothing was changed then
     * @throws IOException if the cluster fails; the state in it says how far it went
     */
    public ReleaseResult run(ReleaseRequest request, CanaryPlan plan) throws IOException {
        report.phase("first look");
        ReleasePlan objects = new FirstLook(cluster, images).plan(request);
        KubernetesObject target = onlyDeployment(objects);
        RunningCanary.refuse(cluster, objects);
        int stablePods = stablePods(target);
        report.notice("plan: " + plan.preview(stablePods));
        if (request.dryRun()) {
            return dryRun(objects, target, plan, stablePods);
        }
        try (ReleaseSite site = new ReleaseSite(cluster, report, request.by())) {
            site.lock(target.ref());
            report.phase(
                    "canary of " + target.name() + " to " + plan.steps().get(0).weight() + "%");
            List<ObjectRef> created = createMissing(objects);
            CanaryState state =
                    CanaryState.begin(record(request, objects), target.name(), plan, stablePods, created, report.now());
            return new CanaryLoop(site, report, new Canary(request.timeout()), target.ref(), request.by()).run(state);
        }
    }

    /**
     * Asks a canary that is under way to be promoted or aborted; takes it over if nobody drives it any more.
     *
     * @param asked what to ask for
     * @param timeout how long each wait may last, if it is taken over
     * @throws RefusedException if there is no canary of the application
     */
    public ReleaseResult ask(ObjectRef stable, CanaryRequest asked, Duration timeout, String by) throws IOException {
        CanaryState state = CanaryStatus.of(cluster, stable)
                .orElseThrow(() -> new RefusedException(
                        stable.words(), "no canary of it is under way", "see mictl status " + stable.name()));
        String word = asked == CanaryRequest.PROMOTE ? "promote" : "abort";
        report.command("ask the canary of " + stable.words() + " to " + word);
        cluster.annotate(stable, Map.of(CanaryRequest.ANNOTATION, word));
        try (ReleaseSite site = new ReleaseSite(cluster, report, by)) {
            CanaryFollower follower = new CanaryFollower(site, report, stable, asked);
            Optional<ReleaseResult> followed = follower.untilEndedOrAbandoned(state, timeout);
            if (followed.isPresent()) {
                return followed.get();
            }
            report.notice("nobody drives the canary any more: taken over");
            CanaryState left = CanaryStatus.of(cluster, stable).orElse(state);
            return new CanaryLoop(site, report, new Canary(timeout), stable, by).run(left);
        }
    }

    private static KubernetesObject onlyDeployment(ReleasePlan objects) {
        if (objects.deployments().size() != 1) {
            throw new RefusedException(
                    "-f",
                    "a canary needs files with exactly one Deployment, these have "
                            + objects.deployments().size(),
                    "give each application its own folder");
        }
        return objects.deployments().get(0);
    }

    private int stablePods(KubernetesObject target) throws IOException {
        Optional<KubernetesObject> live = cluster.get(target.ref());
        if (live.isEmpty()) {
            throw new RefusedException(
                    target.ref().words(),
                    "is not there yet: a canary needs a stable version beside it",
                    "use mictl deploy for the first release");
        }
        int pods = KubernetesObject.number(live.get().map("spec"), "replicas", 1);
        if (pods == 0) {
            throw new RefusedException(target.ref().words(), "has no pods", "use mictl deploy");
        }
        return pods;
    }

    private ReleaseResult dryRun(ReleasePlan objects, KubernetesObject target, CanaryPlan plan, int stablePods) {
        for (CanaryPlan.Step step : plan.steps()) {
            if (step.weight() < 100) {
                report.dryRun("bring Deployment " + target.namespace() + "/" + CanaryDeployment.nameOf(target.name())
                        + " to " + step.canaryPods(stablePods) + " pods");
            }
        }
        objects.objects().forEach(o -> report.dryRun("apply " + o.ref().words()));
        report.dryRun("delete Deployment " + target.namespace() + "/" + CanaryDeployment.nameOf(target.name()));
        return new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)");
    }

    /** What the new release needs and does not exist yet; what exists is the stable version's until the promotion. */
    private List<ObjectRef> createMissing(ReleasePlan objects) throws IOException {
        Applier applier = new Applier(cluster, report);
        for (KubernetesObject object : objects.objects()) {
            if (cluster.get(object.ref()).isEmpty()) {
                applier.apply(object);
            }
        }
        return applier.created();
    }

    private ReleaseRecord record(ReleaseRequest request, ReleasePlan objects) {
        return new ReleaseRecord(
                ReleaseId.next(report.now()),
                report.now(),
                request.by(),
                ReleaseRecord.PROGRESSING,
                objects.images(),
                "canary",
                objects.objects());
    }
}
