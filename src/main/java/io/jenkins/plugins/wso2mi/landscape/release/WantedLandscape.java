package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a landscape's file wants of a cluster.
 *
 * @param marks the labels that say whose its objects are; none if the file gives it no name
 * @param units the objects of every unit of the file, each in the namespace where it lives, in the order of the file
 * @param chosen the units that are asked for; they hold what they share with others
 * @param leftOut objects of the units that are asked for which the cluster has no kind for, and which they can do
 *     without; they are not among those of {@code units}
 */
public record WantedLandscape(
        Map<String, String> marks,
        Map<String, List<KubernetesObject>> units,
        Set<String> chosen,
        List<LeftOut> leftOut) {
    public WantedLandscape {
        leftOut = List.copyOf(leftOut);
        marks = Map.copyOf(marks);
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        chosen = Collections.unmodifiableSet(new LinkedHashSet<>(chosen));
    }

    /** One of which the cluster knows all kinds. */
    WantedLandscape(Map<String, String> marks, Map<String, List<KubernetesObject>> units, Set<String> chosen) {
        this(marks, units, chosen, List.of());
    }

    /**
     * Reads a landscape.
     *
     * @param file such as {@code mi.yaml}
     * @param cluster says where objects live that name no namespace
     * @throws RefusedException with every problem of the file, or if the cluster does not know a kind that a unit
     *     cannot do without
     */
    public static WantedLandscape read(Path file, Request request, Cluster cluster) {
        Rendering asked = Rendering.of(file, request);
        List<LeftOut> leftOut = new ArrayList<>();
        Map<String, List<KubernetesObject>> units = objects(asked, cluster, leftOut);
        Set<String> chosen = units.keySet();
        if (!request.units().isEmpty()) {
            Map<String, List<KubernetesObject>> all =
                    objects(Rendering.of(file, request.whole()), cluster, new ArrayList<>());
            // replaced where they stand: the order is the file's
            all.putAll(units);
            units = all;
        }
        return new WantedLandscape(asked.marks(), units, chosen, leftOut);
    }

    private static Map<String, List<KubernetesObject>> objects(
            Rendering rendering, Cluster cluster, List<LeftOut> leftOut) {
        Map<String, List<KubernetesObject>> units = new LinkedHashMap<>();
        for (String unit : rendering.objects().keySet()) {
            ManifestSource text = new ManifestSource.Text(rendering.file() + ", unit " + unit, rendering.text(unit));
            List<KubernetesObject> placed = new ArrayList<>();
            for (KubernetesObject object : FirstLook.read(List.of(text), List.of(), ImageLookup.NONE)) {
                Optional<KubernetesObject> known = cluster.placed(object);
                if (known.isEmpty() && LeftOut.may(object)) {
                    leftOut.add(new LeftOut(unit, object.ref()));
                } else {
                    placed.add(known.orElseThrow(() -> unknown(object)));
                }
            }
            units.put(unit, List.copyOf(placed));
        }
        return units;
    }

    private static RefusedException unknown(KubernetesObject object) {
        return new RefusedException(
                object.where(),
                "the cluster knows no " + object.kind() + " in " + object.apiVersion(),
                "correct apiVersion and kind, or install its CRD");
    }

    /** Of objects that were read of the file, those that this cluster has a kind for. */
    public List<KubernetesObject> possible(List<KubernetesObject> read) {
        return read.stream()
                .filter(object -> leftOut.stream().noneMatch(one -> one.object().equals(object.ref())))
                .toList();
    }

    /** Whether all units of the file are asked for. */
    public boolean isWhole() {
        return chosen.size() == units.size();
    }

    /** All objects of the units that are asked for. */
    public List<KubernetesObject> objects() {
        return units.entrySet().stream()
                .filter(unit -> chosen.contains(unit.getKey()))
                .flatMap(unit -> unit.getValue().stream())
                .toList();
    }

    /** The objects of every unit. */
    List<KubernetesObject> all() {
        return units.values().stream().flatMap(Collection::stream).toList();
    }

    /** The objects of the units that are not asked for. */
    List<KubernetesObject> neighbours() {
        return units.entrySet().stream()
                .filter(unit -> !chosen.contains(unit.getKey()))
                .flatMap(unit -> unit.getValue().stream())
                .toList();
    }

    /** The Deployments of the units that are asked for, by unit. */
    public Map<String, ObjectRef> deployments() {
        Map<String, ObjectRef> deployments = new LinkedHashMap<>();
        for (String unit : chosen) {
            deployment(unit).ifPresent(ref -> deployments.put(unit, ref));
        }
        return deployments;
    }

    private Optional<ObjectRef> deployment(String unit) {
        return units.getOrDefault(unit, List.of()).stream()
                .filter(one -> one.kind().equals("Deployment"))
                .map(KubernetesObject::ref)
                .findFirst();
    }

    /** The namespaces that units live in. */
    public Set<String> namespaces() {
        Set<String> namespaces = new LinkedHashSet<>();
        all().forEach(object -> Optional.ofNullable(object.namespace()).ifPresent(namespaces::add));
        return namespaces;
    }
}
