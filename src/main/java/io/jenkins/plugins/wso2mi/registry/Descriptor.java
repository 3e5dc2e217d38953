package io.jenkins.plugins.wso2mi.registry;

import java.util.Map;

/**
 * Names content by type, digest and size (OCI content descriptor).
 *
 * @param mediaType such as {@link MediaTypes#OCI_LAYER_GZIP}
 * @param size bytes
 * @param more the other members, such as {@code platform}, {@code annotations} and {@code urls}
 */
public record Descriptor(String mediaType, Digest digest, long size, JsonObject more) {
    /** A descriptor without other members. */
    public Descriptor(String mediaType, Digest digest, long size) {
        this(mediaType, digest, size, JsonObject.EMPTY);
    }

    /**
     * Reads a descriptor.
     *
     * @throws ImageFormatException if type, digest or size is missing or wrong
     */
    public static Descriptor from(JsonObject json) throws ImageFormatException {
        String mediaType =
                json.text("mediaType").orElseThrow(() -> new ImageFormatException("a descriptor has no mediaType"));
        Digest digest = json.text("digest")
                .flatMap(Digest::parse)
                .orElseThrow(() -> new ImageFormatException("a descriptor has no sha256 digest"));
        long size = json.number("size").orElse(-1);
        if (size < 0) {
            throw new ImageFormatException("the descriptor of " + digest + " has no size");
        }
        return new Descriptor(mediaType, digest, size, json.without("mediaType", "digest", "size"));
    }

    /** As a member of a manifest or an index. */
    public JsonObject json() {
        return more.with("mediaType", mediaType)
                .with("digest", digest.toString())
                .with("size", size);
    }

    /** The same content by the name that OCI has for its type. */
    public Descriptor inOci() {
        return new Descriptor(MediaTypes.ociName(mediaType), digest, size, more);
    }

    /** Operating system and architecture: {@code linux/arm64/v8}; empty if it names none. */
    public String platform() {
        Map<String, String> platform = more.object("platform").texts();
        if (!platform.containsKey("os") || !platform.containsKey("architecture")) {
            return "";
        }
        String variant = platform.containsKey("variant") ? "/" + platform.get("variant") : "";
        return platform.get("os") + "/" + platform.get("architecture") + variant;
    }
}
