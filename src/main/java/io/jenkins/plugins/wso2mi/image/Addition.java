package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that goes into the image.
 *
 * @param source a regular file
 * @param destination a path below the server's home, or from {@code /}
 */
record Addition(Path source, String destination) {
    /** Where the server reads the key store's password from. */
    private static final Pattern PASSWORD_FILE = Pattern.compile("password-(?:tmp|persist).*");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    boolean isAbsolute() {
        return destination.startsWith("/");
    }

    /**
     * Where it is in an image, from the root on, without a slash before it.
     *
     * @param home the server's, from {@code /}
     */
    String pathIn(String home) {
        return (isAbsolute() ? destination : home + "/" + destination).substring(1);
    }

    boolean isLibrary() {
        return destination.endsWith(".jar");
    }

    boolean isConfiguration() {
        return destination.startsWith(ServerFolders.CONFIGURATION + "/");
    }

    /**
     * Reads {@code SRC:DEST}. A destination that ends with {@code /}, or is one of the server's folders, takes the file
     * by its own name; {@code deployment.toml} alone goes to {@code conf}. A source that is a folder stands for all
     * files in it.
     *
     * @return in the order of their destinations; what is wrong is noted
     */
    static List<Addition> parse(String option, Problems problems) {
        int colon = option.lastIndexOf(':');
        Path source = Path.of(colon < 0 ? option : option.substring(0, colon));
        String name = String.valueOf(source.getFileName());
        String destination = option.substring(colon + 1);
        if (colon < 0 && name.equals("deployment.toml")) {
            destination = ServerFolders.CONFIGURATION + "/";
        } else if (colon < 1 || !isPath(destination)) {
            problems.error("--add " + option, "names no destination", "write SRC:DEST, such as ojdbc11.jar:lib/");
            return List.of();
        }
        return found(source, destination, name, option, problems);
    }

    private static boolean isPath(String destination) {
        String inner = destination.replaceFirst("^/", "").replaceFirst("/$", "");
        return ServerFolders.isPlain(inner) && !CONTROL.matcher(inner).find();
    }

    private static List<Addition> found(
            Path source, String destination, String name, String option, Problems problems) {
        String trimmed = destination.endsWith("/") ? destination.substring(0, destination.length() - 1) : destination;
        if (Files.isDirectory(source)) {
            return inFolder(source, trimmed, option, problems);
        }
        boolean folder = destination.endsWith("/") || ServerFolders.isKnown(trimmed);
        return checked(new Addition(source, folder ? trimmed + "/" + name : trimmed), option, problems);
    }

    private static List<Addition> inFolder(Path folder, String destination, String option, Problems problems) {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> !Files.isDirectory(file)).sorted().toList();
        } catch (IOException e) {
            problems.error("--add " + option, folder + " cannot be read: " + e.getMessage(), "check its permissions");
            return List.of();
        }
        List<Addition> additions = new ArrayList<>();
        for (Path file : files) {
            String below = folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            additions.addAll(checked(new Addition(file, destination + "/" + below), option, problems));
        }
        return additions;
    }

    private static List<Addition> checked(Addition addition, String option, Problems problems) {
        int before = problems.list().size();
        String name = addition.destination.substring(addition.destination.lastIndexOf('/') + 1);
        String where = "--add " + option;
        if (Files.isSymbolicLink(addition.source)) {
            problems.error(where, addition.source + " is a symbolic link", "name the file that it stands for");
        } else if (!Files.isRegularFile(addition.source) || !Files.isReadable(addition.source)) {
            problems.error(where, addition.source + " is no file that can be read", "check the path");
        }
        if (name.endsWith(".car")) {
            problems.error(
                    where,
                    "is a carbon application, which the server reads in one folder only",
                    "give it by --car, and it goes there");
        }
        if (PASSWORD_FILE.matcher(name).matches()
                || PASSWORD_FILE
                        .matcher(String.valueOf(addition.source.getFileName()))
                        .matches()) {
            problems.error(
                    where,
                    addition.source + " holds the key store's password, which would be in a layer of the image",
                    "mount it as a Secret below /home/wso2carbon/wso2-config-volume, which the server's image copies"
                            + " into its home when it starts");
        }
        if (name.startsWith(".wh.")) {
            problems.error(where, "'" + name + "' would delete a file of the base", "give the file another name");
        }
        return problems.list().size() == before ? List.of(addition) : List.of();
    }
}
