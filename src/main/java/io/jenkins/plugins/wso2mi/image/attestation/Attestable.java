package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;

/** An image that documents can be attached to, with what they say of it. */
public sealed interface Attestable permits ImageParts, RebasedParts {
    /** The image's manifest or index. */
    Descriptor subject();

    /**
     * What it was made of, and by whom: an in-toto statement.
     *
     * @throws IOException if a file that is in the image cannot be read any more
     */
    JsonObject provenance(BuildOrigin origin) throws IOException;

    /**
     * What is in it, in CycloneDX.
     *
     * @param repository that has the image, or will have it
     * @throws IOException if a file that is in the image, or the registry, cannot be read
     */
    JsonObject bill(Repository repository) throws IOException, InterruptedException;
}
