package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mictl car show}. */
@Command(name = "show", description = "Shows what carbon applications hold.")
final class CarShowCommand extends Verb {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Carbon applications (.car).")
    private List<Path> files = List.of();

    @Override
    protected Outcome run(Reporter report) {
        List<Car> cars = CarFiles.read(files);
        cars.forEach(car -> CarFiles.tell(car, report));
        String sentence = cars.size() == 1 ? cars.get(0).identity() : cars.size() + " applications";
        return end(report, "car show", Outcome.DONE, sentence, CarFiles.facts(cars));
    }
}
