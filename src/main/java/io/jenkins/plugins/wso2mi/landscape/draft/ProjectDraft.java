package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import io.jenkins.plugins.wso2mi.car.source.SourceWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a Maven project holds: applications that others need, and those of the docker project that others start from,
 * belong into the base of all images; every other one gets an image and a release of its own.
 *
 * @param name the project's, as a part of repositories
 * @param shared applications of the base
 * @param own the others
 * @param base the docker project that others start from, if there is one
 * @param images other docker projects
 * @param work applications that fetch work by themselves, each with what does so
 */
record ProjectDraft(
        String name,
        List<String> shared,
        List<String> own,
        Optional<DockerDraft> base,
        List<DockerDraft> images,
        Map<String, List<String>> work) {
    private static final int DEPTH = 4;

    ProjectDraft {
        shared = List.copyOf(shared);
        own = List.copyOf(own);
        images = List.copyOf(images);
    }

    /**
     * Reads POMs, sources and docker projects.
     *
     * @throws IOException if files cannot be read
     */
    static ProjectDraft of(Path folder, Notes notes) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        List<ProjectModule> modules = ProjectModule.of(root);
        List<DockerDraft> images = new ArrayList<>();
        for (Path dockerfile : dockerfiles(root)) {
            images.add(DockerDraft.of(root, dockerfile, modules, notes));
        }
        Optional<DockerDraft> base = images.stream()
                .filter(one -> images.stream().anyMatch(one::isBaseOf))
                .findFirst();
        base.ifPresent(images::remove);
        Set<String> needed = new LinkedHashSet<>();
        modules.stream().filter(ProjectModule::car).forEach(module -> needed.addAll(module.needs()));
        base.ifPresent(one -> needed.addAll(one.cars()));
        List<String> shared = cars(modules, needed::contains);
        List<String> own = cars(modules, car -> !needed.contains(car));
        boolean none = shared.isEmpty() && own.isEmpty();
        return new ProjectDraft(
                name(modules.get(0).artifactId()), shared, own, base, images, none ? Map.of() : SourceWork.of(root));
    }

    private static List<String> cars(List<ProjectModule> modules, Predicate<String> which) {
        return modules.stream()
                .filter(ProjectModule::car)
                .map(ProjectModule::artifactId)
                .filter(which)
                .toList();
    }

    /** A text as the name of a unit, or a part of a repository. */
    static String name(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "unit" : name;
    }

    private static List<Path> dockerfiles(Path root) throws IOException {
        try (Stream<Path> files =
                Files.find(root, DEPTH, (path, facts) -> facts.isRegularFile() && path.endsWith("Dockerfile"))) {
            return files.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The docker project of a unit: by the folder's name, or by the repository of the unit's image. */
    Optional<DockerDraft> imageOf(String unit, String repository) {
        return images.stream()
                .filter(one -> one.name().equals(unit) || repository.endsWith("/" + one.name()))
                .findFirst();
    }

    /** The applications whose names begin as a unit's does, and that no docker project takes; all, if it is alone. */
    List<String> carsOf(String unit, boolean only) {
        return only
                ? own
                : own.stream()
                        .filter(car ->
                                images.stream().noneMatch(one -> one.cars().contains(car)))
                        .filter(car -> name(car).startsWith(unit) || unit.startsWith(name(car)))
                        .toList();
    }

    /** The application whose name is a unit's. */
    List<String> named(String unit) {
        return own.stream().filter(car -> name(car).equals(unit)).toList();
    }

    /** What applications, and those of the base with them, fetch by themselves; a sentence each. */
    List<String> workOf(List<String> cars) {
        return Stream.concat(shared.stream(), cars.stream())
                .flatMap(car -> work.getOrDefault(car, List.of()).stream())
                .toList();
    }
}
