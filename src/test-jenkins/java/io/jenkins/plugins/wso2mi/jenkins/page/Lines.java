package io.jenkins.plugins.wso2mi.jenkins.page;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.JsonLines;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;

/** Events as the JSON lines that a page is given. */
final class Lines {
    static final Instant START = Instant.parse("2026-11-23T03:11:01Z");

    private Lines() {}

    static List<String> of(Event... events) {
        StringWriter json = new StringWriter();
        JsonLines lines = new JsonLines(json);
        for (Event event : events) {
            lines.accept(event);
        }
        return json.toString().lines().toList();
    }

    static Event phase(int second, String title) {
        return new Event.Phase(START.plusSeconds(second), title);
    }

    static Event traffic(int second, int weight, int share, int stable, int canary) {
        return new Event.Traffic(START.plusSeconds(second), "appointments", weight, share, stable, canary);
    }

    static Event gate(int second, String gate, String verdict, String message) {
        return new Event.Gate(START.plusSeconds(second), gate, verdict, message);
    }
}
