package io.jenkins.plugins.wso2mi.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A layer of an image, read entry by entry. */
public final class LayerArchive {
    private LayerArchive() {}

    /** Looks at an entry. */
    @FunctionalInterface
    public interface Look {
        /**
         * Looks.
         *
         * @param content of the entry
         * @throws IOException if it cannot be read
         */
        void at(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    /**
     * Reads a layer, as far as needed.
     *
     * @param unreadable why a layer that is packed in another way is in the way here, and what to do
     * @param enough whether what was seen so far will do
     * @throws ImageFormatException if it is no layer that can be read
     */
    public static void read(Descriptor layer, InputStream blob, String unreadable, BooleanSupplier enough, Look look)
            throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(layer, blob, unreadable), UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null && !enough.getAsBoolean();
                    entry = tar.getNextEntry()) {
                look.at(entry, tar);
            }
        } catch (ZipException e) {
            throw new ImageFormatException("layer " + layer.digest() + " is damaged: " + e.getMessage());
        }
    }

    private static InputStream unpacked(Descriptor layer, InputStream blob, String unreadable) throws IOException {
        if (layer.mediaType().endsWith("gzip")) {
            return new GZIPInputStream(blob, 64 * 1024);
        }
        if (layer.mediaType().endsWith("tar")) {
            return blob;
        }
        throw new ImageFormatException(
                "layer " + layer.digest() + " is packed as " + layer.mediaType() + ", which " + unreadable);
    }
}
