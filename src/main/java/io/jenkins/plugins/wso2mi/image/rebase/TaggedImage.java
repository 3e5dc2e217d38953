package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.util.Optional;

/**
 * What a tag stands for now.
 *
 * @param top the document that it points to
 */
record TaggedImage(StoredDocument top, RemoteImage image) {
    ImageReference reference() {
        return image.reference();
    }

    Digest digest() {
        return top.digest();
    }

    /** What it says that it was built on. */
    Optional<BaseLink> base() {
        return BaseLink.below(image.platforms().get(0)).stream().findFirst();
    }
}
