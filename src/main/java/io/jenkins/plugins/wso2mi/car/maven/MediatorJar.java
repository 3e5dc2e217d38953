package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.CarModules;
import io.jenkins.plugins.wso2mi.car.source.ClassMediators;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the class mediators of a module compiled by the project's own Maven, for who packs the application without it.
 */
public final class MediatorJar {
    private final ProgramRunner runner;
    private final @Nullable String searchPath;

    /** Compiles on this machine. */
    public MediatorJar() {
        this(new LocalPrograms(), System.getenv("PATH"));
    }

    /**
     * Compiles by a runner.
     *
     * @param searchPath the PATH of where it runs
     */
    public MediatorJar(ProgramRunner runner, @Nullable String searchPath) {
        this.runner = runner;
        this.searchPath = searchPath;
    }

    /**
     * What {@link #make} does.
     *
     * @throws NoMavenException if there is no Maven
     */
    public String sentence(BuildRequest request, CarModules modules, CarModule module) {
        return sentence(command(request, modules, module), module);
    }

    private static String sentence(List<String> command, CarModule module) {
        return "run " + String.join(" ", command) + " in " + module.directory();
    }

    /**
     * Makes the jar.
     *
     * @throws NoMavenException if there is no Maven
     * @throws RefusedException if Maven succeeds without making it
     * @throws IOException if Maven fails, with its first error; what else explains it has been reported then
     * @throws InterruptedException if this thread is interrupted; Maven has been ended then
     */
    public void make(BuildRequest request, CarModules modules, CarModule module, Reporter report)
            throws IOException, InterruptedException {
        Path jar = ClassMediators.jar(module);
        List<String> command = command(request, modules, module);
        Files.deleteIfExists(jar);
        report.command(sentence(command, module));
        MavenLine line = new MavenLine(command, module.directory().toString(), Instant.now());
        new MavenBuild(runner, searchPath).run(line, report);
        if (!Files.isRegularFile(jar)) {
            throw new RefusedException(
                    module.directory().resolve("src/main/java").toString(),
                    "Maven has compiled it, but has not made " + jar,
                    "look for finalName, classifier and skip in the POM's maven-jar-plugin: WSO2's plugin takes"
                            + " this file too");
        }
    }

    private List<String> command(BuildRequest request, CarModules modules, CarModule module) {
        return new MavenCommand(searchPath, null).jar(request, modules, module);
    }
}
