package io.jenkins.plugins.wso2mi.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-256 digest that names content in a registry; prints as {@code sha256:<hex>}. Registries may know other
 * algorithms, but none is in use.
 *
 * @param hex 64 lower case hexadecimal digits
 */
public record Digest(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final String PREFIX = "sha256:";

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if it is not 64 lower case hexadecimal digits
     */
    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("'" + hex + "' is no SHA-256");
        }
    }

    /** Reads {@code sha256:<hex>}; empty if it is anything else. */
    public static Optional<Digest> parse(String text) {
        if (!text.startsWith(PREFIX)
                || !HEX.matcher(text.substring(PREFIX.length())).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Digest(text.substring(PREFIX.length())));
    }

    /** The digest of bytes. */
    public static Digest of(byte[] content) {
        return of(sha256(), content);
    }

    /** The digest of what a {@linkplain #sha256() computation} was fed. */
    public static Digest of(MessageDigest fed) {
        return of(fed, new byte[0]);
    }

    private static Digest of(MessageDigest computation, byte[] content) {
        return new Digest(HexFormat.of().formatHex(computation.digest(content)));
    }

    /** A new computation of such a digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The first twelve digits, enough for people: {@code sha256:9f86d081884c}. */
    public String brief() {
        return PREFIX + hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
