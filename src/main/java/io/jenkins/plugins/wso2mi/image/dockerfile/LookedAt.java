package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.image.ImageTarget;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A docker project that nothing stands against.
 *
 * @param applications the carbon applications that it adds, by their names in the image
 * @param base empty if it is scratch, or cannot be read
 * @param current what the target's first tag points to now
 */
record LookedAt(
        Inspection project,
        Optional<RemoteImage> base,
        List<BurntApplication> applications,
        ImageTarget target,
        Optional<Digest> current,
        Map<String, String> labels,
        Map<String, String> arguments,
        Map<String, Secret> secrets) {}
