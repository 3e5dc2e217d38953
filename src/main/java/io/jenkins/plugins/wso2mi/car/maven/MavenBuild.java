package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.CarRepack;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.CarModules;
import io.jenkins.plugins.wso2mi.car.source.FinalCheck;
import io.jenkins.plugins.wso2mi.car.source.MavenArguments;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the carbon applications of a project by its own Maven build, and trusts nothing that Maven says about them:
 * each is read back, must be of this build, hold what is in the sources and nothing else, and pass the check
 * ({@link FinalCheck}). (WSO2's plugin ends with BUILD SUCCESS when it has left artifacts out.) Then it gets its normal
 * form ({@link CarRepack}).
 */
public final class MavenBuild implements CarBuilder {
    private final ProgramRunner runner;
    private final MavenCommand command;

    /** Builds on this machine. */
    public MavenBuild() {
        this(new LocalPrograms(), System.getenv("PATH"));
    }

    /**
     * Builds by a runner.
     *
     * @param searchPath the PATH of where it runs
     */
    public MavenBuild(ProgramRunner runner, @Nullable String searchPath) {
        this(runner, searchPath, null);
    }

    /**
     * Builds by a runner that may see programs which this machine does not, such as those of a container.
     *
     * @param searchPath the PATH of where it runs
     * @param otherwise what to call if no Maven is found on the search path; null to refuse
     */
    public MavenBuild(ProgramRunner runner, @Nullable String searchPath, @Nullable String otherwise) {
        this.runner = runner;
        this.command = new MavenCommand(searchPath, otherwise);
    }

    @Override
    public void plan(BuildRequest request, Reporter report) throws IOException {
        CarModules modules = modules(request);
        report.dryRun(sentence(modules, command.of(request, modules)));
        Path out = request.out();
        if (out != null) {
            modules.modules()
                    .forEach(module -> report.dryRun("copy " + module.car().getFileName() + " to " + out));
        }
    }

    @Override
    public List<Car> build(BuildRequest request, Reporter report) throws IOException, InterruptedException {
        MavenLine line = prepare(request, report);
        run(line, report);
        return collect(request, line, report);
    }

    /**
     * Finds out what Maven has to be started with, and says so.
     *
     * @throws RefusedException as {@link #build} does before Maven runs
     * @throws IOException as {@link #build}
     */
    public MavenLine prepare(BuildRequest request, Reporter report) throws IOException {
        CarModules modules = modules(request);
        List<String> line = command.of(request, modules);
        report.command(sentence(modules, line));
        return new MavenLine(line, modules.root().toString(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Runs Maven to its end.
     *
     * @throws MissingPluginException if it fails since a plugin or a build extension cannot be had
     * @throws IOException if it fails, with its first error; what else explains it has been reported then
     * @throws InterruptedException if this thread is interrupted; Maven has been ended then
     */
    public void run(MavenLine line, Reporter report) throws IOException, InterruptedException {
        BuildLog log = new BuildLog(report::notice);
        int code = runner.run(line.command(), Map.of(), line.directory(), log);
        if (code != 0) {
            if (!log.missingPlugin().isEmpty()) {
                throw new MissingPluginException(log.missingPlugin());
            }
            log.evidence().forEach(report::notice);
            String why = log.firstError().isEmpty() ? "" : ": " + log.firstError();
            throw new IOException("Maven failed in " + line.directory() + " with exit code " + code + why
                    + "; its last lines are above");
        }
    }

    /**
     * Reads back what Maven has made.
     *
     * @param line what Maven was run with; older applications are refused
     * @throws RefusedException with every problem of the applications, if one of them is an error
     * @throws IOException if they cannot be read, or not be copied
     */
    public List<Car> collect(BuildRequest request, MavenLine line, Reporter report) throws IOException {
        List<Car> cars = readBack(modules(request), line.started(), request, report);
        Path out = request.out();
        return out == null ? cars : CarCopies.copy(cars, out, report);
    }

    private CarModules modules(BuildRequest request) throws IOException {
        MavenArguments arguments = new MavenArguments(request.project(), request.arguments());
        return CarModules.find(request.project(), arguments).select(request.modules());
    }

    private static String sentence(CarModules modules, List<String> line) {
        return "run " + String.join(" ", line) + " in " + modules.root();
    }

    private static List<Car> readBack(CarModules modules, Instant start, BuildRequest request, Reporter report)
            throws IOException {
        Problems problems = new Problems();
        List<CarModule> made = new ArrayList<>();
        List<Car> cars = new ArrayList<>();
        for (CarModule module : modules.modules()) {
            if (isOfThisBuild(module, start, problems)) {
                Car car = CarReader.read(module.car());
                SourceComparison.differences(module, modules, car).forEach(problems::add);
                made.add(module);
                cars.add(car);
            }
        }
        FinalCheck.check(request, cars, problems, report);
        return request.keepBytes() ? List.copyOf(cars) : normalised(made);
    }

    private static List<Car> normalised(List<CarModule> modules) throws IOException {
        List<Car> cars = new ArrayList<>();
        for (CarModule module : modules) {
            CarRepack.normalise(module.car(), module.sortLists());
            cars.add(CarReader.read(module.car()));
        }
        return List.copyOf(cars);
    }

    private static boolean isOfThisBuild(CarModule module, Instant start, Problems problems) throws IOException {
        if (!Files.isRegularFile(module.car())) {
            problems.error(
                    module.directory().resolve("pom.xml").toString(),
                    "Maven succeeded, but " + module.car() + " is not there",
                    "look whether the plugin is skipped, and for the location in its configuration");
            return false;
        }
        if (Files.getLastModifiedTime(module.car()).toInstant().isBefore(start)) {
            problems.error(
                    module.car().toString(),
                    "is older than this build, so this build has not made it",
                    "look whether the plugin is skipped, or delete the file");
            return false;
        }
        return true;
    }
}
