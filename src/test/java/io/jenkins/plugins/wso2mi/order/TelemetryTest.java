package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.JsonLines;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import io.jenkins.plugins.wso2mi.report.telemetry.Collector;
import io.jenkins.plugins.wso2mi.report.telemetry.TelemetryVariables;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryTest {
    private static final String PUSH = "MICTL_PUSH_METRICS";
    private static final String SPANS = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String NOWHERE = "http://127.0.0.1:1";

    private static List<String> recorded(List<Event> events) {
        StringWriter json = new StringWriter();
        events.forEach(new JsonLines(json));
        return json.toString().lines().toList();
    }

    @Test
    void shouldTellOfARecordedReleaseToAllWhoAreNamed() throws IOException {
        try (Collector collector = new Collector(200, "{}")) {
            String told = Telemetry.send(
                    recorded(RecordedEvents.promoted()), Map.of(PUSH, collector.address(), SPANS, collector.address()));

            assertThat(told).isEmpty();
            assertThat(collector.requests())
                    .extracting(request -> request.method() + " " + request.path())
                    .containsExactly(
                            "PUT /metrics/job/mictl/namespace/clinic/application/appointments", "POST /v1/traces");
            assertThat(collector.requests().get(0).body()).contains("wso2_mi_release_success 1");
            assertThat(collector.requests().get(1).body()).contains("\"mictl canary\"");
        }
    }

    @Test
    void shouldTellInTheLogWhomItCouldNotReachAndNothingTwice() {
        String told =
                Telemetry.send(recorded(RecordedEvents.refused()), Map.of(PUSH, NOWHERE, SPANS, NOWHERE + "/otlp"));

        assertThat(told.lines().filter(line -> line.contains("warning")))
                .hasSize(2)
                .anyMatch(line -> line.contains("Pushgateway at " + NOWHERE))
                .anyMatch(line -> line.contains("OpenTelemetry at " + NOWHERE + "/otlp/v1/traces"));
        assertThat(told.lines().filter(line -> !line.contains("warning")))
                .as("what was recorded is in the log already")
                .hasSize(2)
                .allMatch(line -> line.contains("-> the release is not concerned by this"));
    }

    @Test
    void shouldWarnOfAnAddressThatIsNoneWithoutRepeatingItsSecret() {
        String told = Telemetry.send(recorded(RecordedEvents.promoted()), Map.of(PUSH, "push:s3cret@host"));

        assertThat(told)
                .contains("warning", PUSH + ": is no address of a Pushgateway")
                .doesNotContain("s3cret");
    }

    @Test
    void shouldSendNothingOfAReleaseThatHasNotEnded() throws IOException {
        List<Event> begun = RecordedEvents.promoted().stream()
                .filter(event -> !(event instanceof Event.Result))
                .toList();
        try (Collector collector = new Collector(200, "{}")) {
            assertThat(Telemetry.send(recorded(begun), Map.of(PUSH, collector.address())))
                    .isEmpty();
            assertThat(collector.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deploy, false, true",
        "canary, false, true",
        "rollback, false, true",
        "undeploy, false, false",
        "deploy, true, false"
    })
    void shouldTellOfWhatMictlTellsOf(String verb, String dryRun, boolean isTold) {
        assertThat(Telemetry.isOf(ReleaseOrder.to(verb).with("dryRun", dryRun))).isEqualTo(isTold);
    }

    @Test
    void shouldTakeNoMoreOfAnEnvironmentThanItNeeds() {
        Map<String, String> environment =
                Map.of(PUSH, "a", SPANS, "b", "TRACEPARENT", "c", "TRACESTATE", "d", "AWS_SECRET_ACCESS_KEY", "e");

        assertThat(TelemetryVariables.of(environment)).containsOnlyKeys(PUSH, SPANS, "TRACEPARENT", "TRACESTATE");
    }
}
