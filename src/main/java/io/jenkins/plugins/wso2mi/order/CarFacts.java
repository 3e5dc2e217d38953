package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.car.Car;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A carbon application that was built.
 *
 * @param path from the workspace if it lies in it, else from the root
 * @param name as the server names it
 * @param version as the server names it
 * @param sha256 hexadecimal, of its bytes
 * @param size bytes
 */
public record CarFacts(String path, String name, String version, String sha256, long size) implements Serializable {
    static CarFacts of(Car car, Path workspace) {
        Path file = car.file().toAbsolutePath().normalize();
        Path base = workspace.toAbsolutePath().normalize();
        Path told = file.startsWith(base) ? base.relativize(file) : file;
        return new CarFacts(told.toString(), car.applicationName(), car.version(), car.sha256(), car.size());
    }
}
