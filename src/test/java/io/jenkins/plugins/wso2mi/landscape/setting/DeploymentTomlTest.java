package io.jenkins.plugins.wso2mi.landscape.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.tomlj.TomlTable;
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

    @Test
    void shouldLetServersShareTheDatabaseThatTheyAgreeBy() throws IOException {
        String toml = completed("4.4.0", "[server]\nhostname = \"a\"\n", """
                polling: true
                replicas: 3
                coordination:
                  url: jdbc:postgresql://db:5432/coordination
                  username: integration
                  password: {secret: db, key: password}
                """);

        TomlTable source = read(toml).getArray("datasource").getTable(0);
        assertThat(source.getString("id")).isEqualTo("WSO2_COORDINATION_DB");
        assertThat(source.getString("url")).isEqualTo("jdbc:postgresql://db:5432/coordination");
        assertThat(source.getString("driver")).isEqualTo("org.postgresql.Driver");
        assertThat(source.getString("password")).isEqualTo("$env{COORDINATION_DB_PASSWORD}");
    }

    @Test
    void shouldRefuseToSayWhatTheFileSaysAlready() {
        assertThatThrownBy(() -> completed("4.4.0", "[opentelemetry]\nenable = false\n", "tracing: {type: log}\n"))
                .hasMessageContaining("mi.yaml:8:7: conf/deployment.toml has [opentelemetry] already");
        assertThatThrownBy(() -> completed("4.4.0", "mediation.inbound.core_threads = 20\n", "tracing: {type: log}\n"))
                .hasMessageContaining("it does not go with what conf/deployment.toml says of mediation");
        String database = "[[datasource]]\nid = \"WSO2_COORDINATION_DB\"\n";
        String settings =
                "coordination: {url: \"jdbc:mysql://db/c\", username: mi, password: {secret: db, key: password}}\n";
        assertThatThrownBy(() -> completed("4.4.0", database, settings))
                .hasMessageContaining("has the data source WSO2_COORDINATION_DB already");
    }

    @Test
    void shouldNotTakeServersForCoordinatedThatHaveNoDatabase() throws IOException {
        assertThatThrownBy(() -> completed("4.4.0", "[server]\n", "polling: true\ncoordinated: true\n"))
                .hasMessageContaining("mi.yaml:9:20: conf/deployment.toml (mi.yaml:7) has not the data source"
                        + " WSO2_COORDINATION_DB, without which each server does all polling work");
        String database = "[[datasource]]\nid = \"WSO2_COORDINATION_DB\"\n";
        assertThat(completed("4.4.0", database, "polling: true\ncoordinated: true\n"))
                .isEqualTo(database);
    }

    @Test
    void shouldTakePasswordsFromTheEnvironmentByTheirAliases() throws IOException {
        String own = "[secrets]\nown = \"[wso2carbon]\"\n\n[keystore.primary]\npassword = \"$secret{keys}\"\n";
        String settings = "secrets: {keys: {secret: clinic, key: keystore}}\n";

        TomlParseResult result = read(completed("4.4.0", own, settings));
        assertThat(result.getString("secrets.keys")).isEqualTo("$env{SECRET_keys}");
        assertThat(result.getString("secrets.own")).isEqualTo("[wso2carbon]");
        assertThatThrownBy(() -> completed("4.4.0", "[secrets]\nkeys = \"a\"\n", settings))
                .hasMessageContaining("conf/deployment.toml has 'keys' already");
    }
}
