package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.MavenArguments;
import io.jenkins.plugins.wso2mi.car.source.Pom;
import io.jenkins.plugins.wso2mi.car.source.PomLineage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.ModelBase;

/**
 * A module of a Maven project, as the POMs on this disk tell of it.
 *
 * @param directory its folder, absolute and normal
 * @param artifactId its Maven name
 * @param car whether it makes a carbon application
 * @param poms its pom.xml and those of its parents
 * @param needs artifact ids that it depends on, those outside of the project too
 */
public record ProjectModule(Path directory, String artifactId, boolean car, List<Path> poms, Set<String> needs) {
    public ProjectModule {
        poms = List.copyOf(poms);
        needs = Set.copyOf(needs);
    }

    /**
     * All modules of a project in the order of the POMs, itself first; a {@link MavenBuild} gives the applications in
     * this order.
     *
     * @param project the folder with the pom.xml
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if a pom.xml is missing or wrong
     * @throws IOException if there is a {@code .mvn/maven.config} that cannot be read
     */
    public static List<ProjectModule> of(Path project) throws IOException {
        Path root = project.toAbsolutePath().normalize();
        List<ProjectModule> modules = new ArrayList<>();
        collect(root.resolve("pom.xml"), root, new MavenArguments(root, List.of()), modules, new HashSet<>());
        return List.copyOf(modules);
    }

    private static void collect(
            Path file, Path root, MavenArguments arguments, List<ProjectModule> modules, Set<Path> seen) {
        if (seen.add(file)) {
            PomLineage lineage = PomLineage.of(file, arguments);
            modules.add(of(lineage, root));
            lineage.self().modules().forEach(next -> collect(next, root, arguments, modules, seen));
        }
    }

    private static ProjectModule of(PomLineage lineage, Path root) {
        return new ProjectModule(
                lineage.self().directory(),
                lineage.coordinate("artifactId"),
                CarModule.of(lineage, root).isPresent(),
                lineage.poms().stream().map(Pom::file).toList(),
                needs(lineage));
    }

    // an artifactId that is an expression names nothing of this project
    private static Set<String> needs(PomLineage lineage) {
        Set<String> needs = new HashSet<>();
        for (Pom pom : lineage.poms()) {
            dependencies(pom.model(), needs);
            pom.profiles().forEach(profile -> dependencies(profile, needs));
        }
        return needs;
    }

    private static void dependencies(ModelBase model, Set<String> into) {
        model.getDependencies().stream()
                .map(Dependency::getArtifactId)
                .flatMap(id -> Optional.ofNullable(id).stream())
                .forEach(into::add);
    }
}
