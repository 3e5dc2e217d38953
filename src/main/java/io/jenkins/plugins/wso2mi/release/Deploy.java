package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Releases objects by rolling update: first look, apply, gate; then kept, rolled back or left. */
public final class Deploy {
    /** The verb that the states of its undertakings name. */
    public static final String VERB = "deploy";

    private final Cluster cluster;
    private final ImageLookup images;
    private final Reporter report;

    /** Deploys to a cluster. */
    public Deploy(Cluster cluster, ImageLookup images, Reporter report) {
        this.cluster = cluster;
        this.images = images;
        this.report = report;
    }

    /**
     * Releases, by the calling thread.
     *
     * @return how it ended; a gate's no is no exception
     * @throws RefusedException if anything is wrong with what was given; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    public ReleaseResult run(ReleaseRequest request) throws IOException {
        return Drive.toTheEnd(() -> begin(request));
    }

    /**
     * Begins a release: looks, takes the locks, applies; the gate and all that follows are for the looks. Whoever is
     * ended in here begins again: applying the same objects twice is no harm.
     *
     * @return what goes on; a dry run has ended
     * @throws RefusedException if anything is wrong with what was given; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    public Undertaking begin(ReleaseRequest request) throws IOException {
        report.phase("first look");
        ReleasePlan plan = new FirstLook(cluster, images).plan(request);
        plan.completions().forEach(report::notice);
        RunningCanary.refuse(plan);
        if (request.dryRun()) {
            for (KubernetesObject object : plan.objects()) {
                report.dryRun(Applier.sentence(object, plan.isNew(object.ref())));
            }
            return new Ended(new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)"));
        }
        ReleaseSite site = new ReleaseSite(cluster, images, report, request.by());
        try {
            lockWhereNamespaceExists(site, plan);
            return undertaking(site, new Application(site, plan, request).apply());
        } catch (IOException | RuntimeException e) {
            site.close(true);
            throw e;
        }
    }

    /**
     * Goes on with a release that another JVM began, from what {@link Undertaking#state} told there. Nobody is asked
     * before the first look; if somebody else has taken the application over meanwhile, that look says so.
     *
     * @throws RefusedException if the state is none, or of a version that is not known here
     */
    public Undertaking resume(String state) {
        return StateJson.read(VERB, state, this::resumed);
    }

    private Undertaking resumed(Map<String, Object> fields) {
        ReleaseSite site = new ReleaseSite(cluster, images, report, KubernetesObject.text(fields, "by"));
        if (KubernetesObject.text(fields, "stage").equals("back")) {
            WayBack back = WayBack.of(site, fields);
            return undertaking(site, new Takeover(site, back.deployments(), back));
        }
        DeployGate gate = DeployGate.of(site, fields);
        return undertaking(site, new Takeover(site, gate.attempt().deployments(), gate));
    }

    private static Undertaking undertaking(ReleaseSite site, Stage first) {
        return new StagedUndertaking(site, VERB, Set.of(), first);
    }

    /** A release that finds the lock taken shall not have changed anything. */
    private void lockWhereNamespaceExists(ReleaseSite site, ReleasePlan plan) throws IOException {
        for (KubernetesObject deployment : plan.deployments()) {
            String namespace = String.valueOf(deployment.namespace());
            boolean comes = plan.namespacesToCome().contains(namespace)
                    && plan.isNew(new ObjectRef("v1", "Namespace", null, namespace));
            if (!comes) {
                site.lock(deployment.ref());
            }
        }
    }
}
