package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.maven.CarCopies;
import io.jenkins.plugins.wso2mi.car.maven.MediatorJar;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.CarModules;
import io.jenkins.plugins.wso2mi.car.source.FinalCheck;
import io.jenkins.plugins.wso2mi.car.source.MavenArguments;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes carbon applications straight from the sources, without Maven, in the normal form that a {@code MavenBuild}
 * gives to what Maven made: the same sources have the same bytes, whichever of the two builds them. Everything is read
 * and fetched before the first application is written. Class mediators are compiled by the project's own Maven; data
 * mappings need WSO2's plugin and are refused, and so is every file that would not be packed.
 */
public final class NativeBuild implements CarBuilder {
    private final MediatorJar mediators;

    /** Builds on this machine. */
    public NativeBuild() {
        this(new MediatorJar());
    }

    /** Builds, and lets class mediators be compiled so. */
    public NativeBuild(MediatorJar mediators) {
        this.mediators = mediators;
    }

    @Override
    public void plan(BuildRequest request, Reporter report) throws IOException {
        Prepared prepared = gather(request, report);
        prepared.run().sentences().forEach(report::dryRun);
        Path out = request.out();
        if (out != null) {
            prepared.asked()
                    .modules()
                    .forEach(module -> report.dryRun("copy " + module.car().getFileName() + " to " + out));
        }
    }

    @Override
    public List<Car> build(BuildRequest request, Reporter report) throws IOException, InterruptedException {
        Prepared prepared = gather(request, report);
        prepared.run().write(report);
        List<Car> cars = new ArrayList<>();
        for (CarModule module : prepared.asked().modules()) {
            cars.add(CarReader.read(module.car()));
        }
        FinalCheck.check(request, cars, new Problems(), report);
        Path out = request.out();
        return out == null ? List.copyOf(cars) : CarCopies.copy(cars, out, report);
    }

    private record Prepared(NativeRun run, CarModules asked) {}

    private Prepared gather(BuildRequest request, Reporter report) throws IOException {
        MavenArguments arguments = new MavenArguments(request.project(), request.arguments());
        CarModules all = CarModules.find(request.project(), arguments);
        CarModules asked = all.select(request.modules());
        Problems problems = new Problems();
        try (Repository repository = new Repository(request)) {
            NativeRun run = new NativeRun(request, all, repository, mediators, problems);
            for (CarModule module : asked.modules()) {
                run.add(module);
            }
            problems.refuseOnErrors();
            problems.list().forEach(report::problem);
            return new Prepared(run, asked);
        }
    }
}
