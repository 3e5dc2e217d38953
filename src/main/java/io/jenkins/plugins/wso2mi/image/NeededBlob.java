package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.BlobSource;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A blob that an image needs in its repository.
 *
 * @param title what it is, for people
 * @param isLayer false for the image's configuration
 * @param source its bytes; for a blob of the base, read from the base's repository only if they are needed
 * @param base the repository that has it; null if it is new
 */
public record NeededBlob(
        String title,
        boolean isLayer,
        Descriptor descriptor,
        BlobSource source,
        @Nullable Repository base) {
    /** A new layer. */
    public static NeededBlob of(Layer layer) {
        return new NeededBlob(layer.title(), true, layer.descriptor(), BlobSource.of(layer.file()), null);
    }

    /** A layer that a repository has. */
    public static NeededBlob of(Descriptor baseLayer, Repository base) {
        return new NeededBlob("base layer", true, baseLayer, () -> base.openBlob(baseLayer), base);
    }

    /** A new configuration. */
    public static NeededBlob config(Descriptor config, byte[] bytes) {
        return new NeededBlob("image configuration", false, config, BlobSource.of(bytes), null);
    }
}
