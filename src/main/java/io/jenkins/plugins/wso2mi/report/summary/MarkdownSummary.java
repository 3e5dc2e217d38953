package io.jenkins.plugins.wso2mi.report.summary;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.MarkdownText;
import io.jenkins.plugins.wso2mi.report.Table;
import java.util.List;
import java.util.Map;

/** A release in short, in GitHub's Markdown, as for the summary of a job. */
public final class MarkdownSummary {
    /** A summary is for reading; what is more stands in report and log. */
    private static final int MOST_ROWS = 50;

    private final ReleaseSummary summary;
    private final StringBuilder out = new StringBuilder();

    private MarkdownSummary(ReleaseSummary summary) {
        this.summary = summary;
    }

    /**
     * Writes the summary: verdict, causes, steps with their real shares, gates, durations.
     *
     * @return Markdown that ends with a line feed, every text from outside escaped; the same for the same events
     */
    public static String of(ReleaseSummary summary) {
        return new MarkdownSummary(summary).write();
    }

    private String write() {
        out.append("## ").append(summary.isDone() ? "✅ " : "❌ ");
        out.append(MarkdownText.escaped(summary.title() + ": " + summary.outcomeWords()))
                .append("\n\n");
        summary.result().ifPresent(result -> paragraph(MarkdownText.escaped(result.sentence())));
        String release = summary.fact("release");
        paragraph("Took " + Durations.text(summary.length())
                + (release.isEmpty() ? "" : ", release " + MarkdownText.escaped(release)));
        causes();
        images();
        steps();
        gates();
        phases();
        return out.toString().strip() + "\n";
    }

    private void paragraph(String markdown) {
        if (!markdown.isEmpty()) {
            out.append(markdown.strip()).append("\n\n");
        }
    }

    private void causes() {
        for (Event.Evidence evidence :
                summary.evidence().stream().limit(MOST_ROWS).toList()) {
            out.append("- **").append(MarkdownText.escaped(evidence.object())).append("**: ");
            out.append(MarkdownText.escaped(evidence.cause()));
            if (!evidence.advice().isEmpty()) {
                out.append(". What to do: ").append(MarkdownText.escaped(evidence.advice()));
            }
            out.append('\n');
        }
        out.append(summary.evidence().isEmpty() ? "" : "\n");
    }

    private void images() {
        Map<String, String> images = summary.images();
        if (!images.isEmpty()) {
            Table table = new Table("Container", "Image that runs now");
            images.forEach(table::row);
            paragraph(table.markdown());
        }
    }

    private void steps() {
        List<WeightStep> steps = summary.steps();
        if (steps.isEmpty()) {
            return;
        }
        Table table = new Table("Application", "Asked for", "Real share", "Old pods", "New pods", "Took");
        for (WeightStep step : steps.stream().limit(MOST_ROWS).toList()) {
            table.row(
                    step.application(),
                    step.weight() + "%",
                    step.share() + "%",
                    step.stableReady(),
                    step.canaryReady(),
                    step.length());
        }
        paragraph(table.markdown());
        summary.approvals()
                .forEach(wait -> paragraph("Waited for approval for " + Durations.text(wait.length()) + "."));
    }

    private void gates() {
        List<GateSummary> gates = summary.gates();
        if (gates.isEmpty()) {
            return;
        }
        Table table = new Table("Gate", "Last verdict", "Good", "Failed", "Inconclusive", "What it saw");
        for (GateSummary gate : gates.stream().limit(MOST_ROWS).toList()) {
            table.row(
                    gate.gate(),
                    sign(gate.verdict()) + gate.verdict(),
                    gate.isMeasured() ? gate.good() : "",
                    gate.isMeasured() ? gate.failed() : "",
                    gate.isMeasured() ? gate.inconclusive() : "",
                    gate.message());
        }
        paragraph(table.markdown());
    }

    private static String sign(String verdict) {
        return switch (verdict) {
            case "passed" -> "✅ ";
            case "refused" -> "❌ ";
            default -> "";
        };
    }

    private void phases() {
        List<PhaseSpan> phases = summary.phases();
        if (phases.isEmpty()) {
            return;
        }
        Table table = new Table("Phase", "Took");
        phases.stream().limit(MOST_ROWS).forEach(phase -> table.row(phase.title(), phase.length()));
        paragraph(table.markdown());
    }
}
