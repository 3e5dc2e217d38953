package io.jenkins.plugins.wso2mi.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's prometheus-pushgateway, which is unpacked, not installed. */
class PushgatewayIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldBeTakenByAPushgatewayWhichForgetsTheEarlierRelease(@TempDir Path folder) throws Exception {
        int port = freePort();
        Process gateway = new ProcessBuilder(
                        program(folder).toString(), "--web.listen-address=127.0.0.1:" + port, "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            String address = "http://127.0.0.1:" + port;
            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> !metrics(address)
                    .isEmpty());
            MetricsPush push = MetricsPush.to(address, "--push-metrics");

            push.take(new ReleaseSummary(RecordedEvents.routed()));
            String labels = "application=\"appointments\",%sinstance=\"\",job=\"mictl\",namespace=\"clinic\"%s";
            assertThat(metrics(address))
                    .contains("wso2_mi_release_success{" + labels.formatted("", "") + "} 0")
                    .contains("wso2_mi_release_duration_seconds{" + labels.formatted("", "") + "} 150")
                    .contains("wso2_mi_gate_measurements{" + labels.formatted("gate=\"errors\",", ",result=\"failed\"")
                            + "} 3");

            push.take(new ReleaseSummary(List.of(
                    new Event.Command(RecordedEvents.START, "apply Deployment clinic/appointments", false),
                    new Event.Result(RecordedEvents.at(2), "deploy", Outcome.DONE, "", Map.of()))));
            assertThat(metrics(address))
                    .contains("wso2_mi_release_success{" + labels.formatted("", "") + "} 1")
                    .doesNotContain("wso2_mi_gate_measurements{");
        } finally {
            gateway.destroy();
            gateway.waitFor();
        }
        MetricsPush gone = MetricsPush.to("http://127.0.0.1:" + port, "--push-metrics");
        assertThatThrownBy(() -> gone.take(new ReleaseSummary(RecordedEvents.routed())))
                .isInstanceOf(IOException.class);
    }

    private String metrics(String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/metrics")).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static Path program(Path folder) throws IOException, InterruptedException {
        String[] download = {"apt-get", "download", "-q", "prometheus-pushgateway"};
        if (exitCode(folder, download) != 0) {
            // a machine on which nobody has asked for its packages yet
            run(folder, "apt-get", "update", "-qq");
            run(folder, download);
        }
        try (var files = Files.list(folder)) {
            Path archive =
                    files.filter(f -> f.toString().endsWith(".deb")).findFirst().orElseThrow();
            run(
                    folder,
                    "dpkg-deb",
                    "-x",
                    archive.toString(),
                    folder.resolve("unpacked").toString());
        }
        return folder.resolve("unpacked/usr/bin/prometheus-pushgateway");
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        assertThat(exitCode(folder, command)).as(String.join(" ", command)).isZero();
    }

    private static int exitCode(Path folder, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
