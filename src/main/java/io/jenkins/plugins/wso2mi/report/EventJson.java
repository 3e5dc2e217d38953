package io.jenkins.plugins.wso2mi.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** One event as one JSON object; field by field, since reflection on records would slow the start of the command. */
final class EventJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final JsonGenerator json;

    private EventJson(JsonGenerator json) {
        this.json = json;
    }

    /** The object, without a line end. */
    static String of(Event event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            new EventJson(json).write(event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private void write(Event event) throws IOException {
        // a chain instead of a switch by type: Java 17 has the latter only as a preview
        if (event instanceof Event.Phase e) {
            start("phase", e.time()).writeStringField("title", e.title());
        } else if (event instanceof Event.Command e) {
            start("command", e.time()).writeStringField("command", e.sentence());
            json.writeBooleanField("dryRun", e.dryRun());
        } else if (event instanceof Event.Notice e) {
            start("notice", e.time()).writeStringField("message", e.text());
        } else if (event instanceof Event.Trouble e) {
            problem(e);
        } else if (event instanceof Event.Gate e) {
            gate(e);
        } else if (event instanceof Event.Evidence e) {
            evidence(e);
        } else {
            writeMeasured(event);
        }
    }

    private void writeMeasured(Event event) throws IOException {
        if (event instanceof Event.Progress e) {
            progress(e);
        } else if (event instanceof Event.Traffic e) {
            traffic(e);
        } else if (event instanceof Event.Item e) {
            start(e.kind(), e.time()).writeStringField("message", e.sentence());
            new FactsJson(json).write(e.facts());
        } else if (event instanceof Event.Result e) {
            result(e);
        }
    }

    private JsonGenerator start(String type, Instant time) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("time", RFC_3339.format(time));
        return json;
    }

    private void problem(Event.Trouble e) throws IOException {
        Problem problem = e.problem();
        start("problem", e.time())
                .writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("where", problem.where());
        json.writeStringField("what", problem.what());
        json.writeStringField("fix", problem.fix());
    }

    private void progress(Event.Progress e) throws IOException {
        start("progress", e.time()).writeStringField("workload", e.workload());
        json.writeNumberField("desired", e.desired());
        json.writeNumberField("updated", e.updated());
        json.writeNumberField("ready", e.ready());
        json.writeNumberField("old", e.old());
        json.writeStringField("message", e.message());
    }

    private void traffic(Event.Traffic e) throws IOException {
        start("traffic", e.time()).writeStringField("application", e.application());
        json.writeNumberField("weight", e.weight());
        json.writeNumberField("share", e.share());
        json.writeNumberField("stableReady", e.stableReady());
        json.writeNumberField("canaryReady", e.canaryReady());
    }

    private void gate(Event.Gate e) throws IOException {
        start("gate", e.time()).writeStringField("gate", e.gate());
        json.writeStringField("verdict", e.verdict());
        json.writeStringField("message", e.message());
        json.writeStringField("result", e.result());
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, Double> value : e.values().entrySet()) {
            json.writeNumberField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private void evidence(Event.Evidence e) throws IOException {
        start("evidence", e.time()).writeStringField("object", e.object());
        json.writeStringField("cause", e.cause());
        json.writeStringField("advice", e.advice());
        json.writeArrayFieldStart("details");
        for (String detail : e.details()) {
            json.writeString(detail);
        }
        json.writeEndArray();
    }

    private void result(Event.Result e) throws IOException {
        start("result", e.time()).writeStringField("verb", e.verb());
        json.writeStringField("outcome", e.outcome().word());
        json.writeNumberField("exitCode", e.outcome().exitCode());
        json.writeStringField("message", e.sentence());
        new FactsJson(json).write(e.facts());
    }
}
