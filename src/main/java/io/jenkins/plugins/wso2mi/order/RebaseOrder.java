package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.rebase.Rebase;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.Map;

/**
 * An order to put images on a new base.
 *
 * @param images references with tags, one a line
 * @param base the new base; blank for what each one's own base name stands for now
 * @param tag the tag of the new images; blank to move their tags
 * @param force whether to go on when server or user differ from those of the old base
 * @param attestations what is attached to the new images
 * @param dryRun whether to only say what would be pushed
 */
public record RebaseOrder(
        String images, String base, String tag, boolean force, AttestationOrder attestations, boolean dryRun)
        implements ImageWork<RebaseFacts> {
    @Override
    public RebaseFacts run(RegistryAccess access, ContentCache cache, Reporter report)
            throws IOException, InterruptedException {
        try {
            return RebaseFacts.of(new Rebase(access, cache).run(request(), report, dryRun));
        } catch (RefusedException e) {
            // other steps have several tags
            throw FieldNames.of(e, Map.of("--tag", "tag"));
        }
    }

    RebaseRequest request() {
        return new RebaseRequest(
                Lines.of(images),
                base.isBlank() ? null : base,
                tag.isBlank() ? null : tag,
                force,
                attestations.attestations());
    }
}
