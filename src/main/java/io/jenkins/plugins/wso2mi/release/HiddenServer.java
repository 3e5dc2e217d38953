package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.release.completion.ServerContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Refuses volumes that are mounted over the server: what the image has in that folder, the server and the carbon
 * applications that were burnt in, nobody sees any more. Only an image that says its server lies elsewhere may have
 * such a mount.
 */
final class HiddenServer {
    /** Where WSO2's images have it, in a folder with the version in its name. */
    private static final Path USUAL = Path.of("/home/wso2carbon/wso2mi");

    private static final Pattern SERVER = Pattern.compile("/home/wso2carbon/wso2mi[^/]*");

    private HiddenServer() {}

    /**
     * Notes each mount of a Micro Integrator's container that hides the server.
     *
     * @param images is asked where a server lies, if a mount is above the usual place
     */
    static void check(KubernetesObject object, ImageLookup images, Problems problems) {
        for (Map<String, Object> container :
                KubernetesObject.maps(object.map("spec", "template", "spec"), "containers")) {
            if (ServerContainer.is(container)) {
                mounts(container).stream()
                        .filter(mount -> hides(mount, container, images))
                        .forEach(mount -> tell(object, container, mount, problems));
            }
        }
    }

    private static List<Map<String, Object>> mounts(Map<String, Object> container) {
        return KubernetesObject.maps(container, "volumeMounts").stream()
                .filter(mount -> USUAL.startsWith(path(mount))
                        || SERVER.matcher(path(mount).toString()).matches())
                .toList();
    }

    private static boolean hides(Map<String, Object> mount, Map<String, Object> container, ImageLookup images) {
        return images.serverHome(KubernetesObject.text(container, "image"))
                .map(home -> Path.of(home).normalize().startsWith(path(mount)))
                .orElse(true);
    }

    private static Path path(Map<String, Object> mount) {
        return Path.of("/").resolve(KubernetesObject.text(mount, "mountPath")).normalize();
    }

    private static void tell(
            KubernetesObject object, Map<String, Object> container, Map<String, Object> mount, Problems problems) {
        String volume = KubernetesObject.text(mount, "name");
        problems.error(
                object.where() + ": " + object.ref().words(),
                "container " + KubernetesObject.text(container, "name") + ": the mount of volume '" + volume + "' on '"
                        + KubernetesObject.text(mount, "mountPath")
                        + "' hides the server, which its image has there, with all that is burnt in",
                "mount it beside, such as at /var/" + volume + ": there, or with mictl by --mount " + volume + "=/var/"
                        + volume);
    }
}
