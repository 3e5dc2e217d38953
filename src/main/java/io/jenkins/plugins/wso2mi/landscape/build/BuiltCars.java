package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.landscape.Contents;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The carbon applications that one build has made.
 *
 * @param files by the folder of their module, from the project
 */
record BuiltCars(Map<String, Path> files) {

    /**
     * Builds all that goes into images, at once; nothing if only files do that are there.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException as {@link CarBuilder#build}
     * @throws IOException as {@link CarBuilder#build}
     */
    static BuiltCars make(
            Landscape landscape, List<Contents> images, BuildOrder order, CarBuilder builder, Reporter report)
            throws IOException, InterruptedException {
        List<String> modules = landscape.modulesOf(images, true);
        List<String> others = landscape.modulesOf(images, false);
        if (modules.isEmpty() && others.isEmpty()) {
            return new BuiltCars(Map.of());
        }
        report.phase("Build carbon applications");
        List<String> arguments = new ArrayList<>(order.arguments());
        if (!modules.isEmpty() && !others.isEmpty()) {
            arguments.addAll(List.of("--projects", String.join(",", others)));
        }
        List<Car> cars = builder.build(
                new BuildRequest(landscape.root(), modules, arguments, order.settings(), null, false, order.policy()),
                report);
        return of(modules, cars);
    }

    private static BuiltCars of(List<String> modules, List<Car> cars) throws IOException {
        if (!modules.isEmpty() && modules.size() != cars.size()) {
            throw new IOException(
                    "the build has made " + cars.size() + " applications of " + modules.size() + " modules");
        }
        Map<String, Path> files = new LinkedHashMap<>();
        for (int i = 0; i < modules.size(); i++) {
            files.put(modules.get(i), cars.get(i).file());
        }
        return new BuiltCars(files);
    }

    /** Those that go into an image. */
    List<Path> of(Contents contents) {
        return contents.cars().stream()
                .map(module -> Objects.requireNonNull(files.get(module)))
                .toList();
    }
}
