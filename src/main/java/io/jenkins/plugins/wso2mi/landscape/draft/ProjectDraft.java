package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a Maven project holds: applications that others need belong into the base of all images, every other one gets an
 * image and a release of its own.
 *
 * @param name the project's, as a part of repositories
 * @param shared applications that others need
 * @param own the others
 * @param dockerProjects folders with a Dockerfile, from the project
 */
record ProjectDraft(String name, List<String> shared, List<String> own, List<String> dockerProjects) {
    private static final int DEPTH = 4;

    ProjectDraft {
        shared = List.copyOf(shared);
        own = List.copyOf(own);
        dockerProjects = List.copyOf(dockerProjects);
    }

    /**
     * Reads the POMs of a project.
     *
     * @throws IOException if files cannot be read
     */
    static ProjectDraft of(Path root) throws IOException {
        List<ProjectModule> modules = ProjectModule.of(root);
        Set<String> needed = new LinkedHashSet<>();
        modules.stream().filter(ProjectModule::car).forEach(module -> needed.addAll(module.needs()));
        return new ProjectDraft(
                name(modules.get(0).artifactId()),
                cars(modules, needed::contains),
                cars(modules, car -> !needed.contains(car)),
                dockerProjects(root));
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

    private static List<String> dockerProjects(Path root) throws IOException {
        List<String> folders = new ArrayList<>();
        try (Stream<Path> files =
                Files.find(root, DEPTH, (path, facts) -> facts.isRegularFile() && path.endsWith("Dockerfile"))) {
            files.sorted()
                    .map(file -> root.relativize(Objects.requireNonNull(file.getParent()))
                            .toString())
                    .forEach(folders::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return folders;
    }

    /** The applications whose names begin as a unit's does; all, if the unit is the only one. */
    List<String> carsOf(String unit, boolean only) {
        return only
                ? own
                : own.stream()
                        .filter(car -> name(car).startsWith(unit) || unit.startsWith(name(car)))
                        .toList();
    }
}
