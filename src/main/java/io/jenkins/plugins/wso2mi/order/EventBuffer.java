package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.Mask;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.JsonLines;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.TextLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what happens until somebody takes it away: as text for a log, and as JSON lines. Safe for several threads. */
final class EventBuffer {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final StringWriter json = new StringWriter();
    private final Consumer<Event> sink = new JsonLines(json)
            .andThen(new TextLog(new PrintStream(text, true, StandardCharsets.UTF_8), ZoneId.systemDefault()));
    private final Reporter reporter = new Reporter(this::accept, Clock.systemUTC());

    private String standing = "";
    private boolean awaitsApproval;

    private synchronized void accept(Event event) {
        sink.accept(FieldNames.of(event));
        if (event instanceof Event.Gate gate && gate.gate().equals("approval")) {
            awaitsApproval = gate.verdict().equals("waiting");
        }
        standing = standing(event);
    }

    private String standing(Event event) {
        if (event instanceof Event.Phase phase) {
            return phase.title();
        }
        return event instanceof Event.Progress progress ? progress.message() : standing;
    }

    /** Where it is told. */
    Reporter reporter() {
        return reporter;
    }

    /** What happened since the last call, with secrets hidden. */
    synchronized Look look(Mask mask, String state, long pause, Look.@Nullable End end) {
        String told = mask.apply(text.toString(StandardCharsets.UTF_8));
        List<String> lines = json.toString().lines().map(mask::apply).toList();
        text.reset();
        json.getBuffer().setLength(0);
        return new Look(told, lines, state, pause, mask.apply(standing), awaitsApproval && end == null, end);
    }
}
