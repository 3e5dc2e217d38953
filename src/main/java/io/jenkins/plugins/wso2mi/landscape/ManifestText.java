package io.jenkins.plugins.wso2mi.landscape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The manifests of a unit as one text, for a release that goes on where the files are not. */
public final class ManifestText {
    private static final int LIMIT = 3_000_000;

    private ManifestText() {}

    /**
     * Joins the files, each after a comment with its name; of a folder its {@code .yaml}, {@code .yml} and
     * {@code .json} files by name, not its subfolders.
     *
     * @param root the project's folder
     * @param manifests files and folders, from there
     * @return YAML documents; empty if there is no file
     * @throws IOException if one cannot be read, or if they are larger than 3 MB in all
     */
    public static String of(Path root, List<String> manifests) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String manifest : manifests) {
            for (Path file : files(root.resolve(manifest))) {
                if (text.length() + Files.size(file) > LIMIT) {
                    throw new IOException(
                            manifests + " hold more than " + LIMIT + " bytes; split the unit, or name fewer files");
                }
                String name = root.relativize(file).toString().replace('\\', '/');
                text.append("---\n# ")
                        .append(name)
                        .append('\n')
                        .append(Files.readString(file).stripTrailing());
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }
}
