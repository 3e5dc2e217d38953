package io.jenkins.plugins.wso2mi.cluster;

import static io.jenkins.plugins.wso2mi.cluster.SnapshotReader.orZero;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns StatefulSets and DaemonSets into the terms of a Deployment. */
final class SetReader {
    /** By it the DaemonSet controller tells the pods of the newest template (k8s.io/kubernetes, IsPodUpdated). */
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    private static final String ON_DELETE = "OnDelete";

    private SetReader() {}

    static DeploymentState statefulSet(StatefulSet s) {
        var status = Optional.ofNullable(s.getStatus());
        ObjectMeta meta = s.getMetadata();
        String update =
                status.map(t -> SnapshotReader.orEmpty(t.getUpdateRevision())).orElse("");
        int partition = Optional.ofNullable(s.getSpec().getUpdateStrategy())
                .map(StatefulSetUpdateStrategy::getRollingUpdate)
                .map(r -> orZero(r.getPartition()))
                .orElse(0);
        int replicas = Optional.ofNullable(s.getSpec().getReplicas()).orElse(1);
        return new DeploymentState(
                "StatefulSet",
                meta.getName(),
                meta.getUid(),
                orZero(meta.getGeneration()),
                status.map(t -> orZero(t.getObservedGeneration())).orElse(0L),
                replicas,
                status.map(t -> orZero(t.getUpdatedReplicas())).orElse(0),
                status.map(t -> orZero(t.getReplicas())).orElse(0),
                status.map(t -> orZero(t.getAvailableReplicas())).orElse(0),
                orZero(s.getSpec().getMinReadySeconds()),
                isOnDelete(Optional.ofNullable(s.getSpec().getUpdateStrategy())
                        .map(StatefulSetUpdateStrategy::getType)
                        .orElse("")),
                meta.getDeletionTimestamp() != null,
                update.isEmpty() ? 0 : 1,
                SnapshotReader.template(s.getSpec().getTemplate()),
                update,
                Math.min(partition, replicas),
                selector(s.getSpec().getSelector()),
                SnapshotReader.annotations(meta),
                SnapshotReader.images(s.getSpec().getTemplate()),
                List.of());
    }

    static DeploymentState daemonSet(DaemonSet d) {
        var status = Optional.ofNullable(d.getStatus());
        ObjectMeta meta = d.getMetadata();
        return new DeploymentState(
                "DaemonSet",
                meta.getName(),
                meta.getUid(),
                orZero(meta.getGeneration()),
                status.map(t -> orZero(t.getObservedGeneration())).orElse(0L),
                status.map(t -> orZero(t.getDesiredNumberScheduled())).orElse(0),
                status.map(t -> orZero(t.getUpdatedNumberScheduled())).orElse(0),
                status.map(t -> orZero(t.getCurrentNumberScheduled())).orElse(0),
                status.map(t -> orZero(t.getNumberAvailable())).orElse(0),
                orZero(d.getSpec().getMinReadySeconds()),
                isOnDelete(Optional.ofNullable(d.getSpec().getUpdateStrategy())
                        .map(u -> u.getType())
                        .orElse("")),
                meta.getDeletionTimestamp() != null,
                1,
                SnapshotReader.template(d.getSpec().getTemplate()),
                SnapshotReader.annotations(meta).getOrDefault(TEMPLATE_GENERATION, ""),
                0,
                selector(d.getSpec().getSelector()),
                SnapshotReader.annotations(meta),
                SnapshotReader.images(d.getSpec().getTemplate()),
                List.of());
    }

    private static boolean isOnDelete(@Nullable String strategy) {
        return ON_DELETE.equals(strategy);
    }

    private static Map<String, String> selector(@Nullable LabelSelector selector) {
        return selector == null || selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
    }
}
