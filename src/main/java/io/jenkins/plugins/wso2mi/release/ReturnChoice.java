package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a Deployment can go back to, and gives it that; a return that is under way already is gone on with. */
final class ReturnChoice {
    private final ReleaseSite site;
    private final Failure failure;
    private final List<ObjectRef> created;
    private final Instant now;
    private final Instant deadline;
    private final String to;

    /**
     * A choice.
     *
     * @param to the release to go back to; empty for the last one that passed
     */
    ReturnChoice(ReleaseSite site, Failure failure, List<ObjectRef> created, Instant now, Instant deadline, String to) {
        this.to = to;
        this.site = site;
        this.failure = failure;
        this.created = created;
        this.now = now;
        this.deadline = deadline;
    }

    Return of(ObjectRef deployment) throws IOException {
        Optional<KubernetesObject> live = site.cluster().get(deployment);
        Optional<ReleaseRecord> underWay = live.flatMap(d -> ReleaseRecord.of(d.annotations()))
                .filter(r -> r.endsIn(failure.release()) && !r.id().equals(failure.release()));
        if (live.isPresent() && underWay.isPresent()) {
            return again(deployment, live.get(), underWay.get());
        }
        Snapshot snapshot = site.snapshot(deployment);
        DeploymentState state = snapshot.deployment(deployment.name()).orElse(null);
        Optional<ReleaseHistory.Entry> good = state == null ? Optional.empty() : good(snapshot, state);
        if (good.isEmpty()) {
            return Return.removing(
                    site, "there is no earlier release: what this one made was removed", created, deadline);
        }
        Optional<ReleaseRecord> record =
                good.get().record().filter(r -> !r.manifests().isEmpty());
        return record.isPresent()
                ? reapply(deployment, back("release " + record.get().id(), record.get()))
                : restore(deployment, good.get().replicaSet());
    }

    private Optional<ReleaseHistory.Entry> good(Snapshot snapshot, DeploymentState state) {
        return to.isEmpty()
                ? ReleaseHistory.lastGood(snapshot, state, failure.release())
                : Optional.of(ReleaseHistory.named(snapshot, state, to));
    }

    private ReleaseRecord back(String target, ReleaseRecord good) {
        return back(target, good.images(), good.manifests());
    }

    private ReleaseRecord back(String target, Map<String, String> images, List<KubernetesObject> manifests) {
        return new ReleaseRecord(
                ReleaseId.next(now),
                now,
                site.holder(),
                ReleaseRecord.PROGRESSING,
                images,
                "back to " + target + " from " + failure.release(),
                manifests,
                failure);
    }

    private Return again(ObjectRef deployment, KubernetesObject live, ReleaseRecord record) throws IOException {
        if (record.outcome().equals(ReleaseRecord.DONE)) {
            return Return.over(site, record, deadline);
        }
        if (!record.manifests().isEmpty()) {
            return reapply(deployment, record);
        }
        long generation = KubernetesObject.number(live.map("metadata"), "generation", 0);
        return Return.to(site, deployment, record, generation, created, deadline);
    }

    private Return reapply(ObjectRef deployment, ReleaseRecord record) throws IOException {
        Applier applier = new Applier(site.cluster(), site.report());
        List<KubernetesObject> objects = new ReleasePlan(ApplyOrder.of(record.manifests())).recorded(record);
        for (KubernetesObject object : objects) {
            applier.apply(object);
        }
        List<ObjectRef> before = objects.stream().map(KubernetesObject::ref).toList();
        List<ObjectRef> made = created.stream().filter(c -> !before.contains(c)).toList();
        return Return.to(site, deployment, record, applier.generation(deployment), made, deadline);
    }

    private Return restore(ObjectRef deployment, ReplicaSetState good) throws IOException {
        ObjectRef ref = new ObjectRef("apps/v1", "ReplicaSet", deployment.namespace(), good.name());
        KubernetesObject replicaSet = site.cluster()
                .get(ref)
                .orElseThrow(() -> new IOException(ref.words() + " is gone; deploy an earlier version by hand"));
        Map<String, Object> template = new LinkedHashMap<>(replicaSet.map("spec", "template"));
        Map<String, Object> metadata = new LinkedHashMap<>(KubernetesObject.map(template, "metadata"));
        Map<String, Object> labels = new LinkedHashMap<>(KubernetesObject.map(metadata, "labels"));
        labels.remove("pod-template-hash");
        metadata.put("labels", labels);
        template.put("metadata", metadata);
        site.report().command("restore the pod template of revision " + good.revision() + " in " + deployment.words());
        ReleaseRecord record = back("revision " + good.revision(), good.images(), List.of());
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(ReleaseRecord.ANNOTATION, record.toJson());
        String expected = good.annotations().get(ExpectedApplications.ANNOTATION);
        if (expected != null) {
            annotations.put(ExpectedApplications.ANNOTATION, expected);
        }
        long generation = site.cluster().restoreTemplate(deployment, template, annotations);
        return Return.to(site, deployment, record, generation, List.of(), deadline);
    }
}
