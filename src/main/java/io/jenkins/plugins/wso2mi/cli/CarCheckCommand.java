package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PollingWork;
import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.check.CheckReport;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mictl car check}. */
@Command(
        name = "check",
        description = "Tells what a Micro Integrator would refuse or drop, for files that go onto one server.")
final class CarCheckCommand extends Verb {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Carbon applications (.car).")
    private List<Path> files = List.of();

    @Mixin
    private CheckOptions options = new CheckOptions();

    @Override
    protected Outcome run(Reporter report) throws IOException {
        CheckPolicy policy = options.policy(Path.of(""));
        List<Problem> problems = new ArrayList<>();
        List<Car> cars = CarFiles.read(files, problems);
        CheckReport found = CarCheck.check(policy, cars);
        problems.addAll(found.problems());
        problems.forEach(report::problem);
        found.notices().forEach(report::notice);
        cars.stream()
                .flatMap(car -> car.pollingWork().stream())
                .map(PollingWork::sentence)
                .forEach(work -> report.notice("polling work: " + work));
        Map<String, Object> facts = new LinkedHashMap<>(CarFiles.facts(cars));
        facts.put("problems", problems.stream().map(Problem::sentence).toList());
        facts.putAll(found.facts());
        boolean refused = problems.stream().anyMatch(Problem::isError);
        return end(report, "car check", refused ? Outcome.REFUSED : Outcome.DONE, sentence(problems), facts);
    }

    private static String sentence(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        return (errors == 0 ? "no errors" : "errors: " + errors) + (warnings == 0 ? "" : "; warnings: " + warnings);
    }
}
