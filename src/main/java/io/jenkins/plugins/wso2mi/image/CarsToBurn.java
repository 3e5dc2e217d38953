package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The carbon applications that go into an image, read and checked. */
record CarsToBurn(List<Car> cars) {
    private static final Comparator<Car> BY_NAME = Comparator.comparing(CarsToBurn::fileName);

    /** Reads files; what is wrong with them, by themselves or together, is noted. */
    static CarsToBurn read(List<Path> files, Problems problems) {
        List<Car> cars = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        for (Path file : files) {
            try {
                Car car = CarReader.read(file);
                checkName(car, names, problems);
                cars.add(car);
            } catch (RefusedException e) {
                e.problems().forEach(problems::add);
            }
        }
        for (Problem problem : CarCheck.check(cars.toArray(Car[]::new))) {
            problems.add(problem);
        }
        return new CarsToBurn(cars.stream().sorted(BY_NAME).toList());
    }

    private static void checkName(Car car, Map<String, Path> names, Problems problems) {
        String name = fileName(car);
        Path first = names.putIfAbsent(name, car.file());
        if (!name.endsWith(".car") || name.startsWith(".")) {
            problems.error(car.file().toString(), "the server reads only files called *.car", "rename it");
        }
        if (first != null) {
            problems.error(
                    car.file().toString(),
                    "has the file name of " + first + ", and would take its place",
                    "rename one");
        }
    }

    static String fileName(Car car) {
        return String.valueOf(car.file().getFileName());
    }

    /** As the image's label lists them. */
    List<BurntApplication> applications() {
        return cars.stream()
                .map(car -> new BurntApplication(car.applicationName(), car.version(), fileName(car), car.sha256()))
                .toList();
    }
}
