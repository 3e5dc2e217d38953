package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.Serializable;
import java.util.Objects;

/**
 * An image that was built.
 *
 * @param reference by digest; by tag where a dry run cannot know it
 * @param name registry and repository
 * @param tag the first one
 * @param digest such as {@code sha256:9f86d0...}; empty where a dry run cannot know it
 * @param id digest of its configuration, which engines call the image's id; empty where a dry run cannot know it
 * @param base the base image by digest; empty if there is none
 * @param baseDigest the base image's digest; empty if there is none
 * @param baseName the base image's name as it was asked for; empty if there is none
 */
public record ImageFacts(
        String reference,
        String name,
        String tag,
        String digest,
        String id,
        String base,
        String baseDigest,
        String baseName)
        implements Serializable {
    /** What a dry run knows of an image that an engine would build. */
    static ImageFacts planned(ImageReference target) {
        return new ImageFacts(target.toString(), target.name(), target.identifier(), "", "", "", "", "");
    }

    static ImageFacts of(BuiltImage built) {
        ImageReference base = built.base();
        return new ImageFacts(
                built.reference().toString(),
                built.reference().name(),
                built.tags().get(0),
                built.digest().toString(),
                built.id().toString(),
                base == null ? "" : base.name() + "@" + base.digest(),
                base == null ? "" : Objects.toString(base.digest(), ""),
                built.baseName());
    }
}
