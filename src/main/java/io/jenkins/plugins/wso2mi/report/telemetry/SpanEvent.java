package io.jenkins.plugins.wso2mi.report.telemetry;

import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened in a span.
 *
 * @param attributes as in {@link Span}
 */
record SpanEvent(Instant time, String name, Map<String, Object> attributes) {
    /** The fields of an event, named as in docs/events.md. */
    static SpanEvent of(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (event instanceof Event.Gate e) {
            fields.put("gate", e.gate());
            fields.put("verdict", e.verdict());
            fields.put("message", e.message());
            fields.put("result", e.result());
            e.values().forEach((name, value) -> fields.put("values." + name, value));
            fields.values().removeIf(""::equals);
            return new SpanEvent(e.time(), "gate", fields);
        } else if (event instanceof Event.Evidence e) {
            fields.put("object", e.object());
            fields.put("cause", e.cause());
            fields.put("advice", e.advice());
            fields.put("details", e.details());
            return new SpanEvent(e.time(), "evidence", fields);
        } else if (event instanceof Event.Traffic e) {
            fields.put("application", e.application());
            fields.put("weight", e.weight());
            fields.put("share", e.share());
            fields.put("stableReady", e.stableReady());
            fields.put("canaryReady", e.canaryReady());
            return new SpanEvent(e.time(), "traffic", fields);
        } else if (event instanceof Event.Command e) {
            fields.put("command", e.sentence());
            return new SpanEvent(e.time(), "command", fields);
        }
        throw new IllegalArgumentException("no span event is made of " + event);
    }
}
