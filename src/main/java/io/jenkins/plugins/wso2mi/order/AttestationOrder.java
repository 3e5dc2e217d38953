package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import java.io.Serializable;
import java.util.Map;

/**
 * What is attached to images that are made of others.
 *
 * @param provenance whether a statement of what they were made of is attached
 * @param sbom whether a bill of materials is attached
 * @param builder address of the Jenkins that does it; blank if it has none
 */
public record AttestationOrder(boolean provenance, boolean sbom, String builder) implements Serializable {
    /** Nothing. */
    public static final AttestationOrder NONE = new AttestationOrder(false, false, "");

    Attestations attestations() {
        return new Attestations(provenance, sbom, BuildOrigin.in(Map.of("JENKINS_URL", builder)));
    }
}
