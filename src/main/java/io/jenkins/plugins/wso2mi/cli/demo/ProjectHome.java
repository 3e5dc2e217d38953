package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The checkout of the project that the demo works from. */
record ProjectHome(Path folder) {
    /**
     * Finds it: the folder of the launcher, else the working folder.
     *
     * @throws RefusedException if neither holds the example
     */
    static ProjectHome find() {
        Path home = Path.of(System.getProperty("mictl.home", "")).toAbsolutePath();
        if (!Files.isRegularFile(home.resolve("examples/clinic/pom.xml"))) {
            throw new RefusedException(
                    home.toString(), "holds no examples/clinic", "run ./mictl demo in a checkout of the project");
        }
        return new ProjectHome(home);
    }

    /** An empty folder for the demo's own files. */
    Path workFolder() throws IOException {
        Path work = folder.resolve("target/demo");
        if (Files.exists(work)) {
            delete(work);
        }
        return Files.createDirectories(work);
    }

    /** A copy of the example, without what earlier builds left in it. */
    Path copyOfClinic(Path to) throws IOException {
        Path from = folder.resolve("examples/clinic");
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(f -> !from.relativize(f).toString().matches("(.*/)?target(/.*)?"))
                    .forEach(f -> copy(f, to.resolve(from.relativize(f).toString())));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return to;
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
                // Maven packs modes along, and a checkout has them by the umask of its user
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-r--r--"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
