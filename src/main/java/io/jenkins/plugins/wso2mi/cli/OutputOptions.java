package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.page.HtmlReport;
import io.jenkins.plugins.wso2mi.report.summary.MarkdownSummary;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import io.jenkins.plugins.wso2mi.report.telemetry.MetricsPush;
import io.jenkins.plugins.wso2mi.report.telemetry.TelemetryVariables;
import io.jenkins.plugins.wso2mi.report.timeline.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a release is written or sent to when it has ended. */
final class OutputOptions {
    private static final String PUSH = "--push-metrics";

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "Write a picture (SVG): weights, pods, gates, what was measured.")
    private @Nullable Path timeline;

    @Option(
            names = "--report",
            paramLabel = "FILE.html|DIR",
            description = {
                "Write all that is known of the release as one HTML file;",
                "in a folder it gets a name by release and time."
            })
    private @Nullable Path report;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Append a short summary in Markdown, as to the file that GITHUB_STEP_SUMMARY names.")
    private @Nullable Path summary;

    @Option(
            names = PUSH,
            paramLabel = "URL",
            description = {
                "Push how it ended to a Pushgateway of Prometheus; default: the variable "
                        + TelemetryVariables.PUSH_METRICS + ",",
                "which may hold a login (https://user:password@host)."
            })
    private @Nullable String pushMetrics;

    /**
     * All that was asked for.
     *
     * @param dryRun whether nothing was changed; nothing is written or sent then
     * @param environment where OpenTelemetry's variables are, and the Pushgateway's address
     * @throws RefusedException if a file could not be written, or an address is none
     */
    List<SummarySink> sinks(boolean dryRun, Map<String, String> environment) {
        List<SummarySink> sinks = new ArrayList<>();
        if (timeline != null) {
            sinks.add(
                    FileSink.of("--timeline", timeline, OutputOptions::picture).checked());
        }
        if (report != null) {
            boolean folder = Files.isDirectory(report) || !report.toString().endsWith(".html");
            sinks.add(new FileSink("--report", report, folder, OutputOptions::page, false).checked());
        }
        if (summary != null) {
            sinks.add(new FileSink("--summary", summary, false, MarkdownSummary::of, true).checked());
        }
        sinks.addAll(told(environment));
        return dryRun ? List.of() : List.copyOf(sinks);
    }

    /** Who is told, by the variables; by the option in place of its own. */
    private List<SummarySink> told(Map<String, String> environment) {
        if (pushMetrics == null) {
            return TelemetryVariables.sinks(environment);
        }
        if (MetricsPush.hasLogin(pushMetrics)) {
            throw new RefusedException(
                    PUSH,
                    "holds a login, which everybody on this machine can read in the list of processes",
                    "give the address by the variable " + TelemetryVariables.PUSH_METRICS);
        }
        Map<String, String> others = new HashMap<>(environment);
        others.remove(TelemetryVariables.PUSH_METRICS);
        List<SummarySink> sinks = new ArrayList<>(TelemetryVariables.sinks(others));
        sinks.add(MetricsPush.to(pushMetrics, PUSH));
        return sinks;
    }

    private static String picture(ReleaseSummary told) {
        Timeline timeline = new Timeline(told.title());
        told.events().forEach(timeline);
        return timeline.svg();
    }

    private static String page(ReleaseSummary told) {
        return HtmlReport.of(told, told.title());
    }
}
