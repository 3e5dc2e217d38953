package io.jenkins.plugins.wso2mi.landscape.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is to be released of a landscape; what the cluster has no kind for, and units can do without, is not part of it.
 *
 * @param requests by unit, in the order of releasing; at least one
 * @param prune whether what the landscape no longer wants is removed in the end
 */
public record LandscapeOrder(WantedLandscape wanted, Map<String, ReleaseRequest> requests, boolean prune) {
    public LandscapeOrder {
        Map<String, ReleaseRequest> possible = new LinkedHashMap<>(requests);
        possible.replaceAll((unit, request) -> with(
                request,
                request.manifests().stream().map(one -> possible(one, wanted)).toList(),
                request.images()));
        requests = Collections.unmodifiableMap(possible);
    }

    private static ManifestSource possible(ManifestSource source, WantedLandscape wanted) {
        return source instanceof ManifestSource.Objects read
                ? new ManifestSource.Objects(wanted.possible(read.objects()))
                : source;
    }

    /**
     * The requests for the units of a rendering, in its order.
     *
     * @param images {@code UNIT=REF}: the container of a unit has its name
     * @param one makes the request for objects and the images of their unit
     * @throws RefusedException if objects or images are wrong
     */
    public static Map<String, ReleaseRequest> requests(
            Rendering rendering,
            List<String> images,
            BiFunction<List<ManifestSource>, List<String>, ReleaseRequest> one) {
        Map<String, ReleaseRequest> requests = new LinkedHashMap<>();
        for (String unit : rendering.objects().keySet()) {
            List<String> own = images.stream()
                    .filter(image -> image.startsWith(unit + "="))
                    .toList();
            ManifestSource text = new ManifestSource.Text(rendering.file() + ", unit " + unit, rendering.text(unit));
            ManifestSource read = new ManifestSource.Objects(FirstLook.read(List.of(text), own, ImageLookup.NONE));
            requests.put(unit, one.apply(List.of(read), own));
        }
        return requests;
    }

    /**
     * What was read of a landscape's file.
     *
     * @param read null if it cannot be read here
     * @throws RefusedException if it cannot
     */
    static <T> T known(@Nullable T read) {
        if (read == null) {
            throw new RefusedException(
                    "the landscape",
                    "its file cannot be read here: the agent with the workspace is gone",
                    "build again");
        }
        return read;
    }

    /** The units in the order of releasing. */
    List<String> units() {
        return List.copyOf(requests.keySet());
    }

    ReleaseRequest request(String unit) {
        ReleaseRequest request = requests.get(unit);
        if (request == null) {
            throw new IllegalArgumentException("there is no unit " + unit);
        }
        return request;
    }

    /** Any of the requests: what is asked of gates is the same for all. */
    ReleaseRequest any() {
        return requests.values().iterator().next();
    }

    /** One request for all: whatever is wrong with one of them shall be told before any is touched. */
    ReleaseRequest together() {
        List<ManifestSource> manifests = requests.values().stream()
                .flatMap(one -> one.manifests().stream())
                .toList();
        List<String> images =
                requests.values().stream().flatMap(one -> one.images().stream()).toList();
        return with(any(), manifests, images);
    }

    /**
     * The request for units whose Deployments remember what former releases applied and the landscape no longer wants.
     *
     * @throws ClusterException if Deployments may not be listed, or the API server cannot be reached
     */
    public static ReleaseRequest remembering(ReleaseRequest request, WantedLandscape wanted, Cluster cluster)
            throws ClusterException {
        Map<ObjectRef, List<ObjectRef>> dropped = Pruning.toRemember(wanted, cluster);
        List<ManifestSource> manifests = request.manifests().stream()
                .map(one -> remembering(one, dropped))
                .toList();
        return with(request, manifests, request.images());
    }

    private static ManifestSource remembering(ManifestSource source, Map<ObjectRef, List<ObjectRef>> dropped) {
        if (!(source instanceof ManifestSource.Objects read)) {
            return source;
        }
        return new ManifestSource.Objects(
                read.objects().stream().map(one -> remembering(one, dropped)).toList());
    }

    // a manifest may leave its namespace to the context
    private static KubernetesObject remembering(KubernetesObject object, Map<ObjectRef, List<ObjectRef>> dropped) {
        return dropped.entrySet().stream()
                .filter(one -> object.kind().equals("Deployment")
                        && object.name().equals(one.getKey().name())
                        && (object.namespace() == null
                                || object.namespace().equals(one.getKey().namespace())))
                .findFirst()
                .map(one -> Dropped.on(object, one.getValue()))
                .orElse(object);
    }

    private static ReleaseRequest with(ReleaseRequest one, List<ManifestSource> manifests, List<String> images) {
        return new ReleaseRequest(
                manifests,
                images,
                one.timeout(),
                one.onFailure(),
                one.by(),
                one.dryRun(),
                one.namespaces(),
                one.asIs(),
                one.terms());
    }
}
