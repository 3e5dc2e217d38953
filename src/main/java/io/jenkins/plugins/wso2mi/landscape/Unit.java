package io.jenkins.plugins.wso2mi.landscape;

import java.util.List;
import java.util.Map;

/**
 * A part of the landscape with an image and a release of its own.
 *
 * @param name as in the file
 * @param image its repository, without tag
 * @param contents what is added to the base
 * @param manifests files and folders with its Kubernetes objects, from the project; none for an image that is not
 *     released from here
 * @param deploy whether the file itself says how it runs
 */
public record Unit(String name, String image, Contents contents, List<String> manifests, boolean deploy) {
    public Unit {
        manifests = List.copyOf(manifests);
    }

    /** What machines read of it. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = Facts.of(contents, "name", name, "image", image);
        facts.put("manifests", manifests);
        facts.put("deploy", deploy);
        return facts;
    }
}
