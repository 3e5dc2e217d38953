package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.source.ApplicationSources;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.ClassMediators;
import io.jenkins.plugins.wso2mi.car.source.ConnectorArchive;
import io.jenkins.plugins.wso2mi.car.source.ConnectorName;
import io.jenkins.plugins.wso2mi.car.source.SourceArtifact;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what an application must hold beside the files of its sources: class mediators, connectors and their
 * libraries, and other applications. WSO2's plugin starts Maven again for them and does not look whether that succeeds.
 */
final class RepositoryParts {
    private static final String NESTED =
            "WSO2's plugin fetches it with a Maven run of its own: look for that run's words in the output, and write"
                    + " settings and local repository into .mvn/maven.config, or build with --builder native";

    private final ApplicationSources sources;
    private final Car car;
    private final Problems problems;

    RepositoryParts(ApplicationSources sources, Car car, Problems problems) {
        this.sources = sources;
        this.car = car;
        this.problems = problems;
    }

    /**
     * Checks.
     *
     * @param expected takes what is rightly in the application
     */
    void check(Set<String> expected) {
        if (sources.module().layout() == CarModule.Layout.EDITOR) {
            mediators(expected);
            connectors(expected);
            libraries(expected);
            applications();
        }
    }

    private void mediators(Set<String> expected) {
        if (!sources.hasClassMediators()) {
            return;
        }
        SourceArtifact jar = ClassMediators.of(sources.module());
        if (packed(ArtifactKind.CLASS_MEDIATOR, jar.name(), jar.version(), expected)
                .isEmpty()) {
            problems.error(
                    sources.javaSources().get(0).toString(),
                    "is not in " + car.file().getFileName() + ": it holds no jar of class mediators",
                    "bind maven-jar-plugin's goal jar to a phase before the goal car, as WSO2's editor does");
        }
    }

    private void connectors(Set<String> expected) {
        for (CarDependency wanted : sources.connectors()) {
            if (!sources.libraries() && wanted.artifactId().startsWith("mi-inbound-")) {
                continue;
            }
            Optional<ConnectorName> name =
                    ConnectorName.of(Path.of(wanted.artifactId() + "-" + wanted.version() + ".zip"), problems);
            if (name.isPresent()
                    && packed(
                                    ArtifactKind.CONNECTOR,
                                    name.get().name(),
                                    name.get().version(),
                                    expected)
                            .isEmpty()) {
                problems.error(
                        pom(),
                        "the connector " + wanted.artifactId() + " " + wanted.version() + " is not in "
                                + car.file().getFileName(),
                        NESTED);
            }
        }
    }

    /** A library is only missed for connectors that lie in the project; those of others are let pass. */
    private void libraries(Set<String> expected) {
        List<ConnectorArchive> connectors = !sources.libraries()
                ? List.of()
                : sources.artifacts().stream()
                        .filter(one -> one.type().equals(ArtifactKind.CONNECTOR.type()))
                        .flatMap(one -> ConnectorArchive.read(one.source(), problems).stream())
                        .toList();
        for (ConnectorArchive connector : connectors) {
            for (ConnectorArchive.Library library : connector.libraries()) {
                String name = connector.nameOf(library);
                if (library.connectionType().isEmpty()
                        && packed(
                                        ArtifactKind.CONNECTOR_LIBRARY,
                                        name,
                                        sources.module().version(),
                                        expected)
                                .isEmpty()) {
                    problems.warning(
                            connector.file().toString(),
                            "its library " + library.stem() + " is not in "
                                    + car.file().getFileName()
                                    + ": in a project of several modules WSO2's plugin leaves libraries out",
                            "build the module alone or with --builder native, or put the jar into the server's lib"
                                    + " folder");
                }
            }
        }
        car.artifacts().stream()
                .filter(one -> one.type().equals(ArtifactKind.CONNECTOR_LIBRARY.type()) && sources.libraries())
                .forEach(one -> expected.add(SourceComparison.key(one.type(), one.name(), one.version())));
    }

    private void applications() {
        if (!sources.fatCar()) {
            return;
        }
        for (CarDependency wanted : sources.applications()) {
            String file = "dependencies/" + wanted.artifactId() + "-" + wanted.version() + ".car";
            if (car.packed().stream()
                    .noneMatch(inner -> inner.contents().label().endsWith("!/" + file))) {
                problems.error(
                        pom(),
                        "the application " + file + " is not in " + car.file().getFileName(),
                        NESTED);
            }
        }
    }

    private Optional<Artifact> packed(ArtifactKind kind, String name, String version, Set<String> expected) {
        expected.add(SourceComparison.key(kind.type(), name, version));
        return car.artifacts().stream()
                .filter(one -> one.type().equals(kind.type())
                        && one.name().equals(name)
                        && one.version().equals(version))
                .findFirst();
    }

    private String pom() {
        return sources.module().lineage().self().file().toString();
    }
}
