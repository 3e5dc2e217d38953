package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.util.List;
import java.util.Map;

/**
 * A document that refers to an image (OCI image specification 1.1, manifests with {@code subject}).
 *
 * @param title what it is, for people: {@code provenance}
 * @param type media type of the document, which is the artifact's type too
 * @param document canonically written
 * @param manifest by which it refers to the image
 */
record Referrer(String title, String type, JsonObject document, StoredDocument manifest) {
    /** The configuration of what has none (OCI image specification 1.1, guidance for an empty descriptor). */
    static final JsonObject EMPTY = JsonObject.EMPTY;

    static final Descriptor NO_CONFIG = named(MediaTypes.OCI_EMPTY, EMPTY);

    /**
     * Makes one.
     *
     * @param annotations of the manifest
     */
    static Referrer of(
            String title, String type, JsonObject document, Descriptor subject, Map<String, String> annotations) {
        JsonObject manifest = JsonObject.of(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                MediaTypes.OCI_MANIFEST,
                "artifactType",
                type,
                "config",
                NO_CONFIG.json(),
                "layers",
                List.of(named(type, document).json()),
                "subject",
                new Descriptor(subject.mediaType(), subject.digest(), subject.size()).json(),
                "annotations",
                annotations));
        return new Referrer(title, type, document, StoredDocument.of(manifest));
    }

    private static Descriptor named(String type, JsonObject document) {
        byte[] bytes = document.bytes();
        return new Descriptor(type, Digest.of(bytes), bytes.length);
    }

    /** Names its document. */
    Descriptor content() {
        return named(type, document);
    }

    /** As an entry of the list of an image's referrers. */
    JsonObject listed() {
        JsonObject more = JsonObject.of(Map.of("artifactType", type));
        Descriptor named = manifest.descriptor();
        return new Descriptor(named.mediaType(), named.digest(), named.size(), more).json();
    }
}
