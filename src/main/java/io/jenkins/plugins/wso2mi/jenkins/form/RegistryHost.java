package io.jenkins.plugins.wso2mi.jenkins.form;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import org.jspecify.annotations.Nullable;

/** The registry that an image's name in a form stands for, so that only credentials for it are offered. */
final class RegistryHost {
    private RegistryHost() {}

    /** The host, with port if there is one; empty if the text is no name of an image. */
    static String of(@Nullable String image) {
        if (image == null || image.isBlank()) {
            return ofPrefix(MiGlobalConfiguration.get().getRegistry());
        }
        try {
            return ImageReference.parse(image.strip(), "image").registry();
        } catch (RefusedException e) {
            return "";
        }
    }

    /** The host of the first of several images, one a line. */
    static String ofFirst(@Nullable String images) {
        return of(images == null ? "" : Lines.of(images).stream().findFirst().orElse(""));
    }

    /** The host of a prefix of images; empty if there is none. */
    static String ofPrefix(@Nullable String prefix) {
        return prefix == null || prefix.isBlank() ? "" : of(prefix.strip() + "/image");
    }

    /**
     * Checks a prefix: a registry's host, or host and path.
     *
     * @return an empty text: there is nothing to tell
     * @throws RefusedException if it is none
     */
    static String checkPrefix(String prefix) {
        ImageReference image = ImageReference.parse(prefix + "/image", "registry");
        if (!prefix.startsWith(image.registry())) {
            throw new RefusedException("registry", Messages.noRegistry(), "");
        }
        return "";
    }
}
