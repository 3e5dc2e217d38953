package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts built applications into a folder, each in one step, so that a reader never meets half a file. */
public final class CarCopies {
    private CarCopies() {}

    /**
     * Copies.
     *
     * @param folder is made if it is not there
     * @return the copies, read
     * @throws RefusedException if two of them have one file name
     * @throws IOException if the folder cannot be written to
     */
    public static List<Car> copy(List<Car> cars, Path folder, Reporter report) throws IOException {
        Set<Path> names = new HashSet<>();
        for (Car car : cars) {
            if (!names.add(car.file().getFileName())) {
                throw new RefusedException(
                        folder.toString(),
                        "two modules make a " + car.file().getFileName(),
                        "build them one after the other into different folders, or give them different names");
            }
        }
        Files.createDirectories(folder);
        List<Car> copies = new ArrayList<>();
        for (Car car : cars) {
            Path target = folder.resolve(car.file().getFileName());
            report.command("copy " + car.file().getFileName() + " to " + folder);
            Path part = folder.resolve("." + car.file().getFileName() + ".part");
            try {
                Files.copy(car.file(), part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            copies.add(CarReader.read(target));
        }
        return List.copyOf(copies);
    }
}
