package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carbon applications named on the command line. */
final class CarFiles {
    private CarFiles() {}

    /**
     * Reads all of them.
     *
     * @throws RefusedException with a problem for each that cannot be read
     */
    static List<Car> read(List<Path> files) {
        List<Problem> problems = new ArrayList<>();
        List<Car> cars = read(files, problems);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return cars;
    }

    /** Reads those that can be read, and adds a problem for each of the others. */
    static List<Car> read(List<Path> files, List<Problem> problems) {
        List<Car> cars = new ArrayList<>();
        for (Path file : files) {
            try {
                cars.add(CarReader.read(file));
            } catch (RefusedException e) {
                problems.addAll(e.problems());
            }
        }
        return cars;
    }

    /** Tells one: an item, and a line an artifact. */
    static void tell(Car car, Reporter report) {
        report.item("car", car.sentence(), car.facts());
        for (Artifact artifact : car.artifacts()) {
            report.notice(String.format("%-26s %s %s", artifact.type(), artifact.name(), artifact.version()));
        }
        car.dependencies()
                .forEach(needed -> report.notice(
                        "needs " + needed.groupId() + ":" + needed.artifactId() + ":" + needed.version()));
        car.pollingWork().forEach(work -> report.notice("polling work: " + work.sentence()));
        car.packed().forEach(packed -> report.notice("packed inside: " + packed.identity()));
    }

    /** What machines read of them: one as it is, several also as {@code cars}, beginning with the first. */
    static Map<String, Object> facts(List<Car> cars) {
        if (cars.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> facts = new LinkedHashMap<>(cars.get(0).facts());
        if (cars.size() > 1) {
            facts.put("cars", cars.stream().map(Car::facts).toList());
        }
        return facts;
    }
}
