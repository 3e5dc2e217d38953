package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.config.Problems;

/** Looks an image up before it is released. */
@FunctionalInterface
public interface ImageLookup {
    /** Takes every reference as it is, without a look. */
    ImageLookup NONE = (reference, problems) -> reference;

    /**
     * The reference to deploy for a reference that was given: by digest where the registry could be asked.
     *
     * @param problems where to note that the image does not exist (error) or could not be looked up (warning)
     */
    String resolve(String reference, Problems problems);
}
