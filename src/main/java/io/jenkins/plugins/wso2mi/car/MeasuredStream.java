package io.jenkins.plugins.wso2mi.car;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Counts and sums what is read, digests it if asked to, and stops where there is more than allowed. */
public final class MeasuredStream extends FilterInputStream {
    private static final int SMALL_BUFFER = 8 << 10;
    private static final int LARGE_BUFFER = 64 << 10;

    private final @Nullable MessageDigest digest;
    private final CRC32 crc = new CRC32();
    private final long limit;
    private long count;

    /**
     * Measures a stream.
     *
     * @param limit bytes that may be read; one more is a {@link DamagedCarException}
     */
    public MeasuredStream(InputStream in, long limit) {
        this(in, limit, null);
    }

    private MeasuredStream(InputStream in, long limit, @Nullable MessageDigest digest) {
        super(in);
        this.limit = limit;
        this.digest = digest;
    }

    /**
     * Measures a stream and digests it too.
     *
     * @param limit bytes that may be read; one more is a {@link DamagedCarException}
     */
    static MeasuredStream digesting(InputStream in, long limit) {
        return new MeasuredStream(in, limit, sha256());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got > 0) {
            count += got;
            crc.update(buffer, offset, got);
            if (digest != null) {
                digest.update(buffer, offset, got);
            }
        }
        if (count > limit) {
            throw new DamagedCarException("it unpacks to more than " + limit + " bytes", "split the application");
        }
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : readNBytes((int) Math.min(bytes, 8_192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[in.available() > SMALL_BUFFER ? LARGE_BUFFER : SMALL_BUFFER];
        long before = count;
        for (int got = read(buffer); got >= 0; got = read(buffer)) {
            out.write(buffer, 0, got);
        }
        return count - before;
    }

    /** Reads what is left, so that count and sums are those of the whole. */
    public void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    /** Bytes read so far. */
    public long count() {
        return count;
    }

    /** The CRC-32 of what was read. */
    public long crc() {
        return crc.getValue();
    }

    /** The SHA-256 of what was read, hexadecimal; to be asked once, of a {@link #digesting} stream. */
    String digest() {
        return HexFormat.of().formatHex(Objects.requireNonNull(digest).digest());
    }

    /** A SHA-256 to be fed. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
