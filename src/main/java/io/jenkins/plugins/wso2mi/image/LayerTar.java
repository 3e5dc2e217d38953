package io.jenkins.plugins.wso2mi.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes the tar of a layer so that the same entries are always the same bytes: no times, no names of users. Long and
 * non-ASCII paths are written as POSIX extended headers here and not by the library, whose own ones carry the name of
 * whoever builds.
 */
final class LayerTar implements AutoCloseable {
    private static final int NAME_LIMIT = 100;

    private final TarArchiveOutputStream tar;

    LayerTar(OutputStream out) {
        tar = new TarArchiveOutputStream(out, UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    void add(LayerEntry entry) throws IOException {
        if (entry instanceof LayerEntry.Regular file) {
            add(file);
        } else if (entry instanceof LayerEntry.Link link) {
            put(link, link.path(), TarConstants.LF_SYMLINK, link.target(), 0);
            tar.closeArchiveEntry();
        } else {
            put(entry, entry.path() + "/", TarConstants.LF_DIR, "", 0);
            tar.closeArchiveEntry();
        }
    }

    private void add(LayerEntry.Regular file) throws IOException {
        long size = Files.size(file.source());
        put(file, file.path(), TarConstants.LF_NORMAL, "", size);
        long copied = Files.copy(file.source(), tar);
        if (copied != size) {
            throw new IOException(file.source() + " changed while it was read; build again when it is complete");
        }
        tar.closeArchiveEntry();
    }

    private void put(LayerEntry entry, String path, byte type, String target, long size) throws IOException {
        Map<String, String> extended = new TreeMap<>();
        if (needsExtended(path)) {
            extended.put("path", path);
        }
        if (needsExtended(target)) {
            extended.put("linkpath", target);
        }
        if (!extended.isEmpty()) {
            putExtended(extended);
        }
        TarArchiveEntry header = header(path, type, entry.mode(), entry.owner(), size);
        header.setLinkName(target);
        tar.putArchiveEntry(header);
    }

    private static boolean needsExtended(String name) {
        return name.getBytes(UTF_8).length > NAME_LIMIT
                || !US_ASCII.newEncoder().canEncode(name);
    }

    private void putExtended(Map<String, String> values) throws IOException {
        StringBuilder records = new StringBuilder();
        values.forEach((key, value) -> records.append(record(key, value)));
        byte[] bytes = records.toString().getBytes(UTF_8);
        tar.putArchiveEntry(
                header("PaxHeaders/x", TarConstants.LF_PAX_EXTENDED_HEADER_LC, 0644, Owner.ROOT, bytes.length));
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** A record begins with its own length in bytes, which counts itself. */
    private static String record(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int length = rest.getBytes(UTF_8).length;
        int whole = length + String.valueOf(length).length();
        if (String.valueOf(whole).length() > String.valueOf(length).length()) {
            whole = length + String.valueOf(whole).length();
        }
        return whole + rest;
    }

    private static TarArchiveEntry header(String path, byte type, int mode, Owner owner, long size) {
        TarArchiveEntry header = new TarArchiveEntry(path, type);
        header.setMode(mode);
        header.setUserId(owner.uid());
        header.setGroupId(owner.gid());
        header.setUserName("");
        header.setGroupName("");
        header.setModTime(0L);
        header.setSize(size);
        return header;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
