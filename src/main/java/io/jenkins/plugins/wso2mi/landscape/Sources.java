package io.jenkins.plugins.wso2mi.landscape;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Where what goes into an image comes from. All paths are absolute and normal.
 *
 * @param root the project's folder
 * @param modules folders of the Maven modules that are built for it, those needed by others included
 * @param poms their POMs and those above them
 * @param files files and folders that are burnt as they are, and made by no module
 * @param apart what lies in a folder of these modules, but belongs to another module or to how units run
 */
public record Sources(Path root, List<Path> modules, List<Path> poms, List<Path> files, Set<Path> apart) {
    public Sources {
        modules = List.copyOf(modules);
        poms = List.copyOf(poms);
        files = List.copyOf(files);
        apart = Set.copyOf(apart);
    }

    /** A path below the project as people and Maven write it; {@code .} for the project itself. */
    public String relative(Path path) {
        String relative = root.relativize(path).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }
}
