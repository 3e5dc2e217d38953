package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;

/**
 * A layer that was written to disk.
 *
 * @param title what is in it, for people
 * @param diffId its digest before compression
 */
public record Layer(String title, Descriptor descriptor, Digest diffId, Path file) {
    /** Writes a layer into a folder; the entries are sorted, so that their order does not matter. */
    public static Layer write(String title, List<LayerEntry> entries, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "layer", ".tar.gz");
        MessageDigest packed = Digest.sha256();
        MessageDigest plain = Digest.sha256();
        OutputStream disk = new BufferedOutputStream(Files.newOutputStream(file), 128 * 1024);
        try (LayerTar tar =
                new LayerTar(new DigestOutputStream(new StoredGzip(new DigestOutputStream(disk, packed)), plain))) {
            for (LayerEntry entry : sorted(entries)) {
                tar.add(entry);
            }
        }
        Descriptor descriptor = new Descriptor(MediaTypes.OCI_LAYER_GZIP, Digest.of(packed), Files.size(file));
        return new Layer(title, descriptor, Digest.of(plain), file);
    }

    private static List<LayerEntry> sorted(List<LayerEntry> entries) {
        return entries.stream().sorted(Comparator.comparing(LayerEntry::path)).toList();
    }
}
