package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerTest {
    private static final Owner OWNER = new Owner(2_000_000_000L, 10802);
    private static final String LONG = "home/" + "long-folder/".repeat(20) + "file.txt";

    @TempDir
    Path folder;

    private List<LayerEntry> entries() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");
        return List.of(
                new LayerEntry.Regular(LONG, file, 0644, OWNER),
                new LayerEntry.Regular("home/käse.txt", file, 0755, OWNER),
                new LayerEntry.Folder("home/sub", 01777, Owner.ROOT),
                new LayerEntry.Link("bin/sh", "busybox", Owner.ROOT));
    }

    private static List<TarArchiveEntry> read(Layer layer) throws IOException {
        List<TarArchiveEntry> all = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(layer.file())), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                all.add(entry);
            }
        }
        return all;
    }

    @Test
    void shouldKeepNamesModesAndOwners() throws Exception {
        assertThat(read(Layer.write("test", entries(), folder)))
                .extracting(
                        TarArchiveEntry::getName,
                        TarArchiveEntry::getMode,
                        TarArchiveEntry::getLongUserId,
                        TarArchiveEntry::getLinkName,
                        TarArchiveEntry::getSize)
                .containsExactly(
                        tuple("bin/sh", 0777, 0L, "busybox", 0L),
                        tuple("home/käse.txt", 0755, 2_000_000_000L, "", 7L),
                        tuple(LONG, 0644, 2_000_000_000L, "", 7L),
                        tuple("home/sub/", 01777, 0L, "", 0L));
    }

    @Test
    void shouldNotDependOnOrderTimeOrWhoBuilds() throws Exception {
        List<LayerEntry> entries = new ArrayList<>(entries());
        Layer first = Layer.write("test", entries, folder);
        java.util.Collections.reverse(entries);
        Files.setLastModifiedTime(folder.resolve("file"), java.nio.file.attribute.FileTime.fromMillis(12345));
        String user = System.getProperty("user.name");
        try {
            System.setProperty("user.name", "somebody-else");
            assertThat(Layer.write("test", entries, folder).descriptor()).isEqualTo(first.descriptor());
        } finally {
            System.setProperty("user.name", user);
        }
        assertThat(read(first))
                .allMatch(entry -> entry.getLastModifiedTime().toMillis() == 0
                        && entry.getUserName().isEmpty());
    }

    @Test
    void shouldNameTheBytesByTheirDigests() throws Exception {
        Layer layer = Layer.write("test", entries(), folder);

        assertThat(layer.descriptor().digest()).isEqualTo(Digest.of(Files.readAllBytes(layer.file())));
        assertThat(layer.descriptor().size()).isEqualTo(Files.size(layer.file()));
        try (GZIPInputStream plain = new GZIPInputStream(Files.newInputStream(layer.file()))) {
            assertThat(layer.diffId()).isEqualTo(Digest.of(plain.readAllBytes()));
        }
    }

    @Property(tries = 200)
    void shouldUnpackToWhatWasPacked(
            @ForAll @IntRange(max = 200_000) int size, @ForAll @IntRange(min = 1, max = 70_000) int step)
            throws IOException {
        byte[] content = new byte[size];
        new java.util.Random(size).nextBytes(content);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (StoredGzip gzip = new StoredGzip(packed)) {
            for (int from = 0; from < size; from += step) {
                gzip.write(content, from, Math.min(step, size - from));
            }
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            assertThat(gzip.readAllBytes()).isEqualTo(content);
        }
    }
}
