package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The connectors, registry resources and the configuration in {@code src/main/wso2mi/resources}. */
final class EditorResources {
    private final Path resources;
    private final List<SourceArtifact> found;
    private final Problems problems;

    EditorResources(Path resources, List<SourceArtifact> found, Problems problems) {
        this.resources = resources;
        this.found = found;
        this.problems = problems;
    }

    void connectors(String folder) throws IOException {
        for (Path file : SourceFiles.below(resources.resolve(folder), 1)) {
            if (!file.toString().endsWith(".zip")) {
                problems.error(
                        file.toString(), "is no connector: its name does not end in .zip", "move it somewhere else");
            } else {
                ConnectorName.of(file, problems).ifPresent(name -> found.add(name.artifact(file)));
            }
        }
    }

    void registry(DataMappers mappers) throws IOException {
        new RegistryList(resources, mappers, problems).read(found);
        new RegistryList(resources.resolve("registry"), mappers, problems).read(found);
    }

    void configuration(String version) {
        Path file = resources.resolve("conf/config.properties");
        if (Files.isRegularFile(file)) {
            found.add(SourceArtifact.of(
                    "config",
                    version,
                    ArtifactKind.CONFIGURATION.type(),
                    "config_" + version,
                    "config.properties",
                    SourceArtifact.PackedSource.of(file)));
        }
    }
}
