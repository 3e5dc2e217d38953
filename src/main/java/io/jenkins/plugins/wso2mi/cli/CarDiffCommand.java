package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.diff.CarDiff;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl car diff}. */
@Command(
        name = "diff",
        description = "Tells what differs between two versions of a carbon application; layout alone is no change.")
final class CarDiffCommand extends Verb {
    private static final int DIFFERENT = 1;

    @Parameters(index = "0", paramLabel = "OLD", description = "The carbon application (.car) as it was.")
    @SuppressWarnings("NullAway.Init")
    private Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The carbon application (.car) as it is.")
    @SuppressWarnings("NullAway.Init")
    private Path newer;

    @Option(names = "--exit-code", description = "End with 1 if anything but layout differs, as git diff does.")
    private boolean told;

    private boolean different;

    @Override
    protected Outcome run(Reporter report) throws IOException {
        List<Car> cars = CarFiles.read(List.of(older, newer));
        CarDiff diff = CarDiff.between(cars.get(0), cars.get(1));
        different = diff.isAny();
        diff.lines().forEach(report::notice);
        if (root().output == Mictl.Output.MARKDOWN) {
            print(diff.markdown());
        }
        return end(report, "car diff", Outcome.DONE, diff.sentence(), diff.facts());
    }

    @Override
    protected int exitCode(Outcome outcome) {
        return told && different && outcome == Outcome.DONE ? DIFFERENT : super.exitCode(outcome);
    }

    @Override
    protected boolean hasMarkdown() {
        return true;
    }
}
