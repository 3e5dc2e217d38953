package io.jenkins.plugins.wso2mi.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders in which this machine's programs are looked for.
 *
 * @param folders absolute ones, in order
 */
public record SearchPath(List<Path> folders) {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    public SearchPath {
        folders = List.copyOf(folders);
    }

    /** Folders as in {@code PATH}; relative ones do not count, since what lies there is the project's. */
    public static SearchPath of(String path) {
        return new SearchPath(Stream.of(SEPARATOR.split(path))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList());
    }

    /** Those of the variable {@code PATH}. */
    public static SearchPath of(Map<String, String> environment) {
        return of(environment.getOrDefault("PATH", ""));
    }

    /** The first program of this name; empty if there is none. */
    public Optional<Path> find(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
