package io.jenkins.plugins.wso2mi.report.page;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import java.util.List;

/** Why it failed, with the evidence, and what was wrong with what was given. */
final class CauseSections {
    private final ReleaseSummary summary;
    private final Html html;

    CauseSections(ReleaseSummary summary, Html html) {
        this.summary = summary;
        this.html = html;
    }

    void write() {
        List<Event.Evidence> evidence = summary.evidence();
        if (!evidence.isEmpty()) {
            html.section("Why");
            evidence.forEach(this::cause);
            html.close("section");
        }
        List<Event.Trouble> problems = summary.all(Event.Trouble.class);
        if (!problems.isEmpty()) {
            html.section("Problems");
            html.table("Problems", "", "Where", "What", "What to do");
            problems.forEach(e -> problem(e.problem()));
            html.endTable();
            html.close("section");
        }
    }

    private void cause(Event.Evidence evidence) {
        html.element("h3", evidence.object());
        html.element("p", evidence.cause(), "class", "cause");
        html.element("p", evidence.advice());
        if (!evidence.details().isEmpty()) {
            html.element("pre", String.join("\n", evidence.details()));
        }
    }

    private void problem(Problem problem) {
        html.row(List.of(
                Cell.verdict(problem.isError() ? "error" : "warning"),
                Cell.text(problem.where()),
                Cell.text(problem.what()),
                Cell.text(problem.fix())));
    }
}
