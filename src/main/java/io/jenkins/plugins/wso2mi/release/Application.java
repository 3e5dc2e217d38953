package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of one release on their way into the cluster: what workloads need first, then they, then the rest. */
final class Application {
    private final ReleaseSite site;
    private final Reporter report;
    private final ReleasePlan plan;
    private final ReleaseRequest request;
    private final ReleaseRecord record;
    private final Instant deadline;
    private final Applier applier;
    private int applied;

    Application(ReleaseSite site, ReleasePlan plan, ReleaseRequest request) {
        this.site = site;
        this.report = site.report();
        this.plan = plan;
        this.request = request;
        this.record = ReleaseRecord.begin(request.by(), "", plan, report.now());
        this.deadline = report.now().plus(request.timeout());
        this.applier = new Applier(site.cluster(), report);
    }

    /** Until when volumes are waited for. */
    Instant deadline() {
        return deadline;
    }

    GateTerms terms() {
        return request.terms();
    }

    /** Applies all, or what comes before the workloads if these mount claims of the release; the stage that goes on. */
    Stage apply() throws IOException {
        report.phase("apply release " + record.id());
        List<ObjectRef> claims = mounted();
        if (claims.isEmpty()) {
            return goOn();
        }
        Stage failed = applyUntil(firstWorkload());
        return failed == null ? new ClaimWait(site, this, claims) : failed;
    }

    /** Applies what is not applied yet; the stage that goes on. */
    Stage goOn() throws IOException {
        Stage failed = applyUntil(plan.objects().size());
        if (failed != null) {
            return failed;
        }
        report.phase("wait until the new pods are ready");
        return gate();
    }

    /** The gate of what has been applied so far. */
    DeployGate gate() {
        return new DeployGate(site, attempt());
    }

    /** Applies the objects up to one; the stage that goes on if the cluster fails. */
    private @Nullable Stage applyUntil(int end) throws IOException {
        List<KubernetesObject> objects = plan.recorded(record);
        try {
            for (; applied < end; applied++) {
                KubernetesObject object = objects.get(applied);
                if (plan.isRecorded(object)) {
                    site.lock(object.ref());
                }
                applier.apply(object, plan.isNew(object.ref()));
            }
            return null;
        } catch (ClusterException e) {
            // an interrupt of the thread ends its request: that is no failure of the cluster
            DeployGate gate = gate();
            Step step = Thread.interrupted()
                    ? gate.interrupt(report.now())
                    : gate.fail(String.valueOf(e.getMessage()), report.now());
            return step instanceof Step.Next next ? next.stage() : gate;
        }
    }

    private int firstWorkload() {
        int first = 0;
        while (!ReleasePlan.isGated(plan.objects().get(first))) {
            first++;
        }
        return first;
    }

    /** The claims of this release that pods of its workloads mount. */
    private List<ObjectRef> mounted() {
        Set<String> names = new HashSet<>();
        for (KubernetesObject workload : plan.gated()) {
            for (Map<String, Object> volume :
                    KubernetesObject.maps(workload.map("spec", "template", "spec"), "volumes")) {
                Map<String, Object> source = KubernetesObject.map(volume, "persistentVolumeClaim");
                names.add(workload.namespace() + "/" + KubernetesObject.text(source, "claimName"));
            }
        }
        return plan.objects().stream()
                .filter(one -> one.kind().equals("PersistentVolumeClaim"))
                .filter(one -> names.contains(one.namespace() + "/" + one.name()))
                .map(KubernetesObject::ref)
                .toList();
    }

    private Attempt attempt() {
        List<Attempt.Target> targets = plan.gated().stream()
                .map(d -> new Attempt.Target(d.ref(), applier.generation(d.ref())))
                .filter(t -> t.generation() > 0)
                .toList();
        return new Attempt(
                record.id(), record.at(), deadline, request.onFailure(), targets, applier.created(), record.images());
    }
}
