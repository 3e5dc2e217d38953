package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeOrder;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A landscape as the fields of a step order it: {@code file}, {@code environment}, {@code units}, {@code variables}.
 */
final class OrderedLandscape {
    private final ReleaseOrder order;
    private final Path file;
    private final List<String> units;
    private final List<String> images;

    /**
     * Of an order with a file.
     *
     * @param workspace where its path begins
     * @throws RefusedException if the fields do not go together
     */
    OrderedLandscape(ReleaseOrder order, Path workspace) {
        this.order = order;
        this.file = workspace.resolve(order.field("file"));
        this.units = Lines.of(order.field("units"));
        this.images = new ArrayList<>(Lines.of(order.field("images")));
        String image = order.field("image");
        if (!image.isEmpty() && units.size() != 1) {
            throw new RefusedException("image", "is for one unit", "name it as units, or write UNIT=REF as images");
        }
        if (!image.isEmpty()) {
            images.add(units.get(0) + "=" + image);
        }
        for (String field : List.of("application", "manifests", "yaml")) {
            if (!order.field(field).isEmpty()) {
                throw new RefusedException(field, "stands beside file", "give one of the two");
            }
        }
        for (String field : OrderedManifests.TERMS) {
            if (!order.field(field).isEmpty()) {
                throw new RefusedException(field, "is of manifests", "write it into the landscape");
            }
        }
    }

    /** Whether an order is about a landscape; refuses fields that make no sense without one. */
    static boolean isIn(ReleaseOrder order) {
        boolean landscape = !order.field("file").isEmpty();
        for (String field : List.of("environment", "units", "variables", "withNamespace", "withVolumes")) {
            if (!landscape && !List.of("", "false").contains(order.field(field))) {
                throw new RefusedException(field, "is of a landscape, and there is none", "give its file as file");
            }
        }
        return landscape;
    }

    /**
     * What is released.
     *
     * @param one makes the request for objects and the images of their unit
     * @throws RefusedException with every problem of the file
     */
    LandscapeOrder read(Cluster cluster, BiFunction<List<ManifestSource>, List<String>, ReleaseRequest> one) {
        Request request = request();
        Map<String, ReleaseRequest> requests = LandscapeOrder.requests(Rendering.of(file, request), images, one);
        WantedLandscape wanted = WantedLandscape.read(file, request, cluster);
        return new LandscapeOrder(wanted, requests, !order.field("prune").equals("false"));
    }

    /**
     * What is in the cluster of it, whatever images its units have.
     *
     * @throws RefusedException with every problem of the file
     */
    WantedLandscape named(Cluster cluster) {
        return WantedLandscape.read(
                file, Request.ofNames(environment(), units, LandscapeVariables.of(order.field("variables"))), cluster);
    }

    private Request request() {
        return new Request(
                environment(), units, Request.imagesByUnit(images), LandscapeVariables.of(order.field("variables")));
    }

    private Optional<String> environment() {
        return Optional.of(order.field("environment")).filter(name -> !name.isEmpty());
    }
}
