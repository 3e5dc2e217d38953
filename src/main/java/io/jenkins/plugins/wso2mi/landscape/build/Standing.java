package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.util.Optional;

/**
 * What the registry has of an image.
 *
 * @param made the image that is made of just the wanted inputs, on the wanted base; empty if there is none
 * @param before the image of before; empty if there is none, or nobody has looked
 */
record Standing(Optional<Digest> made, Optional<Before> before) {
    static final Standing NOTHING = new Standing(Optional.empty(), Optional.empty());

    /**
     * An image by its moving tag.
     *
     * @param inputs what it says that it was made of; without parts if it says nothing
     * @param base what it says that it was built on
     */
    record Before(Digest image, Fingerprint inputs, Optional<Digest> base) {}
}
