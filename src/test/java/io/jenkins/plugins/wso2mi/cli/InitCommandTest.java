package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    private static final String ARTICLE = "src/test/resources/article";

    @TempDir
    private Path folder;

    @Test
    void shouldWriteALandscapeThatIsRendered() {
        Path file = folder.resolve("mi.yaml");

        MictlRun init = MictlRun.of("init", folder, "--from", ARTICLE);
        MictlRun without = MictlRun.of("render", "-f", file);

        assertThat(init.exitCode()).as(init.err()).isZero();
        assertThat(init.err()).contains("doctor-appointment-app", "mi.yaml is written");
        assertThat(without.err()).contains("NFS_SERVER");
    }

    @Test
    void shouldLookIntoTheFoldersBelowOneWithoutManifests() {
        MictlRun run = MictlRun.of(
                "init", "examples/clinic", "--from", "examples/clinic/kubernetes", "--out", folder.resolve("mi.yaml"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("mi.yaml")).content().contains("  appointments:\n", "  batch:\n");
    }

    @Test
    void shouldNeverOverwrite() throws IOException {
        Path file = Files.writeString(folder.resolve("mi.yaml"), "mine");

        MictlRun run = MictlRun.of("init", folder, "--from", ARTICLE);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("mi.yaml: is there already", "remove it, or name another by --out");
        assertThat(file).hasContent("mine");
    }

    @Test
    void shouldPrintOnlyInADryRun() {
        MictlRun run = MictlRun.of("init", folder, "--from", ARTICLE, "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("units:\n  doctor-appointment-app:\n");
        assertThat(folder).isEmptyDirectory();
    }
}
