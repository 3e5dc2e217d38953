package io.jenkins.plugins.wso2mi.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bytes of a blob come from; opened again for every attempt. */
@FunctionalInterface
public interface BlobSource {
    /** Opens the bytes from their beginning; the caller closes them. */
    InputStream open() throws IOException, InterruptedException;

    /** The bytes of a file. */
    static BlobSource of(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** Bytes in memory. */
    static BlobSource of(byte[] content) {
        return () -> new ByteArrayInputStream(content);
    }
}
