package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarDiffCommandTest {
    @TempDir
    private Path folder;

    private Path older;
    private Path laidOut;
    private Path newer;

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
        MictlRun run = MictlRun.of("car", "diff", older, newer);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("changed  API Visits 1.0.0: context /visits -> /v2")
                .contains("done: clinic 1.0.0: 1 API changed (Visits)");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldTellMachinesWhatDiffers() throws IOException {
        String line = MictlRun.of("car", "diff", older, newer, "--output=json")
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
        MictlRun run = MictlRun.of("car", "diff", older, newer, "--output", "markdown");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("### clinic 1.0.0\n").contains("| changed | API Visits |");
        assertThat(run.err()).contains("done: clinic 1.0.0");
    }

    @Test
    void shouldRefuseMarkdownOfOtherVerbs() {
        MictlRun run = MictlRun.of("car", "show", older, "--output=markdown");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--output markdown: only car diff writes it", "-> use text or json");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldEndWithOneOnlyIfAskedTo() {
        assertThat(MictlRun.of("car", "diff", older, newer).exitCode()).isZero();
        assertThat(MictlRun.of("car", "diff", older, newer, "--exit-code").exitCode())
                .isEqualTo(1);
        assertThat(MictlRun.of("car", "diff", older, laidOut, "--exit-code").exitCode())
                .isZero();
        assertThat(MictlRun.of("car", "diff", older, older, "--exit-code").exitCode())
                .isZero();
    }

    @Test
    void shouldTellOfBothFilesThatCannotBeRead() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.car"), "no zip");
        MictlRun run = MictlRun.of("car", "diff", odd, folder.resolve("missing.car"), "--exit-code");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("odd.car: ", "missing.car: there is no such file");
    }
}
