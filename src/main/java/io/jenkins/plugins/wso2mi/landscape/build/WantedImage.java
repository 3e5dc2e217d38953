package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.Contents;
import io.jenkins.plugins.wso2mi.registry.ImageReference;

/**
 * An image of the landscape that shall be there.
 *
 * @param name the unit's; {@code base} for the base
 * @param repository without tag
 * @param inputs what it has to be made of
 */
record WantedImage(String name, ImageReference repository, Contents contents, Fingerprint inputs) {

    /**
     * The repository of an image.
     *
     * @param image as the landscape names it
     * @param registry what stands before it if it names no host; blank for nothing
     * @throws RefusedException if this gives no name of a repository
     */
    static ImageReference repository(String image, String registry) {
        ImageReference plain = ImageReference.parse(image, "image");
        boolean hasHost = !plain.registry().equals(ImageReference.DOCKER_HUB)
                || image.startsWith(ImageReference.DOCKER_HUB + "/");
        return hasHost || registry.isBlank()
                ? plain
                : ImageReference.parse(registry.replaceFirst("/$", "") + "/" + image, "--registry");
    }
}
