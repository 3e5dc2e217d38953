package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code mictl units} on the example project in a git repository of its own. */
class UnitsCommandTest {
    private static final Path CLINIC = Path.of("examples", "clinic");

    @TempDir
    private Path folder;

    private record Run(int exitCode, JsonNode result, String err) {
        List<String> units() {
            return result.path("units").findValuesAsText("name");
        }
    }

    private Run units(String... arguments) throws IOException {
        List<Object> words = new ArrayList<>(List.of("units", "-f", folder.resolve("mi.yaml")));
        words.addAll(List.of(arguments));
        words.add("--output=json");
        MictlRun run = MictlRun.of(words.toArray());
        String[] lines = run.out().split("\n");
        JsonNode result = JsonMapper.builder().build().readTree(lines[lines.length - 1]);
        return new Run(run.exitCode(), result, run.err());
    }

    private void clinic() throws IOException, InterruptedException {
        try (Stream<Path> walk = Files.walk(CLINIC)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(CLINIC.relativize(file).toString());
                if (!file.toString().contains("target")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        git("init", "-q");
        commit();
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "x");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void shouldListAllUnitsWithWhatGoesIntoThem() throws Exception {
        clinic();

        Run run = units();

        assertThat(run.exitCode()).isZero();
        assertThat(run.units()).containsExactly("appointments", "batch");
        assertThat(run.result().at("/units/0/cars").toString()).isEqualTo("[\"appointments\",\"billing\"]");
        assertThat(run.result().at("/base/from").asText()).isEqualTo("wso2/wso2mi:4.4.0");
        assertThat(run.result().path("message").asText()).isEqualTo("2 of 2 units");
        assertThat(run.err()).containsPattern("UNIT +CARS +IMAGE +MANIFESTS").contains("kubernetes/batch");
    }

    @Test
    void shouldListWhatDiffersFromARevisionOfGit() throws Exception {
        clinic();
        Files.writeString(folder.resolve("kubernetes/batch/more.yaml"), "# more\n");
        Files.delete(folder.resolve("README.md"));
        commit();

        assertThat(units("--changed-since", "HEAD~1").units()).containsExactly("batch");
        assertThat(units("--changed-since", "HEAD").units()).isEmpty();
    }

    @Test
    void shouldCountEveryUnitAsChangedWhenGitDoesNotKnowTheRevision() throws Exception {
        clinic();

        Run run = units("--changed-since", "origin/main");

        assertThat(run.exitCode()).isZero();
        assertThat(run.units()).containsExactly("appointments", "batch");
        assertThat(run.err())
                .contains("origin/main: git cannot compare with it: ")
                .contains("every unit counts as changed");
    }

    @Test
    void shouldRefuseWhatIsNoRevisionBeforeAnythingElse() throws Exception {
        Run run = units("--changed-since", "main..HEAD");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.result().at("/problems/0").asText()).contains("is no name of a revision");
    }
}
