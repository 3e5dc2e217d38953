package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.Repository;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.registry.WritableRepository.Upload;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A blob on its way into a repository: mounted from one of the same registry, or sent.
 *
 * @param target where it goes
 */
record BlobTransfer(NeededBlob blob, WritableRepository target) {
    /** What is about to be done. */
    String sentence() {
        Repository from = mountable(blob, target) ? blob.base() : null;
        String blobInWords = blob.title() + " " + blob.descriptor().digest().brief() + " ("
                + blob.descriptor().size() + " bytes)";
        return from == null
                ? "push " + blobInWords + " to " + target.name()
                : "mount " + blobInWords + " from " + from.name() + " into " + target.name();
    }

    /** Whether another repository of the target's registry has a blob. */
    static boolean mountable(NeededBlob blob, Repository target) {
        Repository from = blob.base();
        return from != null && from.isBesides(target);
    }

    /** What it is counted as, if the registry does as it is asked. */
    UnaryOperator<PushedLayers> expected() {
        if (blob.base() == null) {
            return PushedLayers::oneSent;
        }
        return mountable(blob, target) ? PushedLayers::oneMounted : PushedLayers::oneCopied;
    }

    /**
     * Does it.
     *
     * @return what it is counted as
     */
    UnaryOperator<PushedLayers> run() throws IOException, InterruptedException {
        Repository from = blob.base();
        if (from == null || !mountable(blob, target)) {
            target.push(blob.descriptor(), blob.source());
            return expected();
        }
        Optional<Upload> begun = target.mount(blob.descriptor().digest(), from);
        if (begun.isEmpty()) {
            return PushedLayers::oneMounted;
        }
        target.push(begun.get(), blob.descriptor(), blob.source());
        return PushedLayers::oneCopied;
    }
}
