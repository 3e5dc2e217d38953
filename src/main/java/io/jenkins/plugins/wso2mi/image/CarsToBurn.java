package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.PollingWork;
import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.check.CheckReport;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The carbon applications that go into an image, read and checked.
 *
 * @param cars in the order of their file names
 * @param report what the check says of all of them together
 */
public record CarsToBurn(List<Car> cars, CheckReport report) {
    private static final Comparator<Car> BY_NAME = Comparator.comparing(CarsToBurn::fileName);

    public CarsToBurn {
        cars = List.copyOf(cars);
    }

    /** Reads files; those that cannot be read or not be taken are noted. */
    public static CarsToBurn read(List<Path> files, CheckPolicy policy, Problems problems) {
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
        return new CarsToBurn(cars.stream().sorted(BY_NAME).toList(), CarCheck.check(policy, cars));
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
    public List<BurntApplication> applications() {
        return cars.stream().map(car -> burnt(car, fileName(car))).toList();
    }

    /** As the image's label lists an application. */
    public static BurntApplication burnt(Car car, String fileName) {
        List<String> polling =
                car.pollingWork().stream().map(PollingWork::sentence).toList();
        return new BurntApplication(car.applicationName(), car.version(), fileName, car.sha256(), polling);
    }

    /**
     * Notes if an application would be in an image twice, by another file: the server drops one of them without a word.
     *
     * @param held those of the base
     */
    public static void checkBeside(List<BurntApplication> held, List<BurntApplication> added, Problems problems) {
        for (BurntApplication one : added) {
            for (BurntApplication other : held) {
                if (other.identity().equals(one.identity()) && !other.file().equals(one.file())) {
                    problems.error(
                            one.file(),
                            "the base holds " + other.identity() + " already, as " + other.file()
                                    + ", so the server would drop one of them",
                            "call the file " + other.file() + " to replace it, or leave it out");
                }
            }
        }
    }
}
