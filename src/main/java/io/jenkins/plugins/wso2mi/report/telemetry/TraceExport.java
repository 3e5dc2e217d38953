package io.jenkins.plugins.wso2mi.report.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends a release as spans to a collector of OpenTelemetry, by OTLP over HTTP with JSON. */
public final class TraceExport implements SummarySink {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OtlpSettings settings;
    private final TraceContext context;

    private TraceExport(OtlpSettings settings, TraceContext context) {
        this.settings = settings;
        this.context = context;
    }

    /**
     * The export that OpenTelemetry's standard variables ask for ({@code OTEL_EXPORTER_OTLP_ENDPOINT} and its
     * relatives).
     *
     * @return empty if none is asked for, or {@code TRACEPARENT} says that the trace is not recorded
     */
    public static Optional<SummarySink> of(Map<String, String> environment) {
        TraceContext context = TraceContext.of(environment);
        return context.sampled()
                ? OtlpSettings.of(environment).map(settings -> new TraceExport(settings, context))
                : Optional.empty();
    }

    @Override
    public String where() {
        return "OpenTelemetry at " + settings.words();
    }

    @Override
    public void take(ReleaseSummary summary) throws IOException, InterruptedException {
        List<Span> spans = ReleaseTrace.of(summary, context, TraceContext::newSpanId);
        String answer = settings.delivery().send("application/json", OtlpJson.of(spans, context, settings.resource()));
        JsonNode partial = partialSuccess(answer);
        if (partial.path("rejectedSpans").asLong() > 0) {
            throw new IOException("the collector rejected "
                    + partial.path("rejectedSpans").asLong() + " of " + spans.size() + " spans: "
                    + PlainText.oneLine(partial.path("errorMessage").asText()));
        }
    }

    private static JsonNode partialSuccess(String answer) {
        try {
            return JSON.readTree(answer).path("partialSuccess");
        } catch (JsonProcessingException e) {
            // a proxy's own word for success
            return JSON.nullNode();
        }
    }
}
