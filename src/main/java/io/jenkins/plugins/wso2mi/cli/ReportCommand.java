package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.EventReader;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mictl report}. */
@Command(
        name = "report",
        description = "Makes picture, report, summary and metrics of a release from its recorded events.")
final class ReportCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "What --output json wrote: one event a line.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        // only what this call asks for: the variables are for releases that happen now
        List<SummarySink> sinks = outputs.sinks(false, Map.of());
        if (sinks.isEmpty()) {
            throw new RefusedException(
                    "report", "nothing is to be made", "name it by --report, --timeline, --summary or --push-metrics");
        }
        ReleaseSummary summary = new ReleaseSummary(events());
        for (SummarySink sink : sinks) {
            if (dryRun()) {
                report.dryRun("write " + sink.where());
            } else {
                sink.take(summary);
            }
        }
        String words = summary.title() + ": " + summary.outcomeWords();
        return end(
                report,
                "report",
                Outcome.DONE,
                words,
                Map.of("events", summary.events().size()));
    }

    private List<Event> events() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("FILE", "there is no file " + file, "name what --output json wrote");
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            List<Event> events = EventReader.read(lines.lines().toList());
            if (events.isEmpty()) {
                throw new RefusedException("FILE", file + " holds no events", "name what --output json wrote");
            }
            return events;
        }
    }
}
