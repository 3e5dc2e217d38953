package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The registry resources that {@code resources/artifact.xml} lists; their registry paths tell where their files lie.
 */
final class RegistryList {
    /** Where the server's registry begins, and the folder of the sources for it. */
    private static final List<List<String>> ROOTS = List.of(
            List.of("/_system/governance/mi-resources", "."),
            List.of("/_system/governance", "gov"),
            List.of("/_system/config", "conf"));

    private final Path resources;
    private final DataMappers mappers;
    private final Problems problems;

    RegistryList(Path resources, DataMappers mappers, Problems problems) {
        this.resources = resources;
        this.mappers = mappers;
        this.problems = problems;
    }

    void read(List<SourceArtifact> found) throws IOException {
        for (ArtifactList.Entry entry : ArtifactList.read(resources.resolve("artifact.xml"), problems)) {
            RegistryEntry.of(entry, problems).flatMap(this::artifact).ifPresent(found::add);
        }
    }

    private Optional<SourceArtifact> artifact(RegistryEntry entry) {
        Optional<Path> folder = folder(entry);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path file = entry.isCollection() ? folder.get() : folder.get().resolve(entry.file());
        if (mappers.make(file)) {
            return Optional.of(entry.generated(file));
        }
        return entry.artifact(file, problems);
    }

    private Optional<Path> folder(RegistryEntry entry) {
        String path = entry.registryPath();
        for (List<String> root : ROOTS) {
            if (path.equals(root.get(0)) || path.startsWith(root.get(0) + "/")) {
                String below = path.substring(root.get(0).length()).replaceFirst("^/+", "");
                Path folder = resources.resolve(root.get(1)).resolve(below).normalize();
                if (folder.startsWith(resources.normalize())) {
                    return Optional.of(folder);
                }
            }
        }
        problems.error(
                entry.where(),
                "the registry path '" + path + "' leads to no folder of the sources",
                "let it begin with /_system/governance/mi-resources, /_system/governance or /_system/config");
        return Optional.empty();
    }

    /** The text of a child element, which the lists write out. */
    static String text(XmlElement element, String name) {
        return element.child(name).map(XmlElement::text).orElse("");
    }
}
