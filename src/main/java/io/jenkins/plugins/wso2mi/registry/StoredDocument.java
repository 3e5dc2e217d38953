package io.jenkins.plugins.wso2mi.registry;

/** A manifest or an index, as its bytes are in a registry. */
public final class StoredDocument {
    private final String mediaType;
    private final byte[] bytes;
    private final Digest digest;

    StoredDocument(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.digest = Digest.of(bytes);
    }

    /** A manifest or an index, canonically written. */
    public static StoredDocument of(JsonObject json) {
        return new StoredDocument(json.text("mediaType").orElse(MediaTypes.OCI_MANIFEST), json.bytes());
    }

    /** As the registry says, or as it is to be put. */
    public String mediaType() {
        return mediaType;
    }

    /** Its bytes, as they are or will be in the registry. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Its name. */
    public Digest digest() {
        return digest;
    }

    /** Names it in an index. */
    public Descriptor descriptor() {
        return new Descriptor(mediaType, digest, bytes.length);
    }

    /**
     * Its members.
     *
     * @throws ImageFormatException if it is no JSON object
     */
    public JsonObject json() throws ImageFormatException {
        return JsonObject.parse(bytes);
    }
}
