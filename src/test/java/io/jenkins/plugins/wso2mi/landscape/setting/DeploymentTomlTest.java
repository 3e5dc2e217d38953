package io.jenkins.plugins.wso2mi.landscape.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

/** Completes deployment.toml files, and reads them as the server does. */
class DeploymentTomlTest {
    private static final String HANDLER = "org.wso2.micro.integrator.observability.metric.handler.MetricHandler";

    @TempDir
    private Path folder;

    private String completed(String version, String toml, String settings) throws IOException {
        Files.writeString(folder.resolve("own.toml"), toml);
        Path file = folder.resolve("mi.yaml");
        Files.writeString(file, """
                units:
                  desk:
                    image: clinic/desk
                    deploy:
                      version: %s
                      tag: "1"
                      config: {conf/deployment.toml: own.toml}
                """.formatted(version) + settings.indent(6));
        Request request = new Request(Optional.empty(), List.of(), Map.of(), Map.of());
        Source source = LandscapeSettings.read(file, request)
                .get(0)
                .server()
                .files()
                .get(0)
                .source();
        return ((Source.Text) source).text().get();
    }

    private static TomlParseResult read(String toml) {
        TomlParseResult result = Toml.parse(toml, TomlVersion.V0_5_0);
        assertThat(result.errors()).isEmpty();
        return result;
    }

    @Test
    void shouldNameTheHandlerWithoutWhichNothingIsCounted() throws IOException {
        String toml = completed("4.4.0", "[server]\nhostname = \"a\"\n", "metrics: {prometheus: true}\n");

        assertThat(toml).startsWith("[server]\nhostname = \"a\"\n");
        assertThat(read(toml).getArray("synapse_handlers").getTable(0).getString("class"))
                .isEqualTo(HANDLER);
        assertThat(completed("4.4.0", toml, "metrics: {prometheus: true}\n")).isEqualTo(toml);
        assertThat(completed("4.4.0", "[server]\n", "metrics: {prometheus: false}\n"))
                .isEqualTo("[server]\n");
    }

    @Test
    void shouldNameItBesideOtherHandlers() throws IOException {
        String toml = completed(
                "4.4.0",
                "[[synapse_handlers]]\nname = \"own\"\nclass = \"com.example.Own\"\n",
                "metrics: {prometheus: true}\n");

        assertThat(read(toml).getArray("synapse_handlers").size()).isEqualTo(2);
    }

    @Test
    void shouldSendTracesByOpenTelemetryFrom42On() throws IOException {
        String toml = completed(
                "4.2.0",
                "[mediation] # threads\nsynapse.core_threads = 20\n\n[server]\nhostname = \"a\"\n",
                "tracing: {endpoint: \"http://collector:4317\"}\n");

        TomlParseResult result = read(toml);
        assertThat(result.getBoolean("mediation.flow.statistics.capture_all")).isTrue();
        assertThat(result.getLong("mediation.synapse.core_threads")).isEqualTo(20);
        assertThat(result.getBoolean("opentelemetry.enable")).isTrue();
        assertThat(result.getString("opentelemetry.type")).isEqualTo("otlp");
        assertThat(result.getString("opentelemetry.url")).isEqualTo("http://collector:4317");
    }

    @Test
    void shouldSendTracesToJaegersAgentBefore42() throws IOException {
        String toml = completed("4.1.0", "[server]\nhostname = \"a\"\n", "tracing: {endpoint: \"udp://agent:6831\"}\n");

        TomlParseResult result = read(toml);
        assertThat(result.getBoolean("mediation.flow.statistics.capture_all")).isTrue();
        assertThat(result.getBoolean("opentracing.enable")).isTrue();
        assertThat(result.getString("opentracing.jaeger.sender.agent_host")).isEqualTo("agent");
        assertThat(result.getString("opentracing.jaeger.sender.agent_port")).isEqualTo("6831");
    }

    @Test
    void shouldLeaveWhatTheFileSaysOfFlows() throws IOException {
        String toml =
                completed("4.5.0", "[mediation]\nflow.statistics.capture_all = false\n", "tracing: {type: log}\n");

        TomlParseResult result = read(toml);
        assertThat(result.getBoolean("mediation.flow.statistics.capture_all")).isFalse();
        assertThat(result.getString("opentelemetry.type")).isEqualTo("log");
        assertThat(result.getString("opentelemetry.url")).isNull();
    }
}
