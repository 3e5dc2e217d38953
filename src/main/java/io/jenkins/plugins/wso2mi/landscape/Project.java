package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Maven project of a landscape.
 *
 * @param root its folder, absolute and normal
 * @param modules in the order of its POMs
 */
record Project(Path root, List<ProjectModule> modules) {

    /** Artifact ids of the modules that make applications. */
    List<String> applications() {
        return modules.stream()
                .filter(ProjectModule::car)
                .map(ProjectModule::artifactId)
                .toList();
    }

    Optional<ProjectModule> named(String artifactId) {
        return modules.stream()
                .filter(module -> module.artifactId().equals(artifactId))
                .findFirst();
    }

    /** The module in whose folder a file lies; of nested ones the inner one. */
    Optional<ProjectModule> owner(Path file) {
        return modules.stream()
                .filter(module -> file.startsWith(module.directory()))
                .max(Comparator.comparingInt(module -> module.directory().getNameCount()));
    }

    /** The module whose build makes a file. */
    Optional<ProjectModule> maker(Path file) {
        return owner(file).filter(module -> file.startsWith(module.directory().resolve("target")));
    }

    /** Modules and all of this project that they depend on. */
    Set<ProjectModule> closure(Collection<ProjectModule> of) {
        Set<ProjectModule> all = new LinkedHashSet<>();
        Deque<ProjectModule> next = new ArrayDeque<>(of);
        while (!next.isEmpty()) {
            ProjectModule module = next.remove();
            if (all.add(module)) {
                module.needs().forEach(id -> named(id).ifPresent(next::add));
            }
        }
        return all;
    }

    /** A path below the project as files and Maven write it; {@code .} for the project itself. */
    String relative(Path path) {
        String relative = root.relativize(path).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }
}
