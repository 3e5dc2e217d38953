package io.jenkins.plugins.wso2mi.image.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code deployment.toml} of an image, put together of several and of secrets, and checked. It takes the place of
 * the one in the base: the server reads one file, and has defaults of its own for what that does not say.
 *
 * @param merged its values
 */
record ServerConfiguration(List<TomlFile> files, Map<String, Object> secrets, Map<String, Object> merged) {
    ServerConfiguration {
        files = List.copyOf(files);
    }

    /** Reads and checks; what is wrong is noted. */
    static ServerConfiguration read(List<Path> paths, Map<String, Object> secrets, Problems problems) {
        List<TomlFile> files = new ArrayList<>();
        for (Path path : paths) {
            TomlFile.read(path, problems).ifPresent(files::add);
        }
        for (TomlFile file : files) {
            KnownTables.check(file, problems);
            ClearText.check(file, problems);
        }
        Map<String, Object> merged = merged(files, secrets);
        if (files.size() == paths.size()) {
            ClearText.checkAliases(files, merged, problems);
        }
        return new ServerConfiguration(files, secrets, merged);
    }

    private static Map<String, Object> merged(List<TomlFile> files, Map<String, Object> secrets) {
        Map<String, Object> vault = secrets.isEmpty() ? Map.of() : Map.of(VaultSecrets.TABLE, secrets);
        return Stream.concat(files.stream().map(TomlFile::tables), Stream.of(vault))
                .reduce(Map.of(), TomlMerge::over);
    }

    boolean isEmpty() {
        return merged.isEmpty();
    }

    /** Writes it; a single file with nothing to add stays as it is, comments and all. */
    void write(Path file) throws IOException {
        if (files.size() == 1 && secrets.isEmpty()) {
            Files.copy(files.get(0).file(), file);
            return;
        }
        String sources = files.stream()
                .map(source -> String.valueOf(source.file().getFileName()))
                .collect(Collectors.joining(", "));
        Files.writeString(file, TomlText.of(merged, "Merged by wso2-mi: " + sources), UTF_8);
    }
}
