package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerAdditions;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerAdditions.Copied;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one docker project burns, as a landscape says it.
 *
 * @param folder with the Dockerfile, from the project
 * @param name the folder's, as the name of a unit
 * @param from what it starts from, as it is written; empty if that cannot be found out
 * @param cars artifact ids of applications of this project
 * @param files others, from the project, each with its destination below the server's home
 */
record DockerDraft(String folder, String name, String from, List<String> cars, Map<String, String> files) {
    private static final String APPLICATION = ".car";
    private static final Set<String> FOLDERS = Set.of("", "bin", "conf", "dropins", "lib", "patches");

    /** Reads one; what a landscape has no words for is noted. */
    static DockerDraft of(Path root, Path dockerfile, List<ProjectModule> modules, Notes notes) {
        Path folder = Objects.requireNonNull(dockerfile.getParent());
        String relative = text(root.relativize(folder));
        DockerAdditions read = DockerAdditions.of(dockerfile);
        List<String> cars = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        for (Copied copy : read.copies()) {
            Optional<Path> source = source(copy.source(), folder, root, modules);
            Optional<String> car = car(copy.source(), source, modules);
            if (car.isPresent()) {
                cars.add(car.get());
            } else if (source.isPresent()) {
                files.put(text(root.relativize(source.get())), destination(copy, source.get()));
            } else {
                notes.add(place(root, copy.where()) + ": '" + copy.source() + "' is not taken over: it is not there");
            }
        }
        read.others()
                .forEach(line -> notes.add(place(root, line) + ": is not taken over; if it is needed, build a base by"
                        + " mictl image build and name that at base.from"));
        return new DockerDraft(
                relative,
                ProjectDraft.name(Objects.requireNonNull(folder.getFileName()).toString()),
                read.base(),
                List.copyOf(cars),
                files);
    }

    /** Whether another docker project starts from what this one makes. */
    boolean isBaseOf(DockerDraft other) {
        String repository = repository(other.from);
        return !this.equals(other) && (repository.equals(name) || repository.endsWith("/" + name));
    }

    /** A reference without tag and digest. */
    static String repository(String reference) {
        return reference.replaceFirst("@.*$", "").replaceFirst(":[^/]*$", "");
    }

    /** Where it lies: beside the Dockerfile, or in the project, where a build may still have to put it. */
    private static Optional<Path> source(String source, Path folder, Path root, List<ProjectModule> modules) {
        return Stream.of(folder, root)
                .map(context -> context.resolve(source.replaceFirst("^/+", "")).normalize())
                .filter(path -> path.startsWith(root) && !path.equals(root))
                .filter(path -> Files.exists(path) || maker(path, modules).isPresent())
                .findFirst();
    }

    private static Optional<ProjectModule> maker(Path path, List<ProjectModule> modules) {
        return modules.stream()
                .filter(module -> path.startsWith(module.directory().resolve("target")))
                .findFirst();
    }

    /** The application that a file is, by the module that makes it, else by its name. */
    private static Optional<String> car(String source, Optional<Path> path, List<ProjectModule> modules) {
        if (!source.endsWith(APPLICATION)) {
            return Optional.empty();
        }
        String file = source.substring(source.lastIndexOf('/') + 1);
        return path.flatMap(one -> maker(one, modules))
                .or(() -> modules.stream()
                        .filter(module -> file.matches(Pattern.quote(module.artifactId()) + "[-_][0-9].*\\.car"))
                        .findFirst())
                .filter(ProjectModule::car)
                .map(ProjectModule::artifactId);
    }

    private static String destination(Copied copy, Path source) {
        boolean folder =
                copy.into() || FOLDERS.contains(copy.path()) || copy.path().startsWith("repository/resources");
        if (!folder || Files.isDirectory(source)) {
            return copy.path();
        }
        return (copy.path().isEmpty() ? "" : copy.path() + "/") + source.getFileName();
    }

    private static String place(Path root, String where) {
        return where.replace(root + "/", "");
    }

    private static String text(Path path) {
        return path.toString().replace('\\', '/');
    }
}
