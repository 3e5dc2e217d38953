package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.Publication;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an ordered image is made known.
 *
 * @param tagFormat such as <code>{version}-{git}</code>; blank if no tag is made
 * @param provenance whether a statement of what it was built of is attached
 * @param sbom whether a bill of materials is attached
 */
public record PublicationOrder(String tagFormat, boolean provenance, boolean sbom) implements Serializable {
    /** By the tags that are given alone. */
    public static final PublicationOrder PLAIN = new PublicationOrder("", false, false);

    Publication publication(BuildSite site) throws InterruptedException {
        BuildOrigin origin = BuildOrigin.in(site.environment());
        if (origin.commit().isEmpty() && (provenance || tagFormat.contains("{git}"))) {
            origin = origin.at(commit(site));
        }
        return new Publication(tagFormat, new Attestations(provenance, sbom, origin));
    }

    /** What git says is checked out in the workspace; empty if nothing is, or there is no git. */
    private static String commit(BuildSite site) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            List<String> question = List.of("git", "rev-parse", "HEAD");
            int code = site.programs().run(question, Map.of(), site.workspace().toString(), lines::add);
            return code == 0 && lines.size() == 1 ? lines.get(0).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
