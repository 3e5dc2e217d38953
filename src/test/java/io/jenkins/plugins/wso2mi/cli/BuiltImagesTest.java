package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from {@code mictl build --out FILE} to {@code @FILE} of what comes after it. */
class BuiltImagesTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    @Test
    void shouldRenderTheImagesThatBuildHasWritten() throws IOException {
        Path images = folder.resolve("images");
        Files.writeString(images, """
                --image=appointments=registry.example.com/clinic/appointments@%1$s
                --image=batch=registry.example.com/clinic/batch@%1$s
                --image=legacy=registry.example.com/clinic/legacy@%1$s
                """.formatted(DIGEST));

        MictlRun run = MictlRun.of("render", "-f", "examples/clinic/landscape.yaml", "-e", "dev", "@" + images);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("image: registry.example.com/clinic/appointments@" + DIGEST)
                .contains("image: registry.example.com/clinic/legacy@" + DIGEST);
    }

    @Test
    void shouldRefuseAnOrderThatCannotBeBeforeARegistryIsAsked() {
        MictlRun run = MictlRun.of(
                "build",
                "-f",
                "examples/clinic/mi.yaml",
                "--unit",
                "apointments",
                "--base",
                "a/b:1",
                "--tag",
                "no tag");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors().stream().map(line -> line.replaceFirst(".*error: ", "")))
                .containsExactly(
                        "--tag: 'no tag' is no tag",
                        "--unit: there is no 'apointments' in the landscape",
                        "--base: the landscape has a base of its own");
        assertThat(run.err()).contains("did you mean 'appointments'?");
    }

    /** Two units of one repository in prod, and a tag that is none: refused before a registry is asked. */
    private List<String> refusedBuild(String... more) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>c</groupId><artifactId>c</artifactId>
                <version>1</version><packaging>pom</packaging></project>
                """);
        Path landscape = Files.writeString(folder.resolve("mi.yaml"), """
                units:
                  one: {image: clinic/one}
                  other: {image: one}
                environments:
                  prod:
                    defaults: {registry: prod.example.com}
                    units: {other: {registry: prod.example.com/clinic}}
                """);
        List<String> words = new ArrayList<>(List.of("build", "-f", landscape.toString(), "--base", "a/b:1"));
        words.addAll(List.of("--tag", "no tag"));
        words.addAll(List.of(more));
        return MictlRun.of(words.toArray()).errors().stream()
                .map(line -> line.replaceFirst(".*error: ", ""))
                .toList();
    }

    @Test
    void shouldPushWhereTheEnvironmentSaysThatItsImagesAre() throws IOException {
        assertThat(refusedBuild("-e", "prod"))
                .containsExactly(
                        "--tag: 'no tag' is no tag", "other: goes to prod.example.com/clinic/one, as one does");
    }

    @Test
    void shouldPushWhereTheCommandLineSaysWhenTheEnvironmentSaysOtherwise() throws IOException {
        assertThat(refusedBuild("-e", "prod", "--registry", "here.example.com"))
                .containsExactly("--tag: 'no tag' is no tag");
        assertThat(refusedBuild()).containsExactly("--tag: 'no tag' is no tag");
    }

    @Test
    void shouldRefuseAnEnvironmentThatIsNotThere() throws IOException {
        assertThat(refusedBuild("-e", "prd", "--registry", "here.example.com"))
                .containsExactly("--environment: there is no 'prd' in the landscape");
    }
}
