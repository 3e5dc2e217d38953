package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.image.attestation.Attached;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.ImageParts;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;

/**
 * How an image is made known: the tag that is made for it, and the documents that are attached to it.
 *
 * @param tagFormat such as <code>{version}-{git}</code>; blank if no tag is made
 */
public record Publication(String tagFormat, Attestations attestations) {
    /** By the tags that are given alone. */
    public static final Publication PLAIN = new Publication("", Attestations.NONE);

    /** How its tag is made. */
    public TagFormat format() {
        return new TagFormat(tagFormat);
    }

    /**
     * Attaches the documents to an image that was built.
     *
     * @throws IOException if that fails; the image stays, and the same build attaches them later
     */
    public BuiltImage attach(
            BuiltImage built, ImageParts parts, Registries registries, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        if (attestations.isEmpty()) {
            return built;
        }
        ImageReference repository = built.reference();
        try {
            List<Attached> attached = attestations.attach(parts, registries.writable(repository), reporter, dryRun);
            attached.forEach(one -> reporter.item("referrer", one.sentence(), one.facts()));
            return built.with(attached, registries.traffic());
        } catch (RegistryException e) {
            throw new IOException(
                    repository + " is there, but not what is to be attached to it: " + e.getMessage()
                            + "; the same build attaches it",
                    e);
        }
    }
}
