package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The end of a zip file, looked at before the JDK reads its directory into memory (APPNOTE.TXT 4.3.16). */
final class CentralDirectory {
    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int COMMENT_LIMIT = 0xFFFF;

    private CentralDirectory() {}

    /**
     * Refuses a file that is no zip, or whose directory is too large to be one of a carbon application.
     *
     * @throws DamagedCarException with the reason
     * @throws IOException if the file cannot be read
     */
    static void check(Path file, ReadLimits limits) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int size = (int) Math.min(in.length(), END_SIZE + COMMENT_LIMIT);
            byte[] tail = new byte[size];
            in.seek(in.length() - size);
            in.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            int at = size - END_SIZE;
            while (at >= 0 && end.getInt(at) != END_SIGNATURE) {
                at--;
            }
            if (at < 0) {
                throw new DamagedCarException(
                        in.length() == 0 ? "the file is empty" : "it is no zip archive, or its end is cut off",
                        "build it anew, and copy it as binary");
            }
            long entries = Short.toUnsignedLong(end.getShort(at + 10));
            long bytes = Integer.toUnsignedLong(end.getInt(at + 12));
            if (entries > limits.entries() || bytes > limits.directoryBytes()) {
                throw new DamagedCarException(
                        "it holds more than " + limits.entries() + " entries, or very long names",
                        "split the application");
            }
        }
    }
}
