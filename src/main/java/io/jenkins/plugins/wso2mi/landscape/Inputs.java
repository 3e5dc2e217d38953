package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that an image and its release are made from.
 *
 * @param modules the Maven modules, those needed by others included
 * @param files what is burnt as it is, absolute
 * @param running files and folders that say how it runs, absolute
 */
record Inputs(Set<ProjectModule> modules, List<Path> files, List<Path> running) {

    /** Whether a changed file is among them. */
    boolean contain(Path file, Project project) {
        return Stream.concat(files.stream(), running.stream()).anyMatch(file::startsWith)
                || modules.stream().anyMatch(module -> module.poms().contains(file))
                || project.owner(file).filter(modules::contains).isPresent();
    }
}
