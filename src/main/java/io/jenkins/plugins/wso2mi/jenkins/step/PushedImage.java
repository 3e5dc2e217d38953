package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.model.Run;
import io.jenkins.plugins.wso2mi.jenkins.trigger.BuiltImageAction;
import io.jenkins.plugins.wso2mi.order.ImageFacts;
import io.jenkins.plugins.wso2mi.order.RebaseFacts;
import io.jenkins.plugins.wso2mi.order.RebasedFacts;
import java.io.IOException;
import org.jenkinsci.plugins.docker.commons.fingerprint.DockerFingerprints;

/** Remembers with a build what it has pushed, and the bases that the trigger watches. */
final class PushedImage {
    private PushedImage() {}

    /** Remembers an image that was built, or found as it was wanted; of such a one the id is empty. */
    static void remember(Run<?, ?> run, ImageFacts facts) throws IOException {
        if (!facts.baseName().isEmpty()) {
            BuiltImageAction.add(run, facts.reference(), facts.digest(), facts.baseName(), facts.baseDigest());
        }
        if (!facts.id().isEmpty()) {
            DockerFingerprints.addFromFacet(null, facts.id().replaceFirst("^sha256:", ""), run);
        }
    }

    /** Remembers images that are on a new base; those too that were on it already, since that may move again. */
    static void remember(Run<?, ?> run, RebaseFacts facts) throws IOException {
        for (RebasedFacts image : facts.images()) {
            BuiltImageAction.add(run, image.reference(), image.digest(), image.baseName(), image.baseDigest());
        }
    }
}
