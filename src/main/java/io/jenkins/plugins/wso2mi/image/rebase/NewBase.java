package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.util.Optional;

/**
 * An image to put others on.
 *
 * @param image its documents; not pushed yet, perhaps
 * @param repository that has its layers when they are needed
 */
record NewBase(RemoteImage image, Repository repository) {
    /** The part that is for the same platform as an image. */
    Optional<PlatformImage> like(PlatformImage other) {
        String wanted = platform(other.config());
        return image.platforms().stream()
                .filter(platform -> platform(platform.config()).equals(wanted))
                .findFirst();
    }

    /** Whether an image that says this of its base is on this one already. */
    boolean isWhat(BaseLink link) {
        return link.name().equals(BaseLink.nameOf(image.reference()))
                && link.digest().equals(image.descriptor().digest());
    }

    /** Operating system and architecture, as a configuration has them: {@code linux/arm64/v8}. */
    static String platform(ImageConfig config) {
        JsonObject json = config.json();
        String variant = json.text("variant").map(text -> "/" + text).orElse("");
        return json.text("os").orElse("") + "/" + json.text("architecture").orElse("") + variant;
    }
}
