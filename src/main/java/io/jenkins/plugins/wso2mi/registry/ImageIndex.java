package io.jenkins.plugins.wso2mi.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * An image for several platforms.
 *
 * @param manifests one a platform
 * @param more the other members, such as {@code annotations}
 */
public record ImageIndex(List<Descriptor> manifests, JsonObject more) {
    public ImageIndex {
        manifests = List.copyOf(manifests);
    }

    /**
     * Reads an index, in OCI's or Docker's form. Entries that are no image for a platform (attestations have the
     * platform {@code unknown/unknown}) are left out: what they attest is another image.
     *
     * @throws ImageFormatException if it names no image
     */
    public static ImageIndex from(JsonObject json) throws ImageFormatException {
        List<Descriptor> manifests = new ArrayList<>();
        for (JsonObject manifest : json.objects("manifests")) {
            Descriptor found = Descriptor.from(manifest);
            if (MediaTypes.isManifest(found.mediaType()) && !found.platform().startsWith("unknown/")) {
                manifests.add(found);
            }
        }
        if (manifests.isEmpty()) {
            throw new ImageFormatException("it names no image for a platform");
        }
        return new ImageIndex(manifests, json.without("manifests", "mediaType", "schemaVersion"));
    }

    /** In OCI's form. */
    public JsonObject json() {
        return more.with("schemaVersion", 2)
                .with("mediaType", MediaTypes.OCI_INDEX)
                .with("manifests", manifests.stream().map(Descriptor::json).toList());
    }
}
