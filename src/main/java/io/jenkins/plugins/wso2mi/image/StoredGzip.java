package io.jenkins.plugins.wso2mi.image;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * Writes gzip (RFC 1952) whose content is stored, not compressed (RFC 1951 section 3.2.4). Applications, jars and Java
 * runtimes are compressed already, and what a deflater makes of the same bytes differs between versions and builds of
 * zlib: stored blocks are the same bytes, and give the same digest, on every machine.
 */
final class StoredGzip extends FilterOutputStream {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int BLOCK = 0xffff;

    private final byte[] block = new byte[BLOCK];
    private final CRC32 crc = new CRC32();
    private int filled;
    private long size;

    StoredGzip(OutputStream out) throws IOException {
        super(out);
        out.write(HEADER);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        crc.update(bytes, offset, length);
        size += length;
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == BLOCK) {
                writeBlock(false);
            }
            int part = Math.min(left, BLOCK - filled);
            System.arraycopy(bytes, from, block, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    private void writeBlock(boolean last) throws IOException {
        out.write(last ? 1 : 0);
        writeLittleEndian(filled, 2);
        writeLittleEndian(~filled, 2);
        out.write(block, 0, filled);
        filled = 0;
    }

    private void writeLittleEndian(long value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)) & 0xff);
        }
    }

    @Override
    public void close() throws IOException {
        try (OutputStream closing = out) {
            writeBlock(true);
            writeLittleEndian(crc.getValue(), 4);
            writeLittleEndian(size, 4);
            closing.flush();
        }
    }
}
