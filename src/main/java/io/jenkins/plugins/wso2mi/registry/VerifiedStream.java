package io.jenkins.plugins.wso2mi.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.LongAdder;

/**
 * The bytes of a blob as they arrive: at their end, size and digest are compared with the blob's name. A registry that
 * stops sending in between is given up after a while.
 */
final class VerifiedStream extends FilterInputStream {
    private static final Timer DEADLINES = new Timer("registry-deadlines", true);

    private final Descriptor blob;
    private final MessageDigest computed = Digest.sha256();
    private final TimerTask deadline;
    private volatile boolean late;
    private final LongAdder count = new LongAdder();

    VerifiedStream(InputStream arriving, Descriptor blob) {
        super(arriving);
        this.blob = blob;
        this.deadline = new TimerTask() {
            @Override
            public void run() {
                late = true;
                closeQuietly(arriving);
            }
        };
        DEADLINES.schedule(deadline, Call.patience(blob.size()).toMillis());
    }

    private static void closeQuietly(InputStream arriving) {
        try {
            arriving.close();
        } catch (IOException e) {
            // the reader is woken up all the same
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (IOException e) {
            throw late ? new IOException(blob.digest() + " came too slowly", e) : e;
        }
        if (read > 0) {
            count.add(read);
            computed.update(buffer, offset, read);
        } else if (read < 0) {
            verify();
        }
        return read;
    }

    private void verify() throws ImageFormatException {
        Digest found = Digest.of((MessageDigest) clone(computed));
        if (count.sum() != blob.size() || !found.equals(blob.digest())) {
            throw new ImageFormatException("the registry sent " + count + " bytes with digest " + found + " for "
                    + blob.digest() + " of " + blob.size() + " bytes");
        }
    }

    private static Object clone(MessageDigest digest) {
        try {
            return digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned in every Java runtime", e);
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] skipped = new byte[(int) Math.min(wanted, 64 * 1024)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        deadline.cancel();
        super.close();
    }
}
