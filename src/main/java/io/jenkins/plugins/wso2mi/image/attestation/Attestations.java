package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which documents an image gets.
 *
 * @param provenance whether it gets one that says what it was built of
 * @param sbom whether it gets a software bill of materials
 * @param origin where the build comes from
 */
public record Attestations(boolean provenance, boolean sbom, BuildOrigin origin) {
    /** None. */
    public static final Attestations NONE = new Attestations(false, false, BuildOrigin.UNKNOWN);

    private static final Map<String, String> PREDICATE = Map.of("in-toto.io/predicate-type", Provenance.PREDICATE);

    /** Whether there is nothing to attach. */
    public boolean isEmpty() {
        return !provenance && !sbom;
    }

    /**
     * Attaches them to an image.
     *
     * @param repository that has the image, or will have it
     * @param dryRun whether to only say what would be pushed
     * @throws IOException if the registry, or a file that is in the image, cannot be read or written; what was attached
     *     until then stays, and is not attached again the next time
     */
    public List<Attached> attach(Attestable image, WritableRepository repository, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        List<Referrer> all = new ArrayList<>();
        if (provenance) {
            all.add(Referrer.of(
                    "provenance", MediaTypes.IN_TOTO, image.provenance(origin), image.subject(), PREDICATE));
        }
        if (sbom) {
            all.add(Referrer.of("SBOM", MediaTypes.CYCLONEDX, image.bill(repository), image.subject(), Map.of()));
        }
        return all.isEmpty() ? List.of() : new Referrers(repository, image.subject(), reporter, dryRun).attach(all);
    }
}
