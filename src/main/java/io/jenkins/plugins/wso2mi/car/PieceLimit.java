package io.jenkins.plugins.wso2mi.car;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a parser that reads on and on without an event: it holds attribute values, comments and CDATA sections whole,
 * however long they are.
 */
final class PieceLimit extends FilterInputStream {
    private static final int LIMIT = 2 << 20;

    private int piece;

    PieceLimit(InputStream in) {
        super(in);
    }

    /** The parser has come to an event. */
    void nextPiece() {
        piece = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        piece += Math.max(0, got);
        if (piece > LIMIT) {
            throw new IOException("a value, comment or CDATA section is longer than " + LIMIT + " bytes");
        }
        return got;
    }

    @Override
    public void close() {
        // the JDK's parser closes what it reads from, but the rest is still to be read
    }
}
