package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.util.Optional;

/**
 * What was decided about an image.
 *
 * @param base what it is built on; empty if that has yet to be built
 * @param standing what its registry has
 */
record Choice(WantedImage wanted, Optional<Digest> base, Standing standing, Verdict verdict) {

    boolean isKept() {
        return verdict.kept().isPresent();
    }

    /** Why it is built, as one text. */
    String reason() {
        return String.join("; ", verdict.reasons());
    }
}
