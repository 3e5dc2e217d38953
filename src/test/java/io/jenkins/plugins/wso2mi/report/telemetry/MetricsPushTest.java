package io.jenkins.plugins.wso2mi.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Golden;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsPushTest {
    @Test
    void shouldTellOutcomeDurationAndMeasurements() {
        Golden.assertSame("routed.prom", OutcomeMetrics.of(new ReleaseSummary(RecordedEvents.routed())));
    }

    @Test
    void shouldEscapeLabelsWhenTheyAreHostile() {
        Event result = new Event.Result(
                RecordedEvents.START, "deploy", Outcome.DONE, "", Map.of("release", "a\"} 1\nforged{x=\"\\"));

        assertThat(OutcomeMetrics.of(new ReleaseSummary(List.of(result))))
                .contains("release=\"a\\\"} 1\\nforged{x=\\\"\\\\\"")
                .contains("wso2_mi_release_success 1.0\n");
    }

    @Test
    void shouldReplaceTheGroupOfEachWorkload() throws Exception {
        try (Collector gateway = new Collector(202, "")) {
            MetricsPush.to(gateway.address() + "/", "--push-metrics")
                    .take(new ReleaseSummary(List.of(
                            new Event.Command(RecordedEvents.START, "apply Deployment clinic/web", false),
                            new Event.Command(RecordedEvents.START, "apply StatefulSet clinic/store", false),
                            new Event.Command(RecordedEvents.START, "apply ConfigMap clinic/settings", false),
                            new Event.Result(RecordedEvents.at(1), "deploy", Outcome.DONE, "", Map.of()))));

            assertThat(gateway.requests())
                    .extracting(request -> request.method() + " " + request.path())
                    .containsExactly(
                            "PUT /metrics/job/mictl/namespace/clinic/application/web",
                            "PUT /metrics/job/mictl/namespace/clinic/application/store");
            assertThat(gateway.requests().get(0).header("Content-type")).startsWith("text/plain; version=0.0.4");
        }
    }

    @Test
    void shouldSendALoginAsAHeaderAndNeverTellIt() throws Exception {
        try (Collector gateway = new Collector(403, "no")) {
            MetricsPush push = MetricsPush.to(gateway.address().replace("//", "//me:s%40cret@") + "/base", "X");

            assertThat(push.where()).isEqualTo("Pushgateway at " + gateway.address() + "/base");
            assertThatThrownBy(() -> push.take(new ReleaseSummary(RecordedEvents.routed())))
                    .hasMessage("answered 403: no");
            String login = "Basic " + Base64.getEncoder().encodeToString("me:s@cret".getBytes(StandardCharsets.UTF_8));
            assertThat(gateway.requests().get(0).header("Authorization")).isEqualTo(login);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"push:9091", "ftp://u:s3cret@push", "http://", "http://a b", "/metrics", "http://p?s3cret=1"})
    void shouldRefuseWhatIsNoAddressWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> MetricsPush.to(address, "--push-metrics"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--push-metrics")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://u:p@host/x", "https://token@host", "//u@host"})
    void shouldSeeALogin(String address) {
        assertThat(MetricsPush.hasLogin(address)).isTrue();
        assertThat(MetricsPush.hasLogin(address.replaceFirst("//.*@", "//"))).isFalse();
    }
}
