package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image that was put on a new base, and what is known of it. No layer of it is read, so its own files are told by
 * the bill that is attached to the old image; where there is none, its carbon applications by the label alone.
 *
 * @param image its repository
 * @param subject its manifest or index
 * @param before the image that it was made of
 * @param base the new base
 * @param inherited carbon applications that are in the new base
 * @param own carbon applications that its own layers bring
 */
public record RebasedParts(
        ImageReference image,
        Descriptor subject,
        RemoteImage before,
        RemoteImage base,
        List<BurntApplication> inherited,
        List<BurntApplication> own)
        implements Attestable {
    public RebasedParts {
        inherited = List.copyOf(inherited);
        own = List.copyOf(own);
    }

    /** The image by digest, which always stands for these bytes. */
    ImageReference pinned() {
        return image.withDigest(subject.digest());
    }

    @Override
    public JsonObject provenance(BuildOrigin origin) {
        return Provenance.of(this, origin);
    }

    @Override
    public JsonObject bill(Repository repository) throws IOException, InterruptedException {
        Optional<JsonObject> old =
                AttachedBill.find(repository, before.descriptor().digest());
        return BillOfMaterials.of(this, old);
    }
}
