package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.Manifest;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.util.List;

/**
 * An image that is complete, and not yet pushed.
 *
 * @param top the document that tags point to
 * @param members the manifests that it names, if it is an index
 * @param blobs in the order to push
 */
public record AssembledImage(StoredDocument top, List<StoredDocument> members, List<NeededBlob> blobs) {
    public AssembledImage {
        members = List.copyOf(members);
        blobs = List.copyOf(blobs);
    }

    /**
     * The digest of its configuration, which engines call the image's id; of its first platform, if it has several.
     *
     * @throws ImageFormatException if a manifest of it is none
     */
    Digest id() throws ImageFormatException {
        StoredDocument first = members.isEmpty() ? top : members.get(0);
        return Manifest.from(first.json()).config().digest();
    }
}
