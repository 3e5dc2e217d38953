package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mictl car check}. */
@Command(
        name = "check",
        description = "Tells what a Micro Integrator would refuse or drop, for files that go onto one server.")
final class CarCheckCommand extends Verb {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Carbon applications (.car).")
    private List<Path> files = List.of();

    @Override
    protected Outcome run(Reporter report) {
        List<Problem> problems = new ArrayList<>();
        List<Car> cars = CarFiles.read(files, problems);
        problems.addAll(CarCheck.check(cars.toArray(Car[]::new)));
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new RefusedException(problems);
        }
        problems.forEach(report::problem);
        Map<String, Object> facts = new LinkedHashMap<>(CarFiles.facts(cars));
        facts.put("problems", problems.stream().map(Problem::sentence).toList());
        String warnings = problems.isEmpty() ? "" : "; warnings: " + problems.size();
        return end(report, "car check", Outcome.DONE, "no errors" + warnings, facts);
    }
}
