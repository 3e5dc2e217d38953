package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import io.jenkins.plugins.wso2mi.release.Undeploy;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes units of a landscape in reverse order, and what their releases applied beside what the file wants. What other
 * units, other landscapes and others need or own stays; so do namespaces, claims and volumes, unless asked for.
 */
public final class LandscapeUndeploy {
    private static final Set<String> VOLUMES = Set.of("PersistentVolume", "PersistentVolumeClaim");

    private final Cluster cluster;
    private final Reporter report;
    private final AllowedNames namespaces;

    /**
     * What goes beside the units.
     *
     * @param namespaces whether the namespaces go that the landscape makes, if nothing of others is in them
     * @param volumes whether claims and volumes go, with what is in them
     */
    public record Extent(boolean namespaces, boolean volumes) {}

    /** Removes from allowed namespaces of a cluster. */
    public LandscapeUndeploy(Cluster cluster, Reporter report, AllowedNames namespaces) {
        this.cluster = cluster;
        this.report = report;
        this.namespaces = namespaces;
    }

    /**
     * Removes, by the calling thread.
     *
     * @param timeout how long to wait until all is gone
     * @throws RefusedException if a canary of a unit is under way, or a namespace would take claims with it
     * @throws IOException if the cluster fails
     */
    public ReleaseResult run(WantedLandscape wanted, Extent extent, Duration timeout, boolean dryRun)
            throws IOException {
        try (Undertaking removal = begin(wanted, extent, timeout, dryRun)) {
            return Drive.toTheEnd(removal);
        }
    }

    /**
     * Begins to remove: looks what goes. {@link Undeploy#resume} goes on with it in another JVM.
     *
     * @param timeout how long to wait until all is gone
     * @return what goes on; a dry run has ended
     * @throws RefusedException if a canary of a unit is under way, or a namespace would take claims with it
     * @throws IOException if the cluster fails
     */
    public Undertaking begin(WantedLandscape wanted, Extent extent, Duration timeout, boolean dryRun)
            throws IOException {
        Set<ObjectRef> file =
                wanted.objects().stream().map(KubernetesObject::ref).collect(Collectors.toSet());
        List<KubernetesObject> named = new ArrayList<>();
        List<KubernetesObject> recorded = new ArrayList<>();
        objects(wanted, extent).forEach(one -> (file.contains(one.ref()) ? named : recorded).add(one));
        return new Undeploy(cluster, report, namespaces, live -> owner(live, wanted))
                .begin(named, recorded, timeout, dryRun);
    }

    private static Optional<String> owner(KubernetesObject live, WantedLandscape wanted) {
        Map<String, String> marks = Marks.of(live);
        return marks.isEmpty() || marks.equals(wanted.marks())
                ? Optional.empty()
                : Optional.of(Marks.words(marks) + " has it");
    }

    private List<KubernetesObject> objects(WantedLandscape wanted, Extent extent) throws ClusterException {
        List<KubernetesObject> going = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (KubernetesObject object : all(wanted)) {
            boolean goes = object.kind().equals("Namespace")
                    ? extent.namespaces()
                    : extent.volumes() || !VOLUMES.contains(object.kind());
            if (goes) {
                going.add(object);
            } else {
                kept.add(object.ref().words());
            }
        }
        if (!kept.isEmpty()) {
            report.notice(String.join(", ", kept) + (kept.size() == 1 ? " is" : " are")
                    + " kept; namespaces and volumes go only if that is asked for");
        }
        if (extent.namespaces() && !extent.volumes()) {
            refuseToTakeClaims(going);
        }
        return going;
    }

    /** All of the units, those last that the file wants: removal goes the other way round. */
    private List<KubernetesObject> all(WantedLandscape wanted) throws ClusterException {
        List<Holder> holders = Holder.in(Sight.of(cluster), wanted.namespaces());
        for (Holder holder : holders) {
            if (wanted.deployments().containsValue(holder.ref())) {
                RunningCanary.refuse(holder.deployment());
            }
        }
        Map<String, KubernetesObject> objects = new LinkedHashMap<>();
        Candidate.of(wanted, holders).forEach(one -> objects.put(one.object().words(), named(one.object())));
        wanted.objects().forEach(one -> objects.put(one.ref().words(), one));
        wanted.neighbours().forEach(one -> {
            if (isThere(one, holders)) {
                objects.remove(one.ref().words());
            }
        });
        return List.copyOf(objects.values());
    }

    /** Whether a release that is still there applied it. */
    private static boolean isThere(KubernetesObject object, List<Holder> holders) {
        return holders.stream().flatMap(one -> one.objects().stream()).anyMatch(one -> one.words()
                .equals(object.ref().words()));
    }

    private void refuseToTakeClaims(List<KubernetesObject> going) throws ClusterException {
        for (KubernetesObject object : going) {
            if (object.kind().equals("Namespace")) {
                List<KubernetesObject> claims =
                        cluster.list(new ObjectRef("v1", "PersistentVolumeClaim", object.name(), ""));
                if (!claims.isEmpty()) {
                    throw new RefusedException(
                            object.ref().words(),
                            "holds " + claims.get(0).ref().words() + ", which would go with it",
                            "ask for --with-volumes too, or keep the namespace");
                }
            }
        }
    }

    private static KubernetesObject named(ObjectRef ref) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref.name());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("apiVersion", ref.apiVersion());
        content.put("kind", ref.kind());
        content.put("metadata", metadata);
        return new KubernetesObject(content, "release record").inNamespace(ref.namespace());
    }
}
