package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the bill of materials that this project attached to an image; those of scanners are not of its shape. */
final class AttachedBill {
    private static final int LIMIT = 32 << 20;

    /** How many bills are opened to look for ours. */
    private static final int OPENED = 20;

    /** Some registries list a manifest by the type of its configuration. */
    private static final Set<String> TYPES = Set.of(MediaTypes.CYCLONEDX, MediaTypes.OCI_EMPTY);

    private AttachedBill() {}

    /**
     * The bill.
     *
     * @return empty if none is attached
     * @throws RegistryException if the registry cannot be asked
     */
    static Optional<JsonObject> find(Repository repository, Digest image) throws IOException, InterruptedException {
        List<String> bills = ReferrerList.of(repository, image).entries().stream()
                .filter(entry -> TYPES.contains(entry.text("artifactType").orElse(MediaTypes.OCI_EMPTY)))
                .flatMap(entry -> entry.text("digest").stream())
                .filter(digest -> Digest.parse(digest).isPresent())
                .limit(OPENED)
                .toList();
        for (String bill : bills) {
            Optional<JsonObject> document = read(repository, bill).filter(found -> BillOfMaterials.isOf(image, found));
            if (document.isPresent()) {
                return document;
            }
        }
        return Optional.empty();
    }

    /** A document that is gone, or none, is not ours. */
    private static Optional<JsonObject> read(Repository repository, String manifest)
            throws IOException, InterruptedException {
        try {
            List<JsonObject> layers = repository.document(manifest).json().objects("layers");
            Descriptor document = layers.size() == 1 ? Descriptor.from(layers.get(0)) : null;
            return document == null || !document.mediaType().equals(MediaTypes.CYCLONEDX)
                    ? Optional.empty()
                    : Optional.of(JsonObject.parse(repository.blob(document, LIMIT)));
        } catch (ImageFormatException e) {
            return Optional.empty();
        } catch (RegistryException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
