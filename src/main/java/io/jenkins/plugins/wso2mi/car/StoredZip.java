package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Zip files in a normal form: entries sorted, all of one time, not compressed. Deflate gives other bytes with another
 * zlib, and what these files go into, image layers, is compressed anyway.
 */
final class StoredZip {
    /**
     * The second time that a zip can note. The JDK takes the first for one before 1980 and adds a field with the moment
     * that it was in the time zone of this machine.
     */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private static final Comparator<ZipEntry> ORDER =
            Comparator.comparingInt(StoredZip::rank).thenComparing(ZipEntry::getName);

    private StoredZip() {}

    /** Writes an entry's content again. */
    interface Change {
        void copy(InputStream from, OutputStream to) throws IOException;
    }

    /**
     * Writes a zip again in the normal form.
     *
     * @param archive the zip to read
     * @param out where to write; stays open
     * @param changes how to change the entry of a name; empty to leave it as it is
     */
    static void rewrite(Path archive, OutputStream out, Function<String, Optional<Change>> changes) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipOutputStream to = new ZipOutputStream(out);
            List<ZipEntry> entries = new ArrayList<>(zip.stream().toList());
            entries.sort(ORDER);
            for (ZipEntry entry : entries) {
                Optional<Change> change = changes.apply(entry.getName());
                if (change.isPresent()) {
                    rewrite(zip, entry, change.get(), to);
                } else {
                    copy(zip, entry, to);
                }
            }
            to.finish();
        }
    }

    /**
     * Writes a zip in the normal form.
     *
     * @param entries the contents by name; a name that ends with a slash is a folder
     * @param out where to write; stays open
     */
    static void write(Map<String, EntryContent> entries, OutputStream out) throws IOException {
        ZipOutputStream to = new ZipOutputStream(out);
        for (ZipEntry entry :
                entries.keySet().stream().map(ZipEntry::new).sorted(ORDER).toList()) {
            EntryContent content = Objects.requireNonNull(entries.get(entry.getName()));
            try (MeasuredStream measured = new MeasuredStream(content.open(), Long.MAX_VALUE);
                    InputStream in = content.open()) {
                measured.drain();
                put(entry.getName(), measured.count(), measured.crc(), in, to);
            }
        }
        to.finish();
    }

    private static void copy(ZipFile zip, ZipEntry entry, ZipOutputStream to) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            put(entry.getName(), entry.getSize(), entry.getCrc(), in, to);
        }
    }

    private static void rewrite(ZipFile zip, ZipEntry entry, Change change, ZipOutputStream to) throws IOException {
        Path changed = Files.createTempFile("wso2mi-", ".entry");
        try {
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(changed)) {
                change.copy(in, out);
            }
            try (MeasuredStream measured = new MeasuredStream(Files.newInputStream(changed), Long.MAX_VALUE);
                    InputStream in = Files.newInputStream(changed)) {
                measured.drain();
                put(entry.getName(), measured.count(), measured.crc(), in, to);
            }
        } finally {
            Files.deleteIfExists(changed);
        }
    }

    private static void put(String name, long size, long crc, InputStream in, ZipOutputStream to) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(size);
        entry.setCrc(crc);
        to.putNextEntry(entry);
        in.transferTo(to);
        to.closeEntry();
    }

    /** Readers of jars as streams look for the manifest in the first two entries. */
    private static int rank(ZipEntry entry) {
        return switch (entry.getName()) {
            case "META-INF/" -> 0;
            case "META-INF/MANIFEST.MF" -> 1;
            default -> 2;
        };
    }
}
