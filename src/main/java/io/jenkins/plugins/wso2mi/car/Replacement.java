package io.jenkins.plugins.wso2mi.car;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside the one that it then replaces in one step, so that a reader never meets half of it. */
final class Replacement {
    private Replacement() {}

    /** What is written. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Replaces a file.
     *
     * @throws IOException if it cannot be written; the older file is then as it was
     */
    static void of(Path file, Writing writing) throws IOException {
        Path written = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
                writing.to(out);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
