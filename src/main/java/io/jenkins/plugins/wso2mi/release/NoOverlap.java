package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deployments whose carbon applications fetch work by themselves: each server does that work, so while two versions
 * run, it is done twice, unless the servers share a coordination database
 * (https://github.com/wso2/product-integrator-mi/issues/5007).
 */
public final class NoOverlap {
    /** The annotation by which a Deployment says {@code "true"}: its servers share a coordination database. */
    public static final String COORDINATED = "wso2-mi.io/coordinated";

    private NoOverlap() {}

    /**
     * A sentence for each artifact that fetches work by itself in a Deployment's images; none if the Deployment says
     * that its servers are coordinated, or nothing is known of its images.
     */
    public static List<String> pollingWork(KubernetesObject deployment, ImageLookup images) {
        if (Boolean.parseBoolean(deployment.annotations().get(COORDINATED))) {
            return List.of();
        }
        return KubernetesObject.maps(deployment.map("spec", "template", "spec"), "containers").stream()
                .map(container -> KubernetesObject.text(container, "image"))
                .flatMap(image -> images.applications(image).applications().stream())
                .flatMap(application -> sentences(application).stream())
                .toList();
    }

    private static List<String> sentences(BurntApplication application) {
        return application.polling().stream()
                .map(work -> PlainText.oneLine(application.identity() + ": " + work))
                .toList();
    }

    /**
     * A Deployment that replaces its pods without overlap, if it has polling work and its manifest names no strategy.
     *
     * @param object of any kind; only Deployments are changed
     */
    public static Completed of(KubernetesObject object, ImageLookup images, Set<Part> asIs) {
        if (!object.kind().equals("Deployment")
                || KubernetesObject.text(object.map("spec", "strategy"), "type").equals("Recreate")) {
            return new Completed(object, List.of());
        }
        List<String> work = pollingWork(object, images);
        if (work.isEmpty()) {
            return new Completed(object, List.of());
        }
        String why = String.join(", ", work);
        if (asIs.contains(Part.NO_OVERLAP) || object.map("spec").containsKey("strategy")) {
            return new Completed(
                    object,
                    List.of(object.ref().words() + " does its polling work twice while old and new"
                            + " pods run: strategy Recreate, or the annotation " + COORDINATED
                            + " where servers share a"
                            + " coordination database, avoids that (" + why + ")"));
        }
        Map<String, Object> recreate = new LinkedHashMap<>();
        recreate.put("type", "Recreate");
        // what the server has filled in for another type has to go
        recreate.put("rollingUpdate", null);
        return new Completed(
                PodTemplate.withSpec(object, "strategy", recreate),
                List.of(object.ref().words() + " gets strategy Recreate: old and new pods would both do its polling"
                        + " work, and its requests wait meanwhile (" + why + ")"));
    }
}
