package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes releases back to the last one that passed its gate, by the same gate. */
public final class WayBack {
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final Set<String> KEPT = Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim");

    private final ReleaseSite site;
    private final Reporter report;
    private final String by;

    /** Goes back on a site, in somebody's name. */
    public WayBack(ReleaseSite site, Reporter report, String by) {
        this.site = site;
        this.report = report;
        this.by = by;
    }

    /**
     * Takes a failed release of a Deployment back.
     *
     * @param failed the release's id
     * @param created objects that the release made; removed if nothing earlier holds them
     * @return what was gone back to, in words
     * @throws IOException if it could not be taken back; the message says why
     */
    public String from(ObjectRef deployment, String failed, List<ObjectRef> created)
            throws IOException, InterruptedException {
        Snapshot snapshot = site.watch(namespace(deployment)).snapshot();
        DeploymentState state = snapshot.deployment(deployment.name()).orElse(null);
        Optional<ReleaseHistory.Entry> good =
                state == null ? Optional.empty() : ReleaseHistory.lastGood(snapshot, state, failed);
        if (good.isEmpty() || state == null) {
            remove(created);
            return "there is no earlier release: what this one made was removed";
        }
        Optional<ReleaseRecord> record = good.get().record();
        if (record.isEmpty() || record.get().manifests().isEmpty()) {
            return restoreTemplate(deployment, good.get());
        }
        return reapply(deployment, record.get(), failed, created);
    }

    private String reapply(ObjectRef deployment, ReleaseRecord good, String failed, List<ObjectRef> created)
            throws IOException, InterruptedException {
        String id = ReleaseId.next(report.now());
        ReleaseRecord record = new ReleaseRecord(
                id,
                report.now(),
                by,
                ReleaseRecord.PROGRESSING,
                good.images(),
                "back to " + good.id() + " from " + failed,
                good.manifests());
        Applier applier = new Applier(site.cluster(), report);
        List<KubernetesObject> objects = new ReleasePlan(ApplyOrder.of(good.manifests())).recorded(record);
        for (KubernetesObject object : objects) {
            applier.apply(object);
        }
        List<ObjectRef> before = objects.stream().map(KubernetesObject::ref).toList();
        remove(created.stream().filter(c -> !before.contains(c)).toList());
        await(deployment, id, applier.generation(deployment));
        new Marker(site.cluster()).mark(deployment, record, ReleaseRecord.DONE);
        return "back to release " + good.id() + " ("
                + String.join(", ", good.images().values()) + ")";
    }

    private String restoreTemplate(ObjectRef deployment, ReleaseHistory.Entry good)
            throws IOException, InterruptedException {
        Cluster cluster = site.cluster();
        ObjectRef ref = new ObjectRef(
                "apps/v1",
                "ReplicaSet",
                deployment.namespace(),
                good.replicaSet().name());
        KubernetesObject replicaSet = cluster.get(ref)
                .orElseThrow(() -> new IOException(ref.words() + " is gone; deploy an earlier version by hand"));
        Map<String, Object> template = new LinkedHashMap<>(replicaSet.map("spec", "template"));
        Map<String, Object> metadata = new LinkedHashMap<>(KubernetesObject.map(template, "metadata"));
        Map<String, Object> labels = new LinkedHashMap<>(KubernetesObject.map(metadata, "labels"));
        labels.remove("pod-template-hash");
        metadata.put("labels", labels);
        template.put("metadata", metadata);
        report.command(
                "restore the pod template of revision " + good.replicaSet().revision() + " in " + deployment.words());
        await(deployment, null, cluster.restoreTemplate(deployment, template));
        return "back to revision " + good.replicaSet().revision();
    }

    private void await(ObjectRef deployment, @org.jspecify.annotations.Nullable String release, long generation)
            throws IOException, InterruptedException {
        Instant deadline = report.now().plus(TIME);
        Judgement judgement = site.await(deployment, release, generation, deadline);
        if (judgement.verdict() != Judgement.Verdict.PASSED) {
            site.tellEvidence(deployment, judgement);
            throw new IOException("the earlier release of " + deployment.words() + " does not become ready either: "
                    + judgement.sentence());
        }
    }

    private void remove(List<ObjectRef> created) throws IOException {
        List<ObjectRef> reverse = new ArrayList<>(created);
        Collections.reverse(reverse);
        for (ObjectRef ref : reverse) {
            if (KEPT.contains(ref.kind())) {
                report.notice(ref.words() + " is left: it may hold data");
            } else {
                if (!new Removal(site.cluster(), report)
                        .remove(ref, report.now().plus(TIME))) {
                    throw new IOException(ref.words() + " does not go away; see its finalizers");
                }
            }
        }
    }

    private static String namespace(ObjectRef deployment) {
        return Objects.requireNonNull(deployment.namespace());
    }
}
