package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a project that are meant for an application. */
final class SourceFiles {
    private static final Pattern FOREIGN = Pattern.compile("[/\\\\:\\p{Cntrl}]");

    private SourceFiles() {}

    /**
     * The files below a folder in the order of their names, those apart that only serve people and their tools: hidden
     * ones ({@code .gitkeep}, {@code .DS_Store}), {@code README}, {@code Thumbs.db} and {@code desktop.ini}.
     *
     * @param depth how many levels down; 1 for the folder's own files
     * @return none if there is no such folder
     * @throws IOException if it cannot be read
     */
    static List<Path> below(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !isHarmless(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHarmless(Path below) {
        String name = String.valueOf(below.getFileName());
        String low = name.toLowerCase(Locale.ROOT);
        boolean hidden = IntStream.range(0, below.getNameCount())
                .anyMatch(i -> below.getName(i).toString().startsWith("."));
        return hidden || low.startsWith("readme") || low.equals("thumbs.db") || low.equals("desktop.ini");
    }

    /**
     * A name that becomes part of a path in the application.
     *
     * @param name as found, or null
     * @param attribute where it should stand, for people
     * @param where file and line
     * @return empty, and a problem, if there is none or it would lead elsewhere
     */
    static Optional<String> name(@Nullable String name, String attribute, String where, Problems problems) {
        if (name == null || name.isBlank()) {
            problems.error(where, "has no " + attribute + ", so the server cannot name it", "give it a " + attribute);
            return Optional.empty();
        }
        if (FOREIGN.matcher(name).find() || name.startsWith(".")) {
            problems.error(
                    where,
                    "its " + attribute + " '" + name + "' cannot be part of a file name in the application",
                    "use a name without slashes, backslashes, colons and control characters, and no dot in front");
            return Optional.empty();
        }
        return Optional.of(name);
    }
}
