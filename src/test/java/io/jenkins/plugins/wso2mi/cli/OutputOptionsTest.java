package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a release that is refused since its file is not there: no cluster is needed for that. */
class OutputOptionsTest {
    @TempDir
    private Path folder;

    private MictlRun run(Object... more) {
        List<Object> words = new ArrayList<>(
                List.of("deploy", "-f", folder.resolve("missing.yaml"), "--kubeconfig=nowhere", "--output", "json"));
        words.addAll(Arrays.asList(more));
        return MictlRun.of(words.toArray());
    }

    @Test
    void shouldWriteEverythingThatIsAskedFor() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.md"), "# before\n");
        Path timeline = folder.resolve("made/on/the/way/timeline.svg");
        MictlRun run = run("--report", folder.resolve("report.html"), "--summary", summary, "--timeline", timeline);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("report.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("missing.yaml");
        assertThat(summary).content().startsWith("# before\n## ❌ Deploy: refused\n");
        assertThat(timeline).content().startsWith("<svg").contains("refused");
        assertThat(run.err()).doesNotContain("warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports/", "there"})
    void shouldGiveReportsNamesOfTheirOwnInAFolder(String name) throws IOException {
        Files.createDirectory(folder.resolve("there"));
        run("--report", folder + "/" + name);

        try (var files = Files.list(folder.resolve(name))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .matches("deploy-\\d{8}t\\d{6}\\.html");
        }
    }

    @Test
    void shouldWriteNothingWhenItIsADryRun() {
        run("--dry-run", "--report", folder.resolve("report.html"));

        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--report, file/report.html, file/report.html cannot be written",
        "--report, file/, cannot be written",
        "--timeline, ., cannot be written",
        "--push-metrics, push:9091, --push-metrics: is no address of a Pushgateway",
        "--push-metrics, https://me:s3cret@push, --push-metrics: holds a login"
    })
    void shouldRefuseWhatCannotBeDoneBeforeAnythingElse(String option, String value, String message)
            throws IOException {
        Files.writeString(folder.resolve("file"), "");
        MictlRun run = run(option, option.equals("--push-metrics") ? value : folder.resolve(".") + "/" + value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains(message).doesNotContain("s3cret");
    }

    @Test
    void shouldMakeTheSameFromRecordedEventsLater() throws IOException {
        Path recorded = Files.copy(Path.of("src/test/resources/report/events.jsonl"), folder.resolve("events.jsonl"));
        MictlRun run = MictlRun.of(
                "report", recorded, "--report", folder.resolve("r.html"), "--timeline", folder.resolve("t.svg"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Canary of clinic/appointments: gate refused");
        assertThat(folder.resolve("r.html")).content().contains("billing_1.0.0.car", "✓ good");
        assertThat(folder.resolve("t.svg")).content().startsWith("<svg");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.jsonl, --summary=s.md, there is no file",
        "text, --summary=s.md, holds no events",
        "text, --console=plain, nothing is to be made"
    })
    void shouldRefuseToMakeNothingOfNothing(String file, String option, String message) throws IOException {
        Files.writeString(folder.resolve("text"), "no events\n{}\n");
        MictlRun run = MictlRun.of("report", folder.resolve(file), option.replace("s.md", folder + "/s.md"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains(message);
        assertThat(folder.resolve("s.md")).doesNotExist();
    }
}
