package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Removes what was released, in reverse order, waits until it is gone, and leaves what others own. */
public final class Undeploy {
    private final Cluster cluster;
    private final Reporter report;

    /** Removes from a cluster. */
    public Undeploy(Cluster cluster, Reporter report) {
        this.cluster = cluster;
        this.report = report;
    }

    /**
     * Removes objects.
     *
     * @param objects as read from files or from a release's record
     * @param timeout how long to wait until they are gone
     * @throws RefusedException if the cluster does not know a kind
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(List<KubernetesObject> objects, Duration timeout, boolean dryRun) throws IOException {
        List<KubernetesObject> reverse =
                new ArrayList<>(ApplyOrder.of(new FirstLook(cluster, ImageLookup.NONE).placed(objects)));
        Collections.reverse(reverse);
        List<ObjectRef> going = new ArrayList<>();
        for (KubernetesObject object : reverse) {
            if (isToGo(object.ref())) {
                going.add(object.ref());
            }
        }
        if (dryRun) {
            going.forEach(ref -> report.dryRun("delete " + ref.words()));
            return new ReleaseResult(Outcome.DONE, "", "none", "nothing was changed (dry run)");
        }
        Instant deadline = report.now().plus(timeout);
        Removal removal = new Removal(cluster, report);
        for (ObjectRef ref : going) {
            if (!removal.remove(ref, deadline)) {
                return new ReleaseResult(
                        Outcome.TIMED_OUT,
                        "",
                        "left",
                        ref.words() + " is still there; something holds it (see its finalizers)");
            }
        }
        return new ReleaseResult(Outcome.DONE, "", "none", going.size() + " objects are gone");
    }

    /**
     * The objects of an application's current release.
     *
     * @throws RefusedException if there is no such Deployment, or it carries no record
     */
    public List<KubernetesObject> released(ObjectRef deployment) throws IOException {
        KubernetesObject live = cluster.get(deployment)
                .orElseThrow(() -> new RefusedException(
                        deployment.words(), "there is no such Deployment", "name the namespace by -n"));
        java.util.Map<String, String> annotations = new java.util.LinkedHashMap<>();
        live.map("metadata", "annotations").forEach((k, v) -> annotations.put(k, String.valueOf(v)));
        return ReleaseRecord.of(annotations)
                .map(ReleaseRecord::manifests)
                .filter(m -> !m.isEmpty())
                .orElseThrow(() -> new RefusedException(
                        deployment.words(),
                        "was not released by us: nobody knows what belongs to it",
                        "give its files by -f"));
    }

    private boolean isToGo(ObjectRef ref) throws IOException {
        Optional<KubernetesObject> live = cluster.get(ref);
        if (live.isEmpty()) {
            report.notice(ref.words() + " is gone already");
            return false;
        }
        if (!Ownership.isOurs(live.get())) {
            report.notice(ref.words() + " is left: others own it");
            return false;
        }
        if (ref.kind().equals("Namespace")) {
            List<String> others = cluster.foreign(ref.name(), Ownership::isOurs);
            if (!others.isEmpty()) {
                report.notice(ref.words() + " is left: it holds " + String.join(", ", others) + " of others");
                return false;
            }
        }
        return true;
    }
}
