package io.jenkins.plugins.wso2mi.report.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Spans in the JSON of OTLP 1.x: ids in hexadecimal, 64-bit numbers as strings, enumerations as numbers, names in
 * lowerCamelCase (opentelemetry.io/docs/specs/otlp, JSON Protobuf encoding).
 */
final class OtlpJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int KIND_INTERNAL = 1;
    private static final int STATUS_OK = 1;
    private static final int STATUS_ERROR = 2;
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

    private final JsonGenerator json;
    private final TraceContext context;

    private OtlpJson(JsonGenerator json, TraceContext context) {
        this.json = json;
        this.context = context;
    }

    /** An ExportTraceServiceRequest. */
    static String of(List<Span> spans, TraceContext context, Map<String, String> resource) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new OtlpJson(json, context).write(spans, resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(List<Span> spans, Map<String, String> resource) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("resourceSpans");
        json.writeStartObject();
        json.writeObjectFieldStart("resource");
        attributes(resource);
        json.writeEndObject();
        json.writeArrayFieldStart("scopeSpans");
        json.writeStartObject();
        json.writeObjectFieldStart("scope");
        json.writeStringField("name", "io.jenkins.plugins.wso2mi");
        json.writeEndObject();
        json.writeArrayFieldStart("spans");
        for (Span span : spans) {
            span(span);
        }
        // closes what is open, the arrays too
        json.close();
    }

    private void span(Span span) throws IOException {
        json.writeStartObject();
        json.writeStringField("traceId", context.traceId());
        json.writeStringField("spanId", span.id());
        if (!span.parent().isEmpty()) {
            json.writeStringField("parentSpanId", span.parent());
        }
        if (!context.state().isEmpty()) {
            json.writeStringField("traceState", context.state());
        }
        json.writeStringField("name", span.name());
        json.writeNumberField("kind", KIND_INTERNAL);
        json.writeStringField("startTimeUnixNano", nanoseconds(span.from()));
        json.writeStringField("endTimeUnixNano", nanoseconds(span.to()));
        attributes(span.attributes());
        json.writeArrayFieldStart("events");
        for (SpanEvent event : span.events().stream().map(SpanEvent::of).toList()) {
            event(event);
        }
        json.writeEndArray();
        json.writeNumberField("droppedEventsCount", span.dropped());
        status(span);
        json.writeEndObject();
    }

    private void status(Span span) throws IOException {
        json.writeObjectFieldStart("status");
        json.writeNumberField("code", span.failure() == null ? STATUS_OK : STATUS_ERROR);
        if (span.failure() != null) {
            json.writeStringField("message", span.failure());
        }
        json.writeEndObject();
    }

    private void event(SpanEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("timeUnixNano", nanoseconds(event.time()));
        json.writeStringField("name", event.name());
        attributes(event.attributes());
        json.writeEndObject();
    }

    private void attributes(Map<String, ?> attributes) throws IOException {
        json.writeArrayFieldStart("attributes");
        for (Map.Entry<String, ?> attribute : attributes.entrySet()) {
            json.writeStartObject();
            json.writeStringField("key", attribute.getKey());
            json.writeFieldName("value");
            value(attribute.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void value(Object value) throws IOException {
        json.writeStartObject();
        if (value instanceof Integer number) {
            json.writeStringField("intValue", number.toString());
        } else if (value instanceof Double number) {
            json.writeNumberField("doubleValue", number);
        } else if (value instanceof Boolean yes) {
            json.writeBooleanField("boolValue", yes);
        } else if (value instanceof List<?> list) {
            json.writeObjectFieldStart("arrayValue");
            json.writeArrayFieldStart("values");
            for (Object one : list) {
                value(one);
            }
            json.writeEndArray();
            json.writeEndObject();
        } else {
            json.writeStringField("stringValue", value.toString());
        }
        json.writeEndObject();
    }

    private static String nanoseconds(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond())
                .multiply(BILLION)
                .add(BigInteger.valueOf(time.getNano()))
                .toString();
    }
}
