package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** By what an image is built. */
public enum Builder {
    /** What fits best: {@link #REGISTRY}, unless a Dockerfile needs an engine; then that which is there. */
    AUTO,
    /** New layers are put on top of the base at the registry; neither an engine nor the base's layers are needed. */
    REGISTRY,
    /** Docker, with BuildKit. */
    DOCKER,
    /** Buildah, without a daemon. */
    BUILDAH;

    /** As it is written in options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Notes a problem if it needs a Dockerfile: for builds that have none. */
    void check(Problems problems) {
        if (this == DOCKER || this == BUILDAH) {
            problems.error(
                    "--builder " + word(),
                    word() + " builds by a Dockerfile, and none is given",
                    "name a docker project, or leave the option out: the image is then built at the registry");
        }
    }

    /** The words of all, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Builder::word).toList();
    }
}
