package io.jenkins.plugins.wso2mi.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder for layers while they are on their way; gone with everything in it when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /** A new one, which nobody else may read. */
    public static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("wso2-mi-image"));
    }

    /**
     * A new one below another folder, which is made if it is not there.
     *
     * @param parent null for where this machine keeps temporary files
     */
    public static TemporaryFolder in(@Nullable Path parent) throws IOException {
        return parent == null
                ? make()
                : new TemporaryFolder(Files.createTempDirectory(Files.createDirectories(parent), "wso2-mi-image"));
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
