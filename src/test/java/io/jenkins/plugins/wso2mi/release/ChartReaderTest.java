package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.program.SearchPath;
import io.jenkins.plugins.wso2mi.release.templating.ChartTerms;
import io.jenkins.plugins.wso2mi.release.templating.Templating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts and kustomizations among the files of a release. */
class ChartReaderTest {
    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private List<KubernetesObject> chart(String rendered, String release) throws IOException {
        Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: clinic\nversion: 1.0.0\n");
        Files.writeString(folder.resolve("rendered.yaml"), rendered);
        script("helm", "sed \"s/RELEASE/$2/\" " + folder.resolve("rendered.yaml"));
        return read(new ManifestSource.Chart(folder, new ChartTerms(release, "shop", List.of(), List.of())));
    }

    private List<KubernetesObject> read(ManifestSource source) {
        return new ManifestReader(problems, new Templating(new SearchPath(List.of(folder)))).read(List.of(source));
    }

    private void script(String name, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String config(String name, String hook) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\n  annotations: {" + hook + "}\n";
    }

    @Test
    void shouldReadAChartUnderItsOwnNameOrTheOneThatWasGiven() throws IOException {
        assertThat(chart(config("RELEASE-a", ""), ""))
                .extracting(KubernetesObject::name)
                .containsExactly("clinic-a");
        assertThat(chart(config("RELEASE-a", ""), "blue"))
                .extracting(KubernetesObject::name)
                .containsExactly("blue-a");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldLeaveTestsOutAndRefuseOtherHooks() throws IOException {
        assertThat(chart(
                        config("a", "")
                                + config("t", "helm.sh/hook: test")
                                + config("m", "helm.sh/hook: 'pre-install, test'"),
                        ""))
                .extracting(KubernetesObject::name)
                .containsExactly("a");
        assertThat(problems.list())
                .extracting(Problem::sentence)
                .singleElement()
                .asString()
                .contains("ConfigMap m is a hook of Helm (pre-install, test); hooks are run by helm alone");
    }

    @Test
    void shouldReadWhatKustomizeBuildsOfAFolder() throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), "resources: [a.yaml]\n");
        Files.writeString(folder.resolve("rendered.yaml"), config("a", ""));
        script("kustomize", "cat " + folder.resolve("rendered.yaml"));

        List<KubernetesObject> objects = read(new ManifestSource.Files(folder));

        assertThat(objects).extracting(KubernetesObject::where).containsExactly(folder + " (kustomize):2");
    }
}
