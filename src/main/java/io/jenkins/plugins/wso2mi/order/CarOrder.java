package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.maven.MavenLine;
import io.jenkins.plugins.wso2mi.car.maven.MediatorJar;
import io.jenkins.plugins.wso2mi.car.pack.BuilderChoice;
import io.jenkins.plugins.wso2mi.car.pack.NativeBuild;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.FinalCheck;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An order to build carbon applications. By Maven it is carried out in three pieces: {@link #prepare} and
 * {@link #collect} where the workspace lies, {@link #run} where the program can be started; natively it is
 * {@link #pack} alone.
 *
 * @param project folder with the pom.xml, from the workspace
 * @param builder {@code auto}, {@code maven} or {@code native}; blank for auto
 * @param modules which of its modules, one a line; blank for all that make an application
 * @param arguments further arguments for Maven, one a line
 * @param settings a settings.xml, from the workspace; blank for Maven's own
 * @param out folder to copy the applications to, from the workspace; blank to leave them where Maven puts them
 * @param keepBytes whether to leave the archives as WSO2's plugin writes them
 * @param check how what was built is checked
 */
public record CarOrder(
        String project,
        String builder,
        String modules,
        String arguments,
        String settings,
        String out,
        boolean keepBytes,
        CheckOrder check)
        implements Serializable {
    private static final ProgramRunner NONE = (command, environment, directory, lines) -> {
        throw new IllegalStateException("Maven is run elsewhere");
    };

    /**
     * What builds.
     *
     * @throws RefusedException if there is no such builder
     */
    public BuilderChoice choice() {
        return Choices.of("builder", builder, BuilderChoice.AUTO);
    }

    /**
     * Finds out what Maven has to be started with.
     *
     * @param workspace where paths begin
     * @param searchPath the PATH of the build; null for none
     * @throws RefusedException if there is no such project, or no module that makes an application
     * @throws IOException if its POMs cannot be read
     */
    public MavenLine prepare(Path workspace, @Nullable String searchPath, Reporter report) throws IOException {
        return maven(searchPath).prepare(request(workspace), report);
    }

    /**
     * Says what would be done, and does nothing.
     *
     * @throws RefusedException as {@link #prepare} and {@link #pack}
     * @throws IOException as {@link #prepare} and {@link #pack}
     */
    public void plan(Path workspace, @Nullable String searchPath, Reporter report) throws IOException {
        if (choice() == BuilderChoice.NATIVE) {
            natively(searchPath).plan(request(workspace), report);
        } else {
            maven(searchPath).plan(request(workspace), report);
        }
    }

    /**
     * Runs Maven.
     *
     * @throws io.jenkins.plugins.wso2mi.car.maven.MissingPluginException if a plugin of the project cannot be had
     * @throws IOException if it fails
     * @throws InterruptedException if this thread is interrupted; Maven has been ended then
     */
    public static void run(ProgramRunner runner, MavenLine line, Reporter report)
            throws IOException, InterruptedException {
        new MavenBuild(runner, null).run(line, report);
    }

    /**
     * Reads back what Maven has made.
     *
     * @throws RefusedException with every problem of the applications, if one of them is an error
     * @throws IOException if they cannot be read
     */
    public List<CarFacts> collect(Path workspace, MavenLine line, Reporter report) throws IOException {
        BuildRequest request = request(workspace);
        return told(new MavenBuild(NONE, null).collect(request, line, report), request, workspace, report);
    }

    /**
     * Builds natively; class mediators are compiled by a Maven of the machine where the workspace lies.
     *
     * @param searchPath the PATH of the build; null for none
     * @throws RefusedException with every problem of the sources and the applications, if one of them is an error
     * @throws IOException if a file cannot be read or written, or Maven fails
     * @throws InterruptedException if this thread is interrupted; Maven has been ended then
     */
    public List<CarFacts> pack(Path workspace, @Nullable String searchPath, Reporter report)
            throws IOException, InterruptedException {
        BuildRequest request = request(workspace);
        return told(natively(searchPath).build(request, report), request, workspace, report);
    }

    private static NativeBuild natively(@Nullable String searchPath) {
        return new NativeBuild(new MediatorJar(new LocalPrograms(), searchPath));
    }

    private static MavenBuild maven(@Nullable String searchPath) {
        return new MavenBuild(NONE, searchPath, "mvn");
    }

    private static List<CarFacts> told(List<Car> cars, BuildRequest request, Path workspace, Reporter report) {
        List<Problem> found = FinalCheck.report(request, cars).problems();
        cars.forEach(car -> report.item("car", car.sentence(), car.facts()));
        return cars.stream().map(car -> CarFacts.of(car, workspace, found)).toList();
    }

    /** The same with the variables in its fields replaced. */
    public CarOrder expanded(UnaryOperator<String> variables) {
        return new CarOrder(
                variables.apply(project),
                variables.apply(builder),
                variables.apply(modules),
                variables.apply(arguments),
                variables.apply(settings),
                variables.apply(out),
                keepBytes,
                check.expanded(variables));
    }

    /** What the engine is asked for. */
    BuildRequest request(Path workspace) throws IOException {
        Path folder = workspace.resolve(project.isBlank() ? "." : project).normalize();
        return new BuildRequest(
                folder,
                Lines.of(modules),
                Lines.of(arguments),
                settings.isBlank() ? null : workspace.resolve(settings),
                out.isBlank() ? null : workspace.resolve(out),
                keepBytes,
                check.policy(workspace, folder));
    }
}
