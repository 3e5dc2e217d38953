package io.jenkins.plugins.wso2mi.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image in a registry, as far as its documents tell; no layer was read.
 *
 * @param reference as it was asked for
 * @param descriptor names its manifest, or its index
 * @param index null if it is for one platform only
 * @param platforms at least one
 */
public record RemoteImage(
        ImageReference reference,
        Descriptor descriptor,
        @Nullable ImageIndex index,
        List<PlatformImage> platforms) {
    public RemoteImage {
        platforms = List.copyOf(platforms);
    }

    /** Its name by digest, which always stands for these bytes. */
    public ImageReference pinned() {
        return reference.withDigest(descriptor.digest());
    }

    /** The base image's index, if it has one. */
    public Optional<ImageIndex> asIndex() {
        return Optional.ofNullable(index);
    }
}
