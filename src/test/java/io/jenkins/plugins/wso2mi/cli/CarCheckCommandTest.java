package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarCheckCommandTest {
    @TempDir
    private Path folder;

    private String car = "";

    private record Run(int exitCode, String out, String err) {}

    /** One that names a sequence which is not there, and holds a task. */
    @BeforeEach
    void writeCar() {
        car = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "Stamp", "Nightly"))
                .artifact("Stamp", "synapse/sequence", "<sequence name='Stamp'><sequence key='X'/></sequence>")
                .artifact("Nightly", "synapse/task", "<task name='Nightly'/>")
                .write(folder)
                .toString();
    }

    @Test
    void shouldPassWithAWarningAndTellPollingWork() throws IOException {
        Run run = check("--output", "json");
        JsonNode facts = result(run);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("[missing-reference]", "polling work: Nightly is a scheduled task");
        assertThat(facts.at("/findings/0/rule").asText()).isEqualTo("missing-reference");
        assertThat(facts.at("/findings/0/severity").asText()).isEqualTo("warning");
        assertThat(facts.at("/pollingWork/0/artifact").asText()).isEqualTo("Nightly");
        assertThat(facts.at("/pollingWork/0/reason").asText()).isEqualTo("is a scheduled task");
        assertThat(facts.at("/suppressed")).isEmpty();
    }

    @Test
    void shouldRefuseTheSameWhenStrict() throws IOException {
        Run run = check("--output", "json", "--strict");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("errors: 1");
        assertThat(result(run).at("/findings/0/severity").asText()).isEqualTo("error");
    }

    @Test
    void shouldPassWhenItIsSuppressedWithAReason() throws IOException {
        Run run = check("--output", "json", "--strict", "--suppress", "missing-reference:Stamp*=of the base image");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("because: of the base image");
        assertThat(result(run).at("/suppressed/0/reason").asText()).isEqualTo("of the base image");
    }

    @Test
    void shouldTakeSuppressionsFromAFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("known.yaml"), "suppressions: [{rule: missing-reference, reason: of the base image}]");

        assertThat(check("--strict", "--suppressions", file.toString()).exitCode())
                .isZero();
    }

    @Test
    void shouldRefuseWrongOptionsBeforeAnythingIsRead() {
        Run run = check("--mi-version", "newest", "--suppress", "missing-reference", "--server-roles", "A,(");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("'newest' is no version", "gives no reason", "server role '('")
                .doesNotContain("clinic");
    }

    private static JsonNode result(Run run) throws IOException {
        List<String> lines = run.out().lines().toList();
        return JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
    }

    private Run check(String... options) {
        List<String> arguments = new ArrayList<>(List.of("car", "check", car));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try (PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setErr(err);
            int exitCode = Mictl.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments.toArray(String[]::new));
            return new Run(exitCode, out.toString(), bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
