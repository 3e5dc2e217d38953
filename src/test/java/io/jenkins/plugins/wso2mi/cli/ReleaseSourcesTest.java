package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseSourcesTest {
    private static final Path CLINIC = Path.of("examples/clinic/landscape.yaml");
    private static final Path MANIFESTS = Path.of("examples/clinic/kubernetes/appointments");
    private static final List<String> IMAGES = List.of("appointments=a:1", "batch=b:1", "legacy=c:1");

    @Test
    void shouldBeOneForEachUnitInTheOrderOfTheLandscape() {
        assertThat(new ReleaseSources().of(List.of(CLINIC), IMAGES).keySet())
                .containsExactly("appointments", "batch", "legacy");
    }

    @Test
    void shouldBeNoneForManifests() {
        assertThat(new ReleaseSources().of(List.of(MANIFESTS), List.of())).isEmpty();
    }

    @Test
    void shouldNotMixALandscapeWithManifests() {
        assertThatThrownBy(() -> new ReleaseSources().of(List.of(CLINIC, MANIFESTS), IMAGES))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a landscape stands alone");
    }

    @Test
    void shouldRefuseWhatIsSaidOfAChartWhereThereIsNoneAndAReleaseThatIsNoName() {
        MictlRun none = MictlRun.of("deploy", "-f", MANIFESTS, "--set", "a=b", "--kubeconfig", "/nowhere");
        MictlRun name = MictlRun.of("deploy", "-f", MANIFESTS, "--release", "-x", "--kubeconfig", "/nowhere");
        MictlRun landscape = MictlRun.of("deploy", "-f", CLINIC, "--mount", "a=/b", "--kubeconfig", "/nowhere");

        assertThat(none.err()).contains("--set: there is no Helm chart in [" + MANIFESTS + "]");
        assertThat(name.err()).contains("--release: there is no Helm chart");
        assertThat(landscape.err()).contains("--mount: a landscape says it itself");
        assertThat(List.of(none.exitCode(), name.exitCode(), landscape.exitCode()))
                .containsOnly(2);
    }

    @Test
    void shouldRenderAChartForTheNamespaceThatIsNamed(@TempDir Path chart) throws IOException {
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: Clinic\nversion: 1.0.0\n");
        Files.writeString(chart.resolve("values.yaml"), "");

        assertThat(MictlRun.of("diff", "-f", chart, "--kubeconfig", "/nowhere").err())
                .contains("Chart.yaml: 'Clinic' is no Kubernetes name");
        assertThat(MictlRun.of("deploy", "-f", chart, "--release", "clinic", "--kubeconfig", "/nowhere")
                        .err())
                .contains("none is named", "name it by -n");
        assertThat(MictlRun.of("deploy", "-f", chart, "--release", "clinic", "-n", "shop", "--kubeconfig", "/nowhere")
                        .err())
                .doesNotContain("name it by -n");
    }

    @Test
    void shouldRenderAChartThatIsRemovedAsOneThatIsReleased(@TempDir Path chart) throws IOException {
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: clinic\nversion: 1.0.0\n");

        assertThat(MictlRun.of("undeploy", "-f", chart, "--set", "a=b", "--kubeconfig", "/nowhere")
                        .err())
                .contains("a chart is rendered for one namespace, and none is named");
        assertThat(MictlRun.of("undeploy", "-f", MANIFESTS, "--values", "v.yaml", "--kubeconfig", "/nowhere")
                        .err())
                .contains("--values: there is no Helm chart in [" + MANIFESTS + "]");
        assertThat(MictlRun.of("undeploy", "appointments", "--set", "a=b", "--kubeconfig", "/nowhere")
                        .err())
                .contains("--set: there is no Helm chart");
        assertThat(MictlRun.of("undeploy", "-f", CLINIC, "--release", "x", "--kubeconfig", "/nowhere")
                        .err())
                .contains("--release: a landscape says it itself");
    }

    @Test
    void shouldRefuseBeforeAClusterIsAsked() {
        MictlRun environment = MictlRun.of("deploy", "-f", MANIFESTS, "-e", "prod", "--kubeconfig", "/nowhere");
        MictlRun several = MictlRun.of(
                "canary",
                "-f",
                CLINIC,
                "--plan",
                "50% 1s, 100%",
                "--image",
                "appointments=a:1",
                "--image",
                "batch=b:1",
                "--image",
                "legacy=c:1",
                "--kubeconfig",
                "/nowhere");

        assertThat(environment.exitCode()).isEqualTo(2);
        assertThat(environment.err()).contains("--environment: the files are no landscape");
        assertThat(several.exitCode()).isEqualTo(2);
        assertThat(several.err()).contains("it is done for one unit, not for 3").contains("by --unit");
    }
}
