package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** By what an image is built. */
public enum Builder {
    /** What fits best here: {@link #REGISTRY}. */
    AUTO,
    /** New layers are put on top of the base at the registry; neither an engine nor the base's layers are needed. */
    REGISTRY,
    /** A docker engine. */
    DOCKER,
    /** Buildah, without an engine. */
    BUILDAH;

    /** As it is written in options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Notes a problem if this version does not have it. */
    void check(Problems problems) {
        if (this == DOCKER || this == BUILDAH) {
            problems.error(
                    "--builder " + word(),
                    "building with " + word() + " comes with a later release",
                    "leave the option out: images are then built at the registry, with no engine at all");
        }
    }

    /** The words of all, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Builder::word).toList();
    }
}
