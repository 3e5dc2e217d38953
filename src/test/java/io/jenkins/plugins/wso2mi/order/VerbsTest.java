package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import io.jenkins.plugins.wso2mi.release.templating.ChartTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {
    private static ReleaseOrder order(String verb) {
        return ReleaseOrder.to(verb).with("yaml", "kind: ConfigMap").with("asIs", "pre-stop\nheap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "canary"})
    void shouldReleaseToAllowedNamespacesOnly(String verb) {
        ReleaseRequest request = Ordered.release(order(verb), "clinic\nclinic-preview-*");
        assertThat(request.namespaces().allows("clinic-preview-7")).isTrue();
        assertThat(request.namespaces().allows("kube-system")).isFalse();
    }

    @Test
    void shouldLeaveAsTheyAreThePartsThatTheStepNames() {
        assertThat(Ordered.release(order("deploy"), "").asIs()).containsExactlyInAnyOrder(Part.PRE_STOP, Part.HEAP);
    }

    @Test
    void shouldRefuseAPartThatThereIsNot() {
        assertThatThrownBy(() -> Ordered.release(order("deploy").with("asIs", "probes"), ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("asIs")
                .hasMessageContaining("'probes'");
    }

    @ParameterizedTest
    @CsvSource({
        "rollback, environment, prod",
        "rollback, units, front",
        "undeploy, variables, TAG=1",
        "undeploy, withNamespace, true",
        "undeploy, withVolumes, true",
    })
    void shouldRefuseWhatIsOfALandscapeWhenThereIsNone(String verb, String field, String value) {
        ReleaseOrder order = ReleaseOrder.to(verb).with("application", "web").with(field, value);
        assertThatThrownBy(() -> Ordered.begin(order, "/workspace"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(field + ": is of a landscape, and there is none; give its file as file");
    }

    @ParameterizedTest
    @CsvSource({"rollback, application", "undeploy, application", "undeploy, manifests", "undeploy, yaml"})
    void shouldRefuseALandscapeBesideAnythingElse(String verb, String field) {
        ReleaseOrder order = ReleaseOrder.to(verb).with("file", "mi.yaml").with(field, "web");
        assertThatThrownBy(() -> Ordered.begin(order, "/workspace"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(field + ": stands beside file; give one of the two");
    }

    @Test
    void shouldSayWhatElseThereIsWhenALandscapeIsAskedForOutsideOfANode() {
        ReleaseOrder rollback = ReleaseOrder.to("rollback").with("file", "mi.yaml");
        assertThatThrownBy(() -> Ordered.begin(rollback, null))
                .hasMessage("file: there are no files outside of a node; stand inside of node { }, or name the"
                        + " application");
    }

    @Test
    void shouldPutIntoManifestsWhatTheStepSaysOfThem() {
        ReleaseOrder order = ReleaseOrder.to("deploy")
                .with(
                        "manifests",
                        Path.of("src/test/resources/article").toAbsolutePath().toString())
                .with("mounts", "shared-pd=/var/appointments")
                .with("nfs", "integrator-shared-deployment-pv=files.example:/exports");
        assertThat(FirstLook.read(
                                new OrderedManifests(order, () -> "shop").read(() -> Path.of("/workspace")),
                                List.of(),
                                ImageLookup.NONE)
                        .toString())
                .contains("mountPath=/var/appointments", "server=files.example", "path=/exports")
                .doesNotContain("/home/wso2carbon");
    }

    @ParameterizedTest
    @CsvSource({"values, prod.yaml", "set, replicas=2"})
    void shouldRefuseValuesWhenThereIsNoChart(String field, String value) {
        ReleaseOrder order =
                ReleaseOrder.to("deploy").with("manifests", "kubernetes").with(field, value);
        assertThatThrownBy(() -> new OrderedManifests(order, () -> "shop").read(() -> Path.of("/workspace")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no Helm chart in [/workspace/kubernetes]");
    }

    @Test
    void shouldRenderAChartByTheWordsOfTheStep(@TempDir Path workspace) throws IOException {
        Files.createDirectory(workspace.resolve("chart"));
        Files.writeString(workspace.resolve("chart/Chart.yaml"), "name: clinic");
        ReleaseOrder order = ReleaseOrder.to("deploy")
                .with("manifests", "chart")
                .with("values", "prod.yaml")
                .with("set", "a=1\nb=2")
                .with("helmRelease", "clinic");
        assertThat(new OrderedManifests(order, () -> "shop").read(() -> workspace))
                .containsExactly(new ManifestSource.Chart(
                        workspace.resolve("chart"),
                        new ChartTerms(
                                "clinic", "shop", List.of(workspace.resolve("prod.yaml")), List.of("a=1", "b=2"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mounts", "nfs", "values", "set", "helmRelease"})
    void shouldRefuseWhatIsOfManifestsBesideALandscape(String field) {
        ReleaseOrder order = ReleaseOrder.to("deploy").with("file", "mi.yaml").with(field, "a=b");
        assertThatThrownBy(() -> Ordered.begin(order, "/workspace"))
                .hasMessage(field + ": is of manifests; write it into the landscape");
    }
}
