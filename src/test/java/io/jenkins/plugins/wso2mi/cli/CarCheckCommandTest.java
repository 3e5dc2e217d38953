package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.IOException;
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
        MictlRun run = check("--output", "json");
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
        MictlRun run = check("--output", "json", "--strict");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("errors: 1");
        assertThat(result(run).at("/findings/0/severity").asText()).isEqualTo("error");
    }

    @Test
    void shouldPassWhenItIsSuppressedWithAReason() throws IOException {
        MictlRun run =
                check("--output", "json", "--strict", "--suppress", "missing-reference:Stamp*=of the base image");

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
        MictlRun run = check("--mi-version", "newest", "--suppress", "missing-reference", "--server-roles", "A,(");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("'newest' is no version", "gives no reason", "server role '('")
                .doesNotContain("clinic");
    }

    private static JsonNode result(MictlRun run) throws IOException {
        List<String> lines = run.out().lines().toList();
        return JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
    }

    private MictlRun check(String... options) {
        List<Object> arguments = new ArrayList<>(List.of("car", "check", car));
        arguments.addAll(List.of(options));
        return MictlRun.of(arguments.toArray());
    }
}
