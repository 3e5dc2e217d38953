package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.car.XmlFaultException;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The registry resources that a VS Code project lists in {@code resources/artifact.xml}. */
final class RegistrySources {
    private RegistrySources() {}

    /**
     * The listed resources that an application does not hold.
     *
     * @param resources the project's {@code src/main/wso2mi/resources}
     * @return a problem each
     * @throws IOException if a list cannot be read
     */
    static List<Problem> missing(Path resources, Car car) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Path list : List.of(resources.resolve("artifact.xml"), resources.resolve("registry/artifact.xml"))) {
            if (Files.isRegularFile(list)) {
                problems.addAll(missingOf(list, car));
            }
        }
        return problems;
    }

    private static List<Problem> missingOf(Path list, Car car) throws IOException {
        try {
            return SafeXml.parse(Files.readAllBytes(list))
                    .children("artifact")
                    .filter(wanted -> car.artifacts().stream().noneMatch(artifact -> isSame(artifact, wanted)))
                    .map(wanted -> Problem.error(
                            list.toString(),
                            "the registry resource " + wanted.value("name") + " is not in "
                                    + car.file().getFileName() + ": its file is probably not where its path says",
                            "put the file there, or take the entry out"))
                    .toList();
        } catch (XmlFaultException e) {
            return List.of(Problem.error(
                    list + ":" + e.fault().line(),
                    "is no well-formed XML: " + e.fault().words(),
                    "correct the file"));
        }
    }

    private static boolean isSame(Artifact artifact, XmlElement wanted) {
        return artifact.type().equals(ArtifactKind.REGISTRY_RESOURCE.type())
                && artifact.name().equals(wanted.value("name"))
                && artifact.version().equals(wanted.value("version"));
    }
}
