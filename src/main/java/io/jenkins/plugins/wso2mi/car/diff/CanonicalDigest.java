package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.MeasuredStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A SHA-256 over pieces, each with its kind and length, so that no two sequences of pieces have the same bytes. */
final class CanonicalDigest {
    private final MessageDigest digest = MeasuredStream.sha256();

    CanonicalDigest add(char kind, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(6).putChar(kind).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    /** Of all that was added since the last call. */
    String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds a bare piece of a text; it may end within a pair of surrogates, which no encoder takes. */
    void piece(String piece) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * piece.length());
        bytes.asCharBuffer().put(piece);
        digest.update(bytes);
    }
}
