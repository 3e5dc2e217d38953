package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.pack.BuilderChoice;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.car.source.FinalCheck;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl car build}. */
@Command(
        name = "build",
        description = "Builds the carbon applications of an integration project, and checks what came out.")
final class CarBuildCommand extends Verb {
    @Parameters(paramLabel = "DIR", description = "The folder with the project's pom.xml.")
    @SuppressWarnings("NullAway.Init")
    private Path project;

    @Option(
            names = "--builder",
            paramLabel = "auto|maven|native",
            description = "maven: the project's own build; native: straight from the sources, without Maven; "
                    + "auto: Maven if the project's plugins can be had, else native.")
    private BuilderChoice builder = BuilderChoice.AUTO;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Copy the applications there; default: leave them where Maven puts them.")
    @Nullable
    private Path out;

    @Option(
            names = {"-pl", "--project"},
            paramLabel = "PATH",
            description = "Only this module (folder or [groupId]:artifactId) and what it needs.")
    private List<String> modules = List.of();

    @Mixin
    private final MavenOptions maven = new MavenOptions();

    @Mixin
    private final CheckOptions check = new CheckOptions();

    @Option(names = "--keep-bytes", description = "Leave the archives as Maven writes them: other bytes each time.")
    private boolean keepBytes;

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        CheckPolicy policy = check.policy(project);
        BuildRequest request =
                new BuildRequest(project, modules, maven.arguments(), maven.settings(), out, keepBytes, policy);
        CarBuilder local = builder.local();
        if (dryRun()) {
            local.plan(request, report);
            return end(report, "car build", Outcome.DONE, "nothing was built (dry run)", Map.of());
        }
        List<Car> cars = local.build(request, report);
        cars.forEach(car -> CarFiles.tell(car, report));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cars", cars.stream().map(Car::facts).toList());
        facts.putAll(FinalCheck.report(request, cars).facts());
        String sentence = cars.size() == 1 ? cars.get(0).identity() : cars.size() + " applications";
        return end(report, "car build", Outcome.DONE, sentence, facts);
    }
}
