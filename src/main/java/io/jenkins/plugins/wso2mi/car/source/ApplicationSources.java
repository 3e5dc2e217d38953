package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of a module say that its application holds: the measure for every builder.
 *
 * @param module the module
 * @param mainSequence the main sequence it brings, or null
 * @param versionedDeployment whether the server shall take group, name and version as its identity
 * @param fatCar whether the applications it needs are packed inside
 * @param libraries whether it brings the libraries of its connectors, as servers from 4.4.0 take them
 * @param artifacts what it holds, in the order in which lists name them if that order matters
 * @param applications the applications it needs, by the POM
 * @param connectors connectors that come from a repository, by the POM
 * @param javaSources sources of class mediators, which the project's own build makes into a jar
 * @param dataMappers data mappings that only WSO2's plugin can translate
 */
public record ApplicationSources(
        CarModule module,
        @Nullable String mainSequence,
        boolean versionedDeployment,
        boolean fatCar,
        boolean libraries,
        List<SourceArtifact> artifacts,
        List<CarDependency> applications,
        List<CarDependency> connectors,
        List<Path> javaSources,
        List<Path> dataMappers) {
    public ApplicationSources {
        artifacts = List.copyOf(artifacts);
        applications = List.copyOf(applications);
        connectors = List.copyOf(connectors);
        javaSources = List.copyOf(javaSources);
        dataMappers = List.copyOf(dataMappers);
    }

    /** Whether the module itself holds class mediators; in the layout of Integration Studio other modules do. */
    public boolean hasClassMediators() {
        return module.layout() == CarModule.Layout.EDITOR && !javaSources.isEmpty();
    }

    /**
     * Reads the sources of a module.
     *
     * @param all the project's modules that make applications
     * @param problems takes everything that keeps a source from being packed, with file and line
     * @throws IOException if a file cannot be read
     */
    public static ApplicationSources read(CarModule module, CarModules all, Problems problems) throws IOException {
        return switch (module.layout()) {
            case EDITOR -> EditorProject.read(module, problems);
            case STUDIO -> StudioProject.read(module, all, problems);
        };
    }
}
