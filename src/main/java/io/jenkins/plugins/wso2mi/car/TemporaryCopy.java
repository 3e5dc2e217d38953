package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An archive within an archive as a file of its own, which the JDK needs to read it by its directory; gone when it is
 * closed.
 */
public record TemporaryCopy(Path file) implements AutoCloseable {
    /**
     * Copies a stream to its end.
     *
     * @throws IOException if it cannot be read, or the disk does not play along; no file is left then
     */
    public static TemporaryCopy of(InputStream in) throws IOException {
        Path file = Files.createTempFile("wso2mi-", ".car");
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return new TemporaryCopy(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
