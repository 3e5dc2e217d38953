package io.jenkins.plugins.wso2mi.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceExportTest {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void shouldSendAReleaseAsOneSpanWithItsPhasesBelow() throws Exception {
        environment.put("TRACEPARENT", "00-" + TRACE + "-" + PARENT + "-01");
        environment.put("TRACESTATE", "vendor=1");

        List<JsonNode> spans = spans(sent(RecordedEvents.routed()));

        assertThat(spans).hasSize(6);
        JsonNode root = spans.get(0);
        assertThat(root.path("name").asText()).isEqualTo("mictl canary");
        assertThat(root.path("parentSpanId").asText()).isEqualTo(PARENT);
        assertThat(root.path("traceState").asText()).isEqualTo("vendor=1");
        assertThat(root.path("startTimeUnixNano").asText()).isEqualTo("1791936000000000000");
        assertThat(root.path("endTimeUnixNano").asText()).isEqualTo("1791936150000000000");
        assertThat(root.at("/status/code").asInt()).isEqualTo(2);
        assertThat(root.at("/status/message").asText()).startsWith("gate errors failed 3 times");
        assertThat(attribute(root, "deployment.name").path("stringValue").asText())
                .isEqualTo("clinic/appointments");
        assertThat(attribute(root, "k8s.namespace.name").path("stringValue").asText())
                .isEqualTo("clinic");
        assertThat(attribute(root, "error.type").path("stringValue").asText()).isEqualTo("gate-refused");
        assertThat(attribute(root, "wso2_mi.exit_code").path("intValue").asText())
                .isEqualTo("3");
        assertThat(spans.subList(1, 6)).allSatisfy(span -> {
            assertThat(span.path("traceId").asText()).isEqualTo(TRACE);
            assertThat(span.path("parentSpanId")).isEqualTo(root.path("spanId"));
            assertThat(span.path("spanId").asText()).matches("[0-9a-f]{16}");
        });
        assertThat(spans.stream().map(span -> span.path("spanId").asText())).doesNotHaveDuplicates();
    }

    /** What the proto files of OTLP 1.x and their JSON encoding allow, field by field. */
    @Test
    void shouldWriteOnlyWhatTheProtocolHas() throws Exception {
        JsonNode sent = sent(RecordedEvents.all());

        assertThat(sent.properties()).extracting(Map.Entry::getKey).containsExactly("resourceSpans");
        for (JsonNode span : spans(sent)) {
            assertThat(span.properties())
                    .extracting(Map.Entry::getKey)
                    .isSubsetOf(
                            "traceId",
                            "spanId",
                            "parentSpanId",
                            "traceState",
                            "name",
                            "kind",
                            "startTimeUnixNano",
                            "endTimeUnixNano",
                            "attributes",
                            "events",
                            "droppedEventsCount",
                            "status");
            assertThat(span.path("traceId").asText()).matches("[0-9a-f]{32}");
            assertThat(span.path("kind").isInt()).isTrue();
            assertThat(span.path("startTimeUnixNano").isTextual()).isTrue();
            span.path("attributes").forEach(TraceExportTest::checkAttribute);
            for (JsonNode event : span.path("events")) {
                assertThat(event.properties())
                        .extracting(Map.Entry::getKey)
                        .containsExactly("timeUnixNano", "name", "attributes");
                event.path("attributes").forEach(TraceExportTest::checkAttribute);
            }
        }
    }

    @Test
    void shouldKeepRefusalsAndCausesWhenThereAreMoreEventsThanASpanMayHave() throws Exception {
        List<Event> events = new ArrayList<>();
        events.add(new Event.Phase(RecordedEvents.START, "canary"));
        for (int i = 0; i < 1000; i++) {
            boolean bad = i == 700;
            events.add(new Event.Gate(
                    RecordedEvents.at(i), "errors", "passed", "m" + i, bad ? "failed" : "good", Map.of("value", 1.5)));
        }
        events.add(new Event.Evidence(RecordedEvents.at(1000), "Pod a/b", "broken", "mend it", List.of("log")));

        JsonNode phase = spans(sent(events)).get(1);

        assertThat(phase.path("events")).hasSize(128);
        assertThat(phase.path("droppedEventsCount").asInt()).isEqualTo(1001 - 128);
        assertThat(phase.path("events").get(127).path("name").asText()).isEqualTo("evidence");
        assertThat(phase.path("events").toString()).contains("m700");
        assertThat(phase.at("/status/message").asText()).isEqualTo("broken");
    }

    @Test
    void shouldSayWhoSendsAndHowWhenTheVariablesDo() throws Exception {
        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20s3cret, x-tenant = a+b");
        environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=other,deployment.environment.name=test");
        environment.put("OTEL_SERVICE_NAME", "clinic");
        try (Collector collector = new Collector(200, "{}")) {
            environment.put(ENDPOINT, collector.address() + "/base/");
            take(RecordedEvents.promoted());

            Collector.Request request = collector.requests().get(0);
            assertThat(request.path()).isEqualTo("/base/v1/traces");
            assertThat(request.header("Content-type")).isEqualTo("application/json");
            assertThat(request.header("Authorization")).isEqualTo("Bearer s3cret");
            assertThat(request.header("X-tenant")).isEqualTo("a+b");
            assertThat(request.body())
                    .contains("{\"key\":\"service.name\",\"value\":{\"stringValue\":\"clinic\"}}")
                    .contains("{\"key\":\"deployment.environment.name\",\"value\":{\"stringValue\":\"test\"}}")
                    .doesNotContain("other", "s3cret");
        }
    }

    @Test
    void shouldSendToTheAddressForTracesAsItIs() throws Exception {
        try (Collector collector = new Collector(200, "")) {
            environment.put(ENDPOINT, "http://127.0.0.1:1");
            environment.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.address() + "/own");
            take(RecordedEvents.promoted());

            assertThat(collector.requests()).extracting(Collector.Request::path).containsExactly("/own");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_SDK_DISABLED, true",
        "OTEL_TRACES_EXPORTER, none",
        "OTEL_TRACES_EXPORTER, 'zipkin,console'",
        "TRACEPARENT, 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        "OTEL_EXPORTER_OTLP_ENDPOINT, ''"
    })
    void shouldSendNothingWhenAVariableSaysSo(String variable, String value) {
        environment.put(ENDPOINT, "http://127.0.0.1:4318");
        environment.put(variable, value);

        assertThat(TraceExport.of(environment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "anything"
            })
    void shouldBeginATraceWhenItsParentIsNone(String parent) {
        environment.put("TRACEPARENT", parent);

        TraceContext context = TraceContext.of(environment);

        assertThat(context.parent()).isEmpty();
        assertThat(context.traceId()).matches("(?!0{32})[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(context.sampled()).isTrue();
    }

    @Test
    void shouldFailWithTheCollectorsWordsAndWithoutSecretsWhenItRefuses() throws Exception {
        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cret");
        try (Collector collector = new Collector(401, "{\"message\":\"who are you\"}")) {
            environment.put(ENDPOINT, collector.address().replace("//", "//user:s3cret@"));
            SummarySink export = TraceExport.of(environment).orElseThrow();

            assertThat(export.where()).isEqualTo("OpenTelemetry at " + collector.address() + "/v1/traces");
            assertThatThrownBy(() -> export.take(new ReleaseSummary(RecordedEvents.promoted())))
                    .isInstanceOf(IOException.class)
                    .hasMessage("answered 401: {\"message\":\"who are you\"}");
        }
    }

    @Test
    void shouldFailWhenSpansAreRejectedOrTheAnswerLeadsElsewhere() throws Exception {
        String rejected = "{\"partialSuccess\":{\"rejectedSpans\":\"2\",\"errorMessage\":\"too old\"}}";
        try (Collector collector = new Collector(200, rejected);
                Collector redirecting = new Collector(307, "")) {
            environment.put(ENDPOINT, collector.address());
            assertThatThrownBy(() -> take(RecordedEvents.promoted()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the collector rejected 2 of 5 spans: too old");
            environment.put(ENDPOINT, redirecting.address());
            assertThatThrownBy(() -> take(RecordedEvents.promoted())).hasMessage("answered 307");
        }
    }

    @Test
    void shouldFailSoonWhenNobodyAnswers() throws Exception {
        environment.put("OTEL_EXPORTER_OTLP_TIMEOUT", "300");
        try (ServerSocket silent = new ServerSocket(0)) {
            environment.put(ENDPOINT, "http://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> take(RecordedEvents.promoted())).hasMessage("no answer within 300 ms");
        }
        assertThatThrownBy(() -> take(RecordedEvents.promoted()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1:4317 | grpc | OTEL_EXPORTER_OTLP_PROTOCOL is grpc",
                "http://host s3cret | http/json | OTEL_EXPORTER_OTLP_ENDPOINT is no address",
                "ftp://host | http/json | OTEL_EXPORTER_OTLP_ENDPOINT is no http or https address",
            })
    void shouldFailWithTheVariablesNameWhenItCannotBeUsed(String endpoint, String protocol, String message) {
        environment.put(ENDPOINT, endpoint);
        environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", protocol);
        SummarySink export = TraceExport.of(environment).orElseThrow();

        assertThat(export.where()).doesNotContain("s3cret");
        assertThatThrownBy(() -> export.take(new ReleaseSummary(RecordedEvents.promoted())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
    }

    private JsonNode sent(List<Event> events) throws Exception {
        try (Collector collector = new Collector(200, "{\"partialSuccess\":{}}")) {
            environment.put(ENDPOINT, collector.address());
            take(events);
            return new ObjectMapper().readTree(collector.requests().get(0).body());
        }
    }

    private void take(List<Event> events) throws Exception {
        TraceExport.of(environment).orElseThrow().take(new ReleaseSummary(events));
    }

    private static List<JsonNode> spans(JsonNode sent) {
        List<JsonNode> spans = new ArrayList<>();
        sent.at("/resourceSpans/0/scopeSpans/0/spans").forEach(spans::add);
        return spans;
    }

    private static JsonNode attribute(JsonNode span, String key) {
        for (JsonNode attribute : span.path("attributes")) {
            if (attribute.path("key").asText().equals(key)) {
                return attribute.path("value");
            }
        }
        throw new AssertionError("no attribute " + key + " in " + span);
    }

    private static void checkAttribute(JsonNode attribute) {
        assertThat(attribute.properties()).extracting(Map.Entry::getKey).containsExactly("key", "value");
        JsonNode value = attribute.path("value");
        assertThat(value.properties()).hasSize(1);
        assertThat(value.has("intValue") && !value.path("intValue").isTextual())
                .as("64-bit numbers are strings")
                .isFalse();
        assertThat(value.properties())
                .extracting(Map.Entry::getKey)
                .isSubsetOf("stringValue", "intValue", "doubleValue", "boolValue", "arrayValue");
    }
}
