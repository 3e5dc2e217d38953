package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.analysis.Measurer;
import io.jenkins.plugins.wso2mi.canary.analysis.Subjects;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Applier;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.Ended;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.NoOverlap;
import io.jenkins.plugins.wso2mi.release.ReleasePlan;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import io.jenkins.plugins.wso2mi.release.Stage;
import io.jenkins.plugins.wso2mi.release.StagedUndertaking;
import io.jenkins.plugins.wso2mi.release.StateJson;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Releases an application by a canary: a second Deployment beside the stable one, step by step, then promoted. */
public final class CanaryRelease {
    private static final String VERB = "canary";
    private static final Set<String> WORDS =
            Set.of(CanaryRequest.APPROVE.word(), CanaryRequest.PROMOTE.word(), CanaryRequest.ABORT.word());

    private final Cluster cluster;
    private final ImageLookup images;
    private final Reporter report;
    private final Map<String, String> environment;

    /** Releases to a cluster, with no logins of metric servers. */
    public CanaryRelease(Cluster cluster, ImageLookup images, Reporter report) {
        this(cluster, images, report, Map.of());
    }

    /**
     * Releases to a cluster.
     *
     * @param environment where gates find the logins of metric servers that they name
     */
    public CanaryRelease(Cluster cluster, ImageLookup images, Reporter report, Map<String, String> environment) {
        this.cluster = cluster;
        this.images = images;
        this.report = report;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Releases by a new canary, by the calling thread.
     *
     * @throws RefusedException if anything is wrong with what was given; nothing was changed then
     * @throws IOException if the cluster fails; the state in it says how far it went
     */
    public ReleaseResult run(ReleaseRequest request, CanarySettings settings) throws IOException {
        try (Undertaking release = begin(request, settings)) {
            return Drive.toTheEnd(release);
        }
    }

    /**
     * Begins a new canary: looks, takes the lock, makes what is missing, writes the state into the cluster. Whoever is
     * ended in here begins again: a canary that was begun in the same name is gone on with. A first release, which has
     * no stable version beside it, is deployed.
     *
     * @return what goes on; a dry run has ended
     * @throws RefusedException if anything is wrong with what was given; nothing was changed then
     * @throws IOException if the cluster fails
     */
    public Undertaking begin(ReleaseRequest request, CanarySettings settings) throws IOException {
        report.phase("first look");
        ReleasePlan objects = new FirstLook(cluster, images).plan(request);
        KubernetesObject target = onlyDeployment(objects);
        Optional<CanaryState> own = CanaryStatus.of(cluster, target.ref())
                .filter(c -> c.release().by().equals(request.by()));
        if (own.isPresent() && !request.dryRun()) {
            CanaryDrive drive =
                    new CanaryDrive(target.ref(), own.get().release().id(), request.timeout());
            return following(drive, request.by());
        }
        RunningCanary.refuse(objects);
        refusePollingWork(target);
        Optional<KubernetesObject> stable = cluster.get(target.ref());
        if (stable.isEmpty()) {
            report.notice(target.ref().words() + " is not there yet: a first release has nothing to be compared with, "
                    + "so it is deployed at once");
            return new Deploy(cluster, images, report).begin(request);
        }
        objects.completions().forEach(report::notice);
        return beside(stable.get(), objects, request, settings);
    }

    private Undertaking beside(
            KubernetesObject stable, ReleasePlan objects, ReleaseRequest request, CanarySettings settings)
            throws IOException {
        KubernetesObject target = onlyDeployment(objects);
        int stablePods = stablePods(stable);
        ReleaseSite site = new ReleaseSite(cluster, images, report, request.by());
        try {
            CanaryRoute route = look(site, stable, settings);
            report.notice("plan: " + settings.plan().preview(stablePods, route != null));
            if (request.dryRun()) {
                site.close(true);
                return new Ended(dryRun(objects, target, settings.plan(), stablePods, route));
            }
            site.lock(target.ref());
            List<ObjectRef> created = createMissing(objects);
            ReleaseRecord record = ReleaseRecord.begin(request.by(), "canary", objects, report.now());
            CanarySetup setup = new CanarySetup(
                    record, target.name(), settings.plan(), stablePods, created, route, settings.analysis());
            CanaryState state = CanaryState.begin(setup, report.now());
            new CanaryHands(site, target.ref(), Optional.empty()).save(state, false);
            report.phase(Canary.title(state));
            CanaryDrive drive = new CanaryDrive(target.ref(), record.id(), request.timeout());
            return undertaking(site, new CanaryStage(site, drive, state, environment));
        } catch (IOException | RuntimeException e) {
            site.close(true);
            throw e;
        }
    }

    /**
     * Goes on with a canary that another JVM began, or tells how it ended meanwhile; nobody is asked before the first
     * look. If somebody else drives it now, it is followed.
     *
     * @throws RefusedException if the state is none, or of a version that is not known here
     */
    public Undertaking resume(String state) {
        if (StateJson.isOf(Deploy.VERB, state)) {
            return new Deploy(cluster, images, report).resume(state);
        }
        return StateJson.read(
                VERB, state, fields -> following(CanaryDrive.of(fields), KubernetesObject.text(fields, "by")));
    }

    private Undertaking following(CanaryDrive drive, String by) {
        ReleaseSite site = new ReleaseSite(cluster, images, report, by);
        return undertaking(site, new CanaryFollower(site, drive, CanaryRequest.NONE, Instant.MAX, environment));
    }

    /** All that cannot work with route and gates at once, before anything is touched. */
    private @Nullable CanaryRoute look(ReleaseSite site, KubernetesObject stable, CanarySettings settings)
            throws IOException {
        Problems problems = new Problems();
        CanaryRoute route = new RouteLook(cluster, problems).route(settings.traffic(), settings.plan(), stable);
        if (!settings.analysis().gates().isEmpty()) {
            String namespace = String.valueOf(stable.namespace());
            Subjects subjects = Subjects.of(
                    site.snapshot(stable.ref()), namespace, stable.name(), CanaryDeployment.nameOf(stable.name()));
            Measurer.open(settings.analysis(), cluster, namespace, environment)
                    .firstLook(subjects, report.now())
                    .forEach(problems::add);
        }
        problems.refuseOnErrors();
        problems.list().forEach(warning -> report.notice(warning.sentence()));
        return route;
    }

    private static Undertaking undertaking(ReleaseSite site, Stage first) {
        return new StagedUndertaking(site, VERB, WORDS, first);
    }

    /**
     * Asks something of a canary that is under way, and waits for what comes of it by the calling thread; takes it over
     * if nobody drives it any more.
     *
     * @param asked what to ask for
     * @param timeout how long to wait, and how long each gate may wait if it is taken over
     * @throws RefusedException if there is no canary of the application, or it waits for no approval
     * @throws IOException if the cluster fails
     */
    public ReleaseResult ask(ObjectRef stable, CanaryRequest asked, Duration timeout, String by) throws IOException {
        CanaryState state = CanaryStatus.of(cluster, stable)
                .orElseThrow(() -> new RefusedException(
                        stable.words(), "no canary of it is under way", "see mictl status " + stable.name()));
        if (asked == CanaryRequest.APPROVE && state.phase() != CanaryState.Phase.APPROVAL) {
            throw new RefusedException(
                    stable.words(), "its canary waits for no approval: it is at " + state.phaseWords(), "");
        }
        report.command("ask the canary of " + stable.words() + " to " + asked.word());
        cluster.annotate(stable, Map.of(CanaryRequest.ANNOTATION, asked.word()));
        ReleaseSite site = new ReleaseSite(cluster, images, report, by);
        CanaryDrive drive = new CanaryDrive(stable, state.release().id(), timeout);
        Instant deadline = report.now().plus(timeout);
        try (Undertaking following = undertaking(site, new CanaryFollower(site, drive, asked, deadline, environment))) {
            return CanaryFollower.asAsked(asked, Drive.toTheEnd(following));
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

    private void refusePollingWork(KubernetesObject target) {
        List<String> work = NoOverlap.pollingWork(target, images);
        if (!work.isEmpty()) {
            throw new RefusedException(
                    target.ref().words(),
                    "its carbon applications fetch work by themselves, which the canary would do beside the stable"
                            + " version: " + String.join(", ", work),
                    "use deploy, which lets the old pods end first; or, where all servers share a coordination"
                            + " database, say so with the annotation " + NoOverlap.COORDINATED + ": \"true\"");
        }
    }

    private static int stablePods(KubernetesObject stable) {
        int pods = KubernetesObject.number(stable.map("spec"), "replicas", 1);
        if (pods == 0) {
            throw new RefusedException(stable.ref().words(), "has no pods", "use mictl deploy");
        }
        return pods;
    }

    private ReleaseResult dryRun(
            ReleasePlan objects,
            KubernetesObject target,
            CanaryPlan plan,
            int stablePods,
            @Nullable CanaryRoute route) {
        for (CanaryPlan.Step step : plan.steps()) {
            if (step.weight() < 100) {
                int pods = route == null ? step.canaryPods(stablePods) : step.podsForItsWeight(stablePods);
                report.dryRun("bring Deployment " + target.namespace() + "/" + CanaryDeployment.nameOf(target.name())
                        + " to " + pods + " pods");
            }
            if (step.weight() < 100 && route != null) {
                report.dryRun("give them " + step.weight() + "% by "
                        + route.traffic().choice().text());
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
}
