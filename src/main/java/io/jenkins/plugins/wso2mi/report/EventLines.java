package io.jenkins.plugins.wso2mi.report;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words in which an event is told to people: the first line has the time, further ones hang below its text. */
final class EventLines {
    private static final String HANGING = " ".repeat(11);

    private final Paint paint;
    private final DateTimeFormatter clock;

    EventLines(boolean coloured, ZoneId zone) {
        this.paint = new Paint(coloured);
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** One line or more, without line ends. */
    List<String> of(Event event) {
        if (event instanceof Event.Phase e) {
            return List.of(at(e.time()) + paint.strong("== " + e.title()));
        } else if (event instanceof Event.Command e) {
            String mark = e.dryRun() ? paint.warn("would ") : paint.faint("+ ");
            return List.of(at(e.time()) + "  " + mark + e.sentence());
        } else if (event instanceof Event.Notice e) {
            return List.of(at(e.time()) + "  " + e.text());
        } else if (event instanceof Event.Item e) {
            return List.of(at(e.time()) + "  " + e.sentence());
        } else if (event instanceof Event.Trouble e) {
            return problem(e);
        } else if (event instanceof Event.Evidence e) {
            return evidence(e);
        } else if (event instanceof Event.Result e) {
            return List.of(at(e.time()) + outcome(e.outcome()) + " " + e.sentence());
        }
        return List.of(at(event.time()) + "  " + standing(event));
    }

    private String at(Instant time) {
        return paint.faint(clock.format(time)) + " ";
    }

    private String standing(Event event) {
        if (event instanceof Event.Progress e) {
            String pods = "%d/%d ready".formatted(e.ready(), e.desired())
                    + (e.updated() == e.ready() ? "" : ", %d started".formatted(e.updated()))
                    + (e.old() == 0 ? "" : ", %d old".formatted(e.old()));
            return PlainText.oneLine(e.workload()) + ": " + pods + (e.message().isEmpty() ? "" : "; " + e.message());
        } else if (event instanceof Event.Traffic e) {
            return "%s: the new release has %d%% of the traffic, %d%% asked for; ready pods: %d old, %d new"
                    .formatted(
                            PlainText.oneLine(e.application()),
                            e.share(),
                            e.weight(),
                            e.stableReady(),
                            e.canaryReady());
        } else if (event instanceof Event.Gate e) {
            return "gate " + PlainText.oneLine(e.gate()) + " " + verdict(e.verdict())
                    + (e.message().isEmpty() ? "" : ": " + e.message());
        }
        throw new IllegalArgumentException("no words for " + event);
    }

    private String verdict(String verdict) {
        return switch (verdict) {
            case "passed" -> paint.good(verdict);
            case "refused" -> paint.bad(verdict);
            default -> paint.warn(PlainText.oneLine(verdict));
        };
    }

    private List<String> problem(Event.Trouble e) {
        Problem problem = e.problem();
        String mark = problem.isError() ? paint.bad("error:") : paint.warn("warning:");
        String where = problem.where().isEmpty() ? "" : problem.where() + ": ";
        List<String> told = new ArrayList<>();
        told.add(at(e.time()) + "  " + mark + " " + where + problem.what());
        advise(told, problem.fix());
        return told;
    }

    private List<String> evidence(Event.Evidence e) {
        List<String> told = new ArrayList<>();
        told.add(at(e.time()) + "  " + paint.bad("cause:") + " " + PlainText.oneLine(e.object()) + ": " + e.cause());
        e.details().forEach(detail -> told.add(HANGING + paint.faint("| ") + detail));
        advise(told, e.advice());
        return told;
    }

    private void advise(List<String> told, String advice) {
        if (!advice.isEmpty()) {
            told.add(HANGING + paint.strong("-> ") + advice);
        }
    }

    private String outcome(Outcome outcome) {
        String word = outcome.word().replace('-', ' ') + ":";
        return switch (outcome) {
            case DONE -> paint.good(word);
            case INTERRUPTED -> paint.warn(word);
            default -> paint.bad(word);
        };
    }
}
