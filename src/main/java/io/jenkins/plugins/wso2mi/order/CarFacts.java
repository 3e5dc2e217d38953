package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PollingWork;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * A carbon application that was built.
 *
 * @param path from the workspace if it lies in it, else from the root
 * @param name as the server names it
 * @param version as the server names it
 * @param sha256 hexadecimal, of its bytes
 * @param size bytes
 * @param artifacts what is deployed of it, in its order
 * @param dependencies applications that it needs, each {@code groupId:artifactId:version}
 * @param pollingWork a sentence for each artifact that fetches work by itself
 * @param warnings what the check found about it, a sentence each
 */
public record CarFacts(
        String path,
        String name,
        String version,
        String sha256,
        long size,
        List<ArtifactFacts> artifacts,
        List<String> dependencies,
        List<String> pollingWork,
        List<String> warnings)
        implements Serializable {
    public CarFacts {
        artifacts = List.copyOf(artifacts);
        dependencies = List.copyOf(dependencies);
        pollingWork = List.copyOf(pollingWork);
        warnings = List.copyOf(warnings);
    }

    /**
     * What is told of an application.
     *
     * @param found what the check says of all applications of the build
     */
    static CarFacts of(Car car, Path workspace, List<Problem> found) {
        Path file = car.file().toAbsolutePath().normalize();
        Path base = workspace.toAbsolutePath().normalize();
        Path told = file.startsWith(base) ? base.relativize(file) : file;
        String label = car.contents().label();
        return new CarFacts(
                told.toString(),
                car.applicationName(),
                car.version(),
                car.sha256(),
                car.size(),
                car.artifacts().stream().map(ArtifactFacts::of).toList(),
                car.dependencies().stream()
                        .map(needed -> PlainText.oneLine(
                                needed.groupId() + ":" + needed.artifactId() + ":" + needed.version()))
                        .toList(),
                car.pollingWork().stream().map(PollingWork::sentence).toList(),
                found.stream()
                        .filter(problem -> problem.where().startsWith(label))
                        .map(Problem::sentence)
                        .toList());
    }
}
