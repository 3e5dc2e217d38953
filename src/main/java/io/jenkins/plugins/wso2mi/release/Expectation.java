package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import io.jenkins.plugins.wso2mi.release.completion.ServerContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes on Deployments which carbon applications must be active on their pods, by what their images say. */
final class Expectation {
    private final ImageLookup images;
    private final List<String> lines = new ArrayList<>();

    private Expectation(ImageLookup images) {
        this.images = images;
    }

    /**
     * An object with what is expected of it, and a sentence for each container about which something is said.
     *
     * @param object of any kind; only Deployments are changed
     */
    static Completed of(KubernetesObject object, ImageLookup images) {
        if (!object.kind().equals("Deployment")) {
            return new Completed(object, List.of());
        }
        Expectation expectation = new Expectation(images);
        List<ExpectedApplications.Server> servers =
                KubernetesObject.maps(object.map("spec", "template", "spec"), "containers").stream()
                        .flatMap(container -> expectation.of(object, container).stream())
                        .toList();
        KubernetesObject written = servers.isEmpty()
                ? withoutAnnotation(object)
                : object.withAnnotation(ExpectedApplications.ANNOTATION, new ExpectedApplications(servers).toJson());
        return new Completed(written, expectation.lines);
    }

    private List<ExpectedApplications.Server> of(KubernetesObject object, Map<String, Object> container) {
        String image = KubernetesObject.text(container, "image");
        boolean isServer = ServerContainer.is(container);
        if (images == ImageLookup.NONE || (!isServer && !image.contains("@"))) {
            return List.of();
        }
        String name = KubernetesObject.text(container, "name");
        String where = object.ref().words() + ", container " + name + ": ";
        ImageLookup.Burnt burnt = images.applications(image);
        if (!burnt.unknown().isEmpty()) {
            if (isServer) {
                lines.add(where + "which carbon applications must be active is not known, so Ready is enough: "
                        + PlainText.oneLine(burnt.unknown()));
            }
            return List.of();
        }
        if (burnt.applications().isEmpty()) {
            return List.of();
        }
        lines.add(where + "each new pod must have active " + names(burnt.applications()));
        return List.of(new ExpectedApplications.Server(name, image, burnt.applications()));
    }

    private static String names(List<BurntApplication> applications) {
        return String.join(
                ", ", applications.stream().map(BurntApplication::identity).toList());
    }

    /** One that came with the manifest is of another release. */
    private static KubernetesObject withoutAnnotation(KubernetesObject object) {
        if (!object.annotations().containsKey(ExpectedApplications.ANNOTATION)) {
            return object;
        }
        Map<String, Object> metadata = new LinkedHashMap<>(object.map("metadata"));
        Map<String, Object> annotations = new LinkedHashMap<>(object.map("metadata", "annotations"));
        annotations.remove(ExpectedApplications.ANNOTATION);
        metadata.put("annotations", annotations);
        return object.with("metadata", metadata);
    }
}
