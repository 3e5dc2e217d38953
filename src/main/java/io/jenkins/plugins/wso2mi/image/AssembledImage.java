package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.util.List;

/**
 * An image that is complete, and not yet pushed.
 *
 * @param top the document that tags point to
 * @param members the manifests that it names, if it is an index
 * @param blobs in the order to push
 */
record AssembledImage(StoredDocument top, List<StoredDocument> members, List<NeededBlob> blobs) {
    AssembledImage {
        members = List.copyOf(members);
        blobs = List.copyOf(blobs);
    }
}
