package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.Serializable;
import java.util.Objects;

/**
 * An image that was built.
 *
 * @param reference by digest
 * @param name registry and repository
 * @param tag the first one
 * @param digest such as {@code sha256:9f86d0...}
 * @param id digest of its configuration, which engines call the image's id
 * @param base the base image by digest; empty if there is none
 * @param baseDigest the base image's digest; empty if there is none
 */
public record ImageFacts(
        String reference, String name, String tag, String digest, String id, String base, String baseDigest)
        implements Serializable {
    static ImageFacts of(BuiltImage built) {
        ImageReference base = built.base();
        return new ImageFacts(
                built.reference().toString(),
                built.reference().name(),
                built.tags().get(0),
                built.digest().toString(),
                built.id().toString(),
                Objects.toString(base, ""),
                base == null ? "" : Objects.toString(base.digest(), ""));
    }
}
