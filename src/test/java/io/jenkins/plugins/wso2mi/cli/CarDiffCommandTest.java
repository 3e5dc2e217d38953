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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarDiffCommandTest {
    @TempDir
    private Path folder;

    private Path older;
    private Path laidOut;
    private Path newer;

    private record Run(int exitCode, String out, String err) {}

    private static Run mictl(Object... arguments) {
        StringWriter out = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try (PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setErr(err);
            int exitCode = Mictl.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
            return new Run(exitCode, out.toString(), bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @BeforeEach
    void writeApplications() {
        String api = "Visits_1.0.0/Visits-1.0.0.xml";
        older = PackedCar.clinic().write(folder, "older.car");
        laidOut = PackedCar.clinic()
                .with(api, "<api   context='/visits' name='Visits' xmlns='http://ws.apache.org/ns/synapse'/>")
                .write(folder, "laid-out.car");
        newer = PackedCar.clinic()
                .with(api, "<api xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Visits\" context=\"/v2\"/>")
                .write(folder, "newer.car");
    }

    @Test
    void shouldTellPeopleWhatDiffers() {
        Run run = mictl("car", "diff", older, newer);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("changed  API Visits 1.0.0: context /visits -> /v2")
                .contains("done: clinic 1.0.0: 1 API changed (Visits)");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldTellMachinesWhatDiffers() throws IOException {
        String line = mictl("car", "diff", older, newer, "--output=json")
                .out()
                .lines()
                .reduce("", (first, last) -> last);
        JsonNode result = JsonMapper.builder().build().readTree(line);
        assertThat(result.path("verb").asText()).isEqualTo("car diff");
        assertThat(result.path("summary").asText()).isEqualTo("clinic 1.0.0: 1 API changed (Visits)");
        assertThat(result.path("changes").path(0).path("change").asText()).isEqualTo("changed");
        assertThat(result.path("changes").path(0).path("type").asText()).isEqualTo("synapse/api");
        assertThat(result.path("changes").path(0).path("name").asText()).isEqualTo("Visits");
    }

    @Test
    void shouldWriteMarkdownToStandardOutputAlone() {
        Run run = mictl("car", "diff", older, newer, "--output", "markdown");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("### clinic 1.0.0\n").contains("| changed | API Visits |");
        assertThat(run.err()).contains("done: clinic 1.0.0");
    }

    @Test
    void shouldRefuseMarkdownOfOtherVerbs() {
        Run run = mictl("car", "show", older, "--output=markdown");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--output markdown: only car diff writes it", "-> use text or json");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldEndWithOneOnlyIfAskedTo() {
        assertThat(mictl("car", "diff", older, newer).exitCode()).isZero();
        assertThat(mictl("car", "diff", older, newer, "--exit-code").exitCode()).isEqualTo(1);
        assertThat(mictl("car", "diff", older, laidOut, "--exit-code").exitCode())
                .isZero();
        assertThat(mictl("car", "diff", older, older, "--exit-code").exitCode()).isZero();
    }

    @Test
    void shouldTellOfBothFilesThatCannotBeRead() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.car"), "no zip");
        Run run = mictl("car", "diff", odd, folder.resolve("missing.car"), "--exit-code");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("odd.car: ", "missing.car: there is no such file");
    }
}
