package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applications that are written, read and checked together. */
final class CheckedCars {
    private final Path folder;
    private final Map<String, PackedCar> cars = new TreeMap<>();
    private CheckPolicy policy = CheckPolicy.DEFAULT;

    private CheckedCars(Path folder) {
        this.folder = folder;
    }

    /** One application, clinic.car. */
    static CheckedCars of(Path folder, PackedCar car) {
        return new CheckedCars(folder).and("clinic.car", car);
    }

    CheckedCars and(String file, PackedCar car) {
        cars.put(file, car);
        return this;
    }

    CheckedCars by(CheckPolicy other) {
        policy = other;
        return this;
    }

    CheckedCars forVersion(String version) throws IOException {
        return by(CheckPolicy.of(version, List.of(), false, List.of(), null));
    }

    CheckReport report() throws IOException {
        List<Car> read = new ArrayList<>();
        for (Map.Entry<String, PackedCar> one : cars.entrySet()) {
            Path file = Files.write(folder.resolve(one.getKey()), one.getValue().bytes());
            read.add(CarReader.read(file));
        }
        return CarCheck.check(policy, read);
    }

    List<Finding> findings() throws IOException {
        return report().findings();
    }

    /** What was found by one rule. */
    List<Finding> findings(CarRule rule) throws IOException {
        return findings().stream().filter(finding -> finding.rule() == rule).toList();
    }
}
