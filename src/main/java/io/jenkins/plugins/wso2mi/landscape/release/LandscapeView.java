package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.canary.CanaryStatus;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseHistory;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.comparison.Change;
import io.jenkins.plugins.wso2mi.release.comparison.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A landscape as a cluster has it: three lists for each namespace, and for the drift one for each kind and namespace,
 * besides a dry run for each object that is not plainly as it was applied.
 */
public final class LandscapeView {
    private static final Set<Integer> FORBIDDEN = Set.of(401, 403);

    private final WantedLandscape wanted;
    private final Comparison comparison;
    private final Map<String, Snapshot> snapshots;

    private LandscapeView(WantedLandscape wanted, Cluster cluster, Map<String, Snapshot> snapshots) {
        this.wanted = wanted;
        this.snapshots = snapshots;
        this.comparison = new Comparison(cluster, ImageLookup.NONE);
    }

    /**
     * Looks once.
     *
     * @throws ClusterException if a namespace may not be watched, or the API server cannot be reached
     */
    public static LandscapeView look(WantedLandscape wanted, Cluster cluster) throws ClusterException {
        Map<String, Snapshot> snapshots = new LinkedHashMap<>();
        for (ObjectRef deployment : wanted.deployments().values()) {
            String namespace = namespace(deployment);
            if (!snapshots.containsKey(namespace)) {
                try (NamespaceWatch watch = cluster.watchWorkloads(namespace)) {
                    snapshots.put(namespace, watch.snapshot());
                }
            }
        }
        return new LandscapeView(wanted, cluster, snapshots);
    }

    /**
     * How the units stand that are asked for, in the order of the file; after them those that a named landscape
     * released and its file no longer names, if all are asked for.
     *
     * @throws ClusterException if the API server cannot be reached
     */
    public List<UnitStatus> units() throws ClusterException {
        List<UnitStatus> units = new ArrayList<>();
        for (Map.Entry<String, ObjectRef> unit : wanted.deployments().entrySet()) {
            units.add(status(unit.getKey(), unit.getValue(), true));
        }
        if (wanted.isWhole() && !wanted.marks().isEmpty()) {
            for (ObjectRef dropped : dropped()) {
                units.add(status(dropped.name(), dropped, false));
            }
        }
        return units;
    }

    private List<ObjectRef> dropped() throws ClusterException {
        List<ObjectRef> dropped = new ArrayList<>();
        for (String namespace : snapshots.keySet()) {
            for (Holder holder : Holder.of(comparison.all(ObjectRef.deployment(namespace, "")))) {
                if (holder.isMarked(wanted.marks()) && !wanted.deployments().containsValue(holder.ref())) {
                    dropped.add(holder.ref());
                }
            }
        }
        return dropped;
    }

    private UnitStatus status(String unit, ObjectRef deployment, boolean isWanted) throws ClusterException {
        Snapshot snapshot = snapshot(deployment);
        Optional<ReleaseRecord> record =
                snapshot.deployment(deployment.name()).flatMap(one -> ReleaseRecord.of(one.annotations()));
        Optional<List<String>> drift = record.isPresent() ? drift(record.get().manifests()) : Optional.empty();
        return UnitStatus.of(unit, deployment, snapshot, drift, isWanted);
    }

    /** Empty if the record holds no manifests, or this account may not list or dry-run them. */
    private Optional<List<String>> drift(List<KubernetesObject> released) throws ClusterException {
        if (released.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(comparison.compare(released).stream()
                    .filter(change -> change.kind() != Change.Kind.NONE)
                    .map(change -> change.object().words())
                    .toList());
        } catch (ClusterException e) {
            if (FORBIDDEN.contains(e.status())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The releases of each unit that is there, newest first. */
    public Map<String, List<ReleaseHistory.Entry>> histories() {
        Map<String, List<ReleaseHistory.Entry>> histories = new LinkedHashMap<>();
        wanted.deployments().forEach((unit, deployment) -> snapshot(deployment)
                .deployment(deployment.name())
                .ifPresent(state -> histories.put(unit, ReleaseHistory.of(snapshot(deployment), state))));
        return histories;
    }

    /** Whether a canary of a unit is under way. */
    boolean hasCanary(String unit) {
        return Optional.ofNullable(wanted.deployments().get(unit))
                .flatMap(deployment -> snapshot(deployment).deployment(deployment.name()))
                .flatMap(state -> CanaryStatus.of(state.annotations()))
                .isPresent();
    }

    private Snapshot snapshot(ObjectRef deployment) {
        Snapshot snapshot = snapshots.get(namespace(deployment));
        if (snapshot == null) {
            throw new IllegalArgumentException(deployment.words() + " is not of this landscape");
        }
        return snapshot;
    }

    private static String namespace(ObjectRef deployment) {
        return Objects.requireNonNull(deployment.namespace(), "a Deployment has a namespace");
    }
}
