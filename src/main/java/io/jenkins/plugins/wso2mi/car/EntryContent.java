package io.jenkins.plugins.wso2mi.car;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file of a carbon application holds; can be read as often as needed. */
public interface EntryContent {

    /**
     * Opens it at its beginning.
     *
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;

    /** What lies in a file. */
    static EntryContent of(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** Bytes; they must not be changed any more. */
    static EntryContent of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /** A text in UTF-8. */
    static EntryContent of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
