package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import picocli.CommandLine.Option;

/** What is attached to an image: options of the verbs that make one. */
final class AttestationOptions {
    @Option(
            names = "--provenance",
            description = "Attach what the image was made of: SLSA provenance, as an OCI referrer.")
    private boolean provenance;

    @Option(names = "--sbom", description = "Attach a bill of materials: CycloneDX, as an OCI referrer.")
    private boolean sbom;

    boolean isProvenance() {
        return provenance;
    }

    /** As it was asked for. */
    Attestations of(BuildOrigin origin) {
        return new Attestations(provenance, sbom, origin);
    }
}
