package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.Revision;
import io.jenkins.plugins.wso2mi.landscape.Unit;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mictl units}. */
@Command(
        name = "units",
        description = "Lists the units of a landscape: what goes into which image, and which manifests run it.")
final class UnitsCommand extends Verb {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The landscape, beside the project's pom.xml; default: mi.yaml.")
    private Path file = Path.of("mi.yaml");

    @Option(
            names = "--changed-since",
            paramLabel = "REV",
            description = "Only units with something that differs from this branch, tag or commit of git; "
                    + "all if git does not know it.")
    private @Nullable String changedSince;

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        Revision since = changedSince == null ? null : new Revision(changedSince);
        Landscape landscape = Landscape.read(file);
        List<Unit> units = since == null ? landscape.units() : new GitComparison(landscape, report).touchedSince(since);
        Table table = new Table("UNIT", "CARS", "IMAGE", "MANIFESTS");
        units.forEach(unit -> table.row(
                unit.name(),
                String.join(", ", unit.contents().cars()),
                unit.image(),
                String.join(", ", unit.manifests())));
        if (!units.isEmpty()) {
            table.text().lines().forEach(report::notice);
        }
        String sentence = units.size() + " of " + landscape.units().size() + " units";
        return end(report, "units", Outcome.DONE, sentence, facts(landscape, units));
    }

    private static Map<String, Object> facts(Landscape landscape, List<Unit> units) {
        Map<String, Object> facts = new LinkedHashMap<>();
        landscape.base().ifPresent(base -> facts.put("base", base.facts()));
        facts.put("units", units.stream().map(Unit::facts).toList());
        return facts;
    }
}
