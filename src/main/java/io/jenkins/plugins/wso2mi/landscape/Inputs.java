package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * All that an image and its release are made from.
 *
 * @param modules the Maven modules, those needed by others included
 * @param paths further files and folders, absolute
 */
record Inputs(Set<ProjectModule> modules, List<Path> paths) {

    /** Whether a changed file is among them. */
    boolean contain(Path file, Project project) {
        return paths.stream().anyMatch(file::startsWith)
                || modules.stream().anyMatch(module -> module.poms().contains(file))
                || project.owner(file).filter(modules::contains).isPresent();
    }
}
