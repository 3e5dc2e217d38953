package io.jenkins.plugins.wso2mi.release.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a tool made of the situations: a file of tab-separated lines that {@code bench/gate/run} makes its table of.
 * Safe for use by several threads.
 */
final class Sheet {
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /** A sheet of a tool, written to {@code target}. */
    Sheet(String tool) {
        file = Path.of("target", "gate-matrix-" + tool + ".tsv");
    }

    /**
     * Adds a line and writes it at once, so that a run that is broken off leaves what it saw.
     *
     * @param words all that the tool said
     */
    synchronized void add(Situation situation, String verdict, Duration took, String words) throws IOException {
        String named = situation.cause().isEmpty() ? "-" : situation.isNamedIn(words) ? "named" : "not named";
        String last = words.strip().replaceAll("(?s).*\n", "").replace('\t', ' ');
        lines.add(String.join(
                "\t",
                situation.name(),
                situation.verdict(),
                verdict,
                String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0),
                named,
                last));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        System.out.println("      " + lines.get(lines.size() - 1));
    }
}
