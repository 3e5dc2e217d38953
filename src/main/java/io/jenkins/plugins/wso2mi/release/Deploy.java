package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Releases objects by rolling update: first look, apply, gate; then kept, rolled back or left. */
public final class Deploy {
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
     * Releases.
     *
     * @return how it ended; a gate's no is no exception
     * @throws RefusedException if anything is wrong with what was given; nothing was changed then
     * @throws IOException if the cluster fails before the first change
     */
    public ReleaseResult run(ReleaseRequest request) throws IOException {
        report.phase("first look");
        ReleasePlan plan = new FirstLook(cluster, images).plan(request);
        RunningCanary.refuse(cluster, plan);
        if (request.dryRun()) {
            for (KubernetesObject object : plan.objects()) {
                report.dryRun(Applier.sentence(object, cluster.get(object.ref()).isEmpty()));
            }
            return new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)");
        }
        try (ReleaseSite site = new ReleaseSite(cluster, report, request.by())) {
            return new Attempt(site, plan, request).run();
        }
    }

    /** One release on its way. */
    private final class Attempt {
        private final ReleaseSite site;
        private final ReleasePlan plan;
        private final ReleaseRequest request;
        private final ReleaseRecord record;
        private final Applier applier;
        private final Instant begun = report.now();

        Attempt(ReleaseSite site, ReleasePlan plan, ReleaseRequest request) {
            this.site = site;
            this.plan = plan;
            this.request = request;
            this.record = new ReleaseRecord(
                    ReleaseId.next(begun),
                    begun,
                    request.by(),
                    ReleaseRecord.PROGRESSING,
                    plan.images(),
                    "",
                    plan.objects());
            this.applier = new Applier(cluster, report);
        }

        ReleaseResult run() throws IOException {
            lockWhereNamespaceExists();
            report.phase("apply release " + record.id());
            try {
                apply();
                report.phase("wait until the new pods are ready");
                return gate();
            } catch (ClusterException e) {
                return failed(Outcome.FAILED, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return failed(Outcome.INTERRUPTED, "interrupted");
            }
        }

        private void apply() throws IOException {
            for (KubernetesObject object : plan.recorded(record)) {
                if (plan.isGated(object)) {
                    site.lock(object.ref());
                }
                applier.apply(object);
            }
        }

        /** A release that finds the lock taken shall not have changed anything. */
        private void lockWhereNamespaceExists() throws IOException {
            for (KubernetesObject deployment : plan.deployments()) {
                String namespace = String.valueOf(deployment.namespace());
                if (cluster.get(new ObjectRef("v1", "Namespace", null, namespace))
                        .isPresent()) {
                    site.lock(deployment.ref());
                }
            }
        }

        private ReleaseResult gate() throws IOException, InterruptedException {
            Instant deadline = report.now().plus(request.timeout());
            for (KubernetesObject deployment : plan.deployments()) {
                ObjectRef ref = deployment.ref();
                Judgement judgement = site.await(ref, record.id(), applier.generation(ref), deadline);
                if (judgement.verdict() == Verdict.SUPERSEDED) {
                    return new ReleaseResult(
                            Outcome.FAILED, record.id(), "left", ref.words() + ": " + judgement.sentence());
                }
                if (judgement.verdict() != Verdict.PASSED) {
                    site.tellEvidence(ref, judgement);
                    return failed(outcome(judgement.verdict()), ref.words() + ": " + judgement.sentence());
                }
            }
            for (KubernetesObject deployment : plan.deployments()) {
                new Marker(cluster).mark(deployment.ref(), record, ReleaseRecord.DONE);
            }
            Duration took = Duration.between(begun, report.now());
            return new ReleaseResult(
                    Outcome.DONE,
                    record.id(),
                    "kept",
                    "release " + record.id() + " is ready after " + Durations.text(took));
        }

        private static Outcome outcome(Verdict verdict) {
            return verdict == Verdict.TIMED_OUT ? Outcome.TIMED_OUT : Outcome.GATE_REFUSED;
        }

        private ReleaseResult failed(Outcome outcome, String why) {
            if (request.onFailure() == ReleaseRequest.OnFailure.LEAVE) {
                mark();
                return new ReleaseResult(outcome, record.id(), "left", why + "; left as it is, as asked");
            }
            report.phase("roll back");
            mark();
            try {
                String back = "";
                for (ObjectRef ref : touched()) {
                    back = new WayBack(site, report, request.by()).from(ref, record.id(), applier.created());
                }
                return new ReleaseResult(outcome, record.id(), "rolled-back", why + "; " + back);
            } catch (IOException e) {
                return lost(why, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return lost(why, "interrupted while rolling back");
            }
        }

        private List<ObjectRef> touched() {
            return plan.deployments().stream()
                    .map(KubernetesObject::ref)
                    .filter(ref -> applier.generation(ref) > 0)
                    .toList();
        }

        private ReleaseResult lost(String why, String whyNot) {
            return new ReleaseResult(
                    Outcome.NOT_ROLLED_BACK,
                    record.id(),
                    "not-rolled-back",
                    why + "; and it could not be rolled back: " + whyNot
                            + "; look at it now (mictl status, kubectl describe)");
        }

        private void mark() {
            try {
                for (ObjectRef ref : touched()) {
                    new Marker(cluster).mark(ref, record, ReleaseRecord.FAILED);
                }
            } catch (ClusterException e) {
                report.notice("the record of the release could not be written: " + String.valueOf(e.getMessage()));
            }
        }
    }
}
