package io.jenkins.plugins.wso2mi.release.templating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.program.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs are told, played by scripts that print it; the programs themselves: {@code TemplatesIT}. */
class TemplatingTest {
    @TempDir
    private Path folder;

    private Templating programs(String... names) throws IOException {
        for (String name : names) {
            script(name, "printf '%s|' \"$@\"");
        }
        return new Templating(new SearchPath(List.of(folder)));
    }

    private void script(String name, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldPreferKustomizeToTheOneInKubectl() throws IOException {
        assertThat(programs("kubectl").kustomize(Path.of("/a b"))).isEqualTo("kustomize|/a b|");
        assertThat(programs("kustomize").kustomize(Path.of("/a b"))).isEqualTo("build|/a b|");
    }

    @Test
    void shouldTellWhichProgramIsMissingAndHowToGetIt() throws IOException {
        Templating none = programs();

        assertThatThrownBy(() -> none.kustomize(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("neither kustomize nor kubectl is on the PATH; install one of them");
        assertThatThrownBy(() -> none.helm(folder, "web", ChartTerms.in("shop")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("helm is not on the PATH; install it");
    }

    @Test
    void shouldGiveHelmEachValueAsOneWord() throws IOException {
        ChartTerms terms =
                new ChartTerms("", "shop", List.of(Path.of("/v 1.yaml")), List.of("a=$(id)", "--post-renderer=x"));

        assertThat(programs("helm").helm(Path.of("/chart"), "web", terms))
                .isEqualTo("template|web|/chart|--namespace=shop|--include-crds|--values=/v 1.yaml|--set=a=$(id)|"
                        + "--set=--post-renderer=x|");
    }

    @Test
    void shouldRefuseAChartWithoutANamespace() throws IOException {
        Templating helm = programs("helm");

        assertThatThrownBy(() -> helm.helm(folder, "web", ChartTerms.in("")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a chart is rendered for one namespace, and none is named; name it by -n");
    }

    @Test
    void shouldRefuseInTheWordsOfTheProgram() throws IOException {
        script("helm", "echo 'Error: values do not match' >&2; exit 1");

        assertThatThrownBy(() -> programs().helm(folder, "web", ChartTerms.in("shop")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Error: values do not match; correct the chart or its values");
    }
}
