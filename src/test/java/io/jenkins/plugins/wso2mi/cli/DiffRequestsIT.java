package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy.Fault;
import io.jenkins.plugins.wso2mi.testbed.ControlPlane;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the comparison of a hundred units asks of a real API server, request by request. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class DiffRequestsIT {
    private static final int UNITS = 100;
    private static final String NAMESPACE = "default";

    @TempDir
    private Path folder;

    private Path file(String unlike) throws IOException {
        StringBuilder text = new StringBuilder("""
                name: many
                defaults: {namespace: %s, version: 4.4.0, registry: registry.example, tag: "1"}
                units:
                """.formatted(NAMESPACE));
        for (int i = 0; i < UNITS; i++) {
            text.append("  unit-%d: {image: shop/unit, deploy: {%s}}%n".formatted(i, i < 3 ? unlike : ""));
        }
        Path file = folder.resolve("mi.yaml");
        Files.writeString(file, text);
        return file;
    }

    private static Set<String> apply(Path file, Cluster cluster) throws IOException {
        Request request = new Request(Optional.empty(), List.of(), Map.of(), Map.of());
        ManifestSource text =
                new ManifestSource.Text("mi.yaml", Rendering.of(file, request).text());
        Set<String> kinds = new TreeSet<>();
        for (KubernetesObject object : FirstLook.read(List.of(text), List.of(), ImageLookup.NONE)) {
            cluster.apply(object);
            kinds.add(object.kind());
        }
        return kinds;
    }

    @Test
    void shouldAskOncePerKindAndOncePerChangedObject(Site site) throws Exception {
        try (ControlPlane plane = ControlPlane.start(site.programs(), folder);
                ApiFaultProxy proxy = new ApiFaultProxy(plane)) {
            Path direct = plane.kubeconfig(plane.address());
            Set<String> kinds;
            try (Cluster cluster = Cluster.connect(new ClusterAccess(direct, null, NAMESPACE))) {
                kinds = apply(file("replicas: 2"), cluster);
            }
            assertThat(kinds).hasSizeGreaterThan(3);
            Path file = file("replicas: 3");
            proxy.harm((number, line) -> Fault.NONE);

            MictlRun diff = MictlRun.of("diff", "-f", file, "--kubeconfig", plane.kubeconfig(proxy.address()));

            assertThat(diff.exitCode()).as(diff.err()).isZero();
            assertThat(diff.out().lines().filter(line -> line.startsWith("~ ")))
                    .containsExactly(
                            "~ Deployment default/unit-0",
                            "~ Deployment default/unit-1",
                            "~ Deployment default/unit-2");
            assertThat(proxy.requests().stream().filter(line -> line.startsWith("GET ")))
                    .hasSameSizeAs(kinds)
                    .doesNotHaveDuplicates();
            assertThat(proxy.requests().stream().filter(line -> line.startsWith("PATCH ")))
                    .hasSize(3)
                    .doesNotHaveDuplicates();
        }
    }
}
