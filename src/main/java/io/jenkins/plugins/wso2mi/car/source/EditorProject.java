package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A module in the layout of WSO2's editor for VS Code. What it becomes follows WSO2's vscode-car-plugin 5.4.12
 * ({@code CAppHandler}), where that does not leave out or replace a source without a word.
 */
final class EditorProject {
    private static final ComparableVersion RUNTIME_WITH_LIBRARIES = new ComparableVersion("4.4.0");

    private EditorProject() {}

    static ApplicationSources read(CarModule module, Problems problems) throws IOException {
        PomLineage pom = module.lineage();
        String version = module.version().replace("-SNAPSHOT", "");
        Path resources = module.sources().resolve("resources");
        boolean libraries = pom.property("project.runtime.version")
                .filter(runtime -> new ComparableVersion(runtime).compareTo(RUNTIME_WITH_LIBRARIES) >= 0)
                .isPresent();
        List<SourceArtifact> artifacts = new ArrayList<>();
        ServiceDescriptions descriptions = new ServiceDescriptions(resources, version, problems);
        EditorArtifacts files = new EditorArtifacts(version, descriptions, artifacts, problems);
        files.read(module.sources().resolve("artifacts"));
        descriptions.unused();
        DataMappers mappers = DataMappers.of(resources);
        EditorResources others = new EditorResources(resources, artifacts, problems);
        others.connectors("connectors");
        if (libraries) {
            others.connectors("inbound-connectors");
        }
        others.registry(mappers);
        others.configuration(version);
        SameNames.check(artifacts, problems);
        PomDependencies needs = new PomDependencies(pom);
        return new ApplicationSources(
                module,
                pom.property("mainSequence").orElse(null),
                pom.property("versionedDeployment").map(Boolean::parseBoolean).orElse(false),
                pom.property("fat.car.enable").map(Boolean::parseBoolean).orElse(false),
                libraries,
                artifacts,
                needs.of("car"),
                needs.of("zip"),
                SourceFiles.below(module.directory().resolve("src/main/java"), Integer.MAX_VALUE),
                mappers.sources());
    }
}
