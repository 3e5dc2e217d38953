package io.jenkins.plugins.wso2mi.report.page;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.Measured;
import io.jenkins.plugins.wso2mi.report.summary.PhaseSpan;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.WeightStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What happened, in tables: steps, gates with every measurement, phases, changes. */
final class CourseSections {
    private static final int MOST_OPEN = 20;
    private static final MathContext DIGITS = new MathContext(4);

    private final ReleaseSummary summary;
    private final Html html;

    CourseSections(ReleaseSummary summary, Html html) {
        this.summary = summary;
        this.html = html;
    }

    void write() {
        steps();
        gates();
        phases();
        changes();
    }

    private void steps() {
        List<WeightStep> steps = summary.steps();
        if (steps.isEmpty()) {
            return;
        }
        html.section("Steps");
        html.table("Steps", "At", "Application", "Asked for", "Really", "Old pods ready", "New pods ready", "Took");
        for (WeightStep step : steps) {
            html.row(List.of(
                    at(step.from()),
                    Cell.name(step.application()),
                    Cell.number(step.weight() + "%"),
                    Cell.number(step.share() + "%"),
                    Cell.number(Integer.toString(step.stableReady())),
                    Cell.number(Integer.toString(step.canaryReady())),
                    Cell.duration(step.length())));
        }
        html.endTable();
        summary.approvals()
                .forEach(wait -> html.element(
                        "p", "Waited for approval for " + Durations.text(wait.length()) + ".", "class", "faint"));
        html.close("section");
    }

    private void gates() {
        List<Event.Gate> all = summary.all(Event.Gate.class);
        if (all.isEmpty()) {
            return;
        }
        html.section("Gates");
        List<Event.Gate> verdicts = verdicts(all);
        if (!verdicts.isEmpty()) {
            html.table("Verdicts", "At", "Gate", "Verdict", "What it saw");
            for (Event.Gate gate : verdicts) {
                html.row(List.of(
                        at(gate.time()),
                        Cell.name(gate.gate()),
                        Cell.verdict(gate.verdict()),
                        Cell.text(gate.message())));
            }
            html.endTable();
        }
        Measured.of(all).forEach(this::measured);
        html.close("section");
    }

    /** A gate that waits gives way to what it says next. */
    private static List<Event.Gate> verdicts(List<Event.Gate> all) {
        List<Event.Gate> told = new ArrayList<>();
        for (Event.Gate gate : all) {
            if (!gate.isMeasured()) {
                int last = told.size() - 1;
                if (last >= 0
                        && told.get(last).verdict().equals("waiting")
                        && told.get(last).gate().equals(gate.gate())) {
                    told.remove(last);
                }
                told.add(gate);
            }
        }
        return told;
    }

    private void measured(Measured measured) {
        String counts = List.of("good", "failed", "inconclusive").stream()
                .map(result -> measured.count(result) + " " + result)
                .filter(words -> !words.startsWith("0 "))
                .collect(Collectors.joining(", "));
        boolean isOpen = measured.count("failed") > 0 || measured.events().size() <= MOST_OPEN;
        html.open("details", isOpen ? new Object[] {"open", "open"} : new Object[] {});
        html.element("summary", "Gate " + measured.gate() + ": " + counts);
        html.table("Measurements of " + measured.gate(), "At", "Result", "What was seen", "Numbers");
        for (Event.Gate gate : measured.events()) {
            html.row(List.of(
                    at(gate.time()), Cell.verdict(gate.result()), Cell.text(gate.message()), Cell.text(numbers(gate))));
        }
        html.endTable();
        html.close("details");
    }

    private static String numbers(Event.Gate gate) {
        return gate.values().entrySet().stream()
                .map(e -> e.getKey() + " "
                        + new BigDecimal(e.getValue())
                                .round(DIGITS)
                                .stripTrailingZeros()
                                .toPlainString())
                .collect(Collectors.joining(", "));
    }

    private void phases() {
        List<PhaseSpan> phases = summary.phases();
        if (phases.isEmpty()) {
            return;
        }
        html.section("Phases");
        html.table("Phases", "At", "Phase", "Took");
        phases.forEach(
                phase -> html.row(List.of(at(phase.from()), Cell.text(phase.title()), Cell.duration(phase.length()))));
        html.endTable();
        html.close("section");
    }

    private void changes() {
        List<Event.Command> changes = summary.all(Event.Command.class);
        if (changes.isEmpty()) {
            return;
        }
        html.section("Changes");
        html.table("Changes", "At", "What was changed");
        changes.forEach(change ->
                html.row(List.of(at(change.time()), Cell.text((change.dryRun() ? "would " : "") + change.sentence()))));
        html.endTable();
        html.close("section");
    }

    private Cell at(Instant time) {
        return Cell.duration(Duration.between(summary.start(), time));
    }
}
