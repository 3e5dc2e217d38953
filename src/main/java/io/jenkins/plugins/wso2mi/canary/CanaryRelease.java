package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryRecovery.Abandoned;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurer;
import io.jenkins.plugins.wso2mi.canary.analysis.Subjects;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
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
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Releases an application by a canary: a second Deployment beside the stable one, step by step, then promoted. */
public final class CanaryRelease {
    /** What the state of a canary is written for. */
    static final String VERB = "canary";

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
        return Drive.toTheEnd(() -> begin(request, settings));
    }

    /**
     * Begins a new canary: looks, takes the lock, writes the state into the cluster. Whoever is ended in here begins
     * again: a canary that was begun in the same name is gone on with. One that somebody else has begun and nobody
     * drives any more is taken back first. A first release, which has no stable version beside it, is deployed.
     *
     * @return what goes on; a dry run has ended
     * @throws RefusedException if anything is wrong with what was given; nothing was changed then
     * @throws IOException if the cluster fails
     */
    public Undertaking begin(ReleaseRequest request, CanarySettings settings) throws IOException {
        report.phase("first look");
        ReleasePlan objects = new FirstLook(cluster, images).plan(request);
        KubernetesObject target = onlyDeployment(objects);
        Optional<CanaryState> found = request.dryRun() ? Optional.empty() : CanaryStatus.of(cluster, target.ref());
        Optional<CanaryState> own = found.filter(c -> c.release().by().equals(request.by()));
        if (own.isPresent()) {
            CanaryDrive drive =
                    new CanaryDrive(target.ref(), own.get().release().id(), request.timeout());
            return following(drive, request.by());
        }
        refusePollingWork(target);
        Optional<Abandoned> dead = found.isEmpty()
                ? Optional.empty()
                : new CanaryRecovery(cluster, report, request.by())
                        .abandoned(target.ref(), found.get(), CanaryRecovery.PATIENCE);
        if (dead.isPresent()) {
            return after(found.get(), target, objects, request, settings);
        }
        return beside(target, objects, request, settings);
    }

    private Undertaking beside(
            KubernetesObject target, ReleasePlan objects, ReleaseRequest request, CanarySettings settings)
            throws IOException {
        Optional<KubernetesObject> stable = cluster.get(target.ref());
        stable.ifPresent(RunningCanary::refuse);
        if (stable.isEmpty()) {
            report.notice(target.ref().words() + " is not there yet: a first release has nothing to be compared with, "
                    + "so it is deployed at once");
            return new Deploy(cluster, images, report).begin(request);
        }
        ReleaseSite site = new ReleaseSite(cluster, images, report, request.by());
        try {
            CanarySetup setup = settle(site, stable.get(), objects, request, settings);
            if (request.dryRun()) {
                site.close(true);
                return new Ended(new CanaryDryRun(report).tell(objects, target, setup));
            }
            return undertaking(site, begin(site, target.ref(), objects, setup, request.timeout()));
        } catch (IOException | RuntimeException e) {
            site.close(true);
            throw e;
        }
    }

    /** A canary that another build has left is none of this one's, and the next release shall not wait for ever. */
    private Undertaking after(
            CanaryState dead,
            KubernetesObject target,
            ReleasePlan objects,
            ReleaseRequest request,
            CanarySettings settings)
            throws IOException {
        ObjectRef ref = target.ref();
        report.phase("take back the canary of release " + dead.release().id() + " by "
                + dead.release().by() + ", which nobody drives any more; then this one begins");
        cluster.annotate(ref, Map.of(CanaryRequest.ANNOTATION, CanaryRequest.ABORT.word()));
        ReleaseSite site = new ReleaseSite(cluster, images, report, request.by());
        CanaryDrive drive = new CanaryDrive(ref, dead.release().id(), request.timeout(), CanaryRequest.ABORT);
        Stage takingBack = new CanaryFollower(site, drive, report.now().plus(request.timeout()), environment);
        return undertaking(site, new CanarySuccession(takingBack, () -> {
            KubernetesObject stable = cluster.get(ref).orElseThrow(() -> gone(ref));
            RunningCanary.refuse(stable);
            CanarySetup setup = settle(site, stable, objects, request, settings);
            return begin(site, ref, objects, setup, request.timeout());
        }));
    }

    private static RefusedException gone(ObjectRef stable) {
        return new RefusedException(stable.words(), "was deleted meanwhile", "begin again: it is deployed at once");
    }

    /** Looks at all that the canary needs, and touches nothing. */
    private CanarySetup settle(
            ReleaseSite site,
            KubernetesObject stable,
            ReleasePlan objects,
            ReleaseRequest request,
            CanarySettings settings)
            throws IOException {
        objects.completions().forEach(report::notice);
        int stablePods = stablePods(stable);
        Problems problems = new Problems();
        CanaryRoute route = look(site, stable, settings, problems);
        CanaryNeighbours neighbours = CanaryNeighbours.find(cluster, stable, stablePods, route, problems);
        problems.refuseOnErrors();
        problems.list().forEach(warning -> report.notice(warning.sentence()));
        report.notice("plan: " + settings.plan().preview(stablePods, route != null));
        ReleaseRecord record = ReleaseRecord.begin(request.by(), "canary", objects, report.now());
        return CanarySetup.of(record, stable.name(), settings.plan(), stablePods, route)
                .judgedBy(settings.analysis(), settings.inconclusive())
                .among(neighbours);
    }

    private Stage begin(ReleaseSite site, ObjectRef stable, ReleasePlan objects, CanarySetup setup, Duration timeout)
            throws IOException {
        site.lock(stable);
        CanaryState state = CanaryState.begin(setup.having(missing(objects)), report.now());
        new CanaryHands(site, stable, Optional.empty()).save(state, false);
        report.phase(CanaryWords.title(state));
        return new CanaryStage(site, new CanaryDrive(stable, state.release().id(), timeout), state, environment);
    }

    /**
     * Goes on with a canary that another JVM began or asked something of, or tells how it ended meanwhile; nobody is
     * asked before the first look. If somebody else drives it now, it is followed.
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

    /**
     * Goes on with the canary of an application from where it stands, by the calling thread; follows it while somebody
     * else drives it.
     *
     * @param timeout how long each gate may wait
     * @param by in whose name it is driven from now on
     * @throws RefusedException if no canary of the application is under way
     * @throws IOException if the cluster fails
     */
    public ReleaseResult goOn(ObjectRef stable, Duration timeout, String by) throws IOException {
        CanaryState state = underWay(stable);
        report.notice("the canary of " + stable.words() + ", release "
                + state.release().id() + " by " + state.release().by() + ", is at " + state.phaseWords());
        CanaryDrive drive = new CanaryDrive(stable, state.release().id(), timeout);
        return Drive.toTheEnd(() -> following(drive, by));
    }

    private CanaryState underWay(ObjectRef stable) throws IOException {
        return CanaryStatus.of(cluster, stable)
                .orElseThrow(() -> new RefusedException(
                        stable.words(), "no canary of it is under way", "see mictl status " + stable.name()));
    }

    private Undertaking following(CanaryDrive drive, String by) {
        ReleaseSite site = new ReleaseSite(cluster, images, report, by);
        boolean waits = drive.asked() != CanaryRequest.NONE;
        Instant deadline = waits ? report.now().plus(drive.timeout()) : Instant.MAX;
        CanaryFollower follower = new CanaryFollower(site, drive, deadline, environment);
        return new StagedUndertaking(site, VERB, waits ? Set.of() : WORDS, follower);
    }

    /** All that cannot work with route and gates at once, before anything is touched. */
    private @Nullable CanaryRoute look(
            ReleaseSite site, KubernetesObject stable, CanarySettings settings, Problems problems) throws IOException {
        CanaryRoute route = new RouteLook(cluster, problems).route(settings, stable);
        if (!settings.analysis().gates().isEmpty()) {
            String namespace = String.valueOf(stable.namespace());
            Subjects subjects = Subjects.of(
                    site.snapshot(stable.ref()), namespace, stable.name(), CanaryDeployment.nameOf(stable.name()));
            Measurer.open(settings.analysis(), cluster, namespace, environment)
                    .firstLook(subjects, report.now())
                    .forEach(problems::add);
        }
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
        return Drive.toTheEnd(() -> asking(stable, asked, timeout, by));
    }

    /**
     * The same to be driven by looks: the request has been made, and what comes of it is waited for.
     *
     * @throws RefusedException as {@link #ask}
     * @throws IOException if the cluster fails
     */
    Undertaking asking(ObjectRef stable, CanaryRequest asked, Duration timeout, String by) throws IOException {
        CanaryState state = underWay(stable);
        if (asked == CanaryRequest.APPROVE && state.phase() != CanaryState.Phase.APPROVAL) {
            throw new RefusedException(
                    stable.words(), "its canary waits for no approval: it is at " + state.phaseWords(), "");
        }
        report.command("ask the canary of " + stable.words() + " to " + asked.word());
        cluster.annotate(stable, Map.of(CanaryRequest.ANNOTATION, asked.word()));
        return following(new CanaryDrive(stable, state.release().id(), timeout, asked), by);
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

    /** What the new release needs and does not exist yet; what exists is the stable version's until the promotion. */
    private List<ObjectRef> missing(ReleasePlan objects) throws IOException {
        List<ObjectRef> missing = new ArrayList<>();
        for (KubernetesObject object : objects.objects()) {
            // an autoscaler would scale the stable version by what the new one wants
            if (!object.kind().equals("HorizontalPodAutoscaler")
                    && cluster.get(object.ref()).isEmpty()) {
                missing.add(object.ref());
            }
        }
        return missing;
    }
}
