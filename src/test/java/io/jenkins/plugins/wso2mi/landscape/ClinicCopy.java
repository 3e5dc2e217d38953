package io.jenkins.plugins.wso2mi.landscape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example project in a folder of its own, to be changed by a test. */
final class ClinicCopy {
    static final Path ORIGINAL = Path.of("examples", "clinic");

    private final Path root;

    /** Copies what a landscape reads: itself, POMs, manifests and files. */
    ClinicCopy(Path root) throws IOException {
        this.root = root;
        for (Path file : files()) {
            Path copy = root.resolve(ORIGINAL.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(ORIGINAL)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(\\.yaml|pom\\.xml|\\.toml)"))
                    .filter(file -> !file.toString().contains("target"))
                    .toList();
        }
    }

    Path root() {
        return root;
    }

    Path file() {
        return root.resolve("mi.yaml");
    }

    ClinicCopy write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
        return this;
    }

    /** Exchanges a text of the landscape that is there once. */
    ClinicCopy exchange(String text, String other) throws IOException {
        String before = Files.readString(file());
        if (before.indexOf(text) < 0 || before.indexOf(text) != before.lastIndexOf(text)) {
            throw new IllegalArgumentException("not once in mi.yaml: " + text);
        }
        Files.writeString(file(), before.replace(text, other));
        return this;
    }
}
