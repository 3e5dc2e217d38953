package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.release.ManifestReader;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What landscapes render, laid before a real API server: every field is known to it (strict validation, as a dry run),
 * and every pod is let into a namespace that enforces the Pod Security Standard {@code restricted}.
 */
@ExtendWith(Testbed.class)
class RenderedObjectsIT {
    private static final String NAMESPACE =
            "rendered-" + ProcessHandle.current().pid();
    /** Kinds that a cluster may lack. */
    private static final List<String> ADDED = List.of("ServiceMonitor", "HTTPRoute");

    private static Site site;
    private static String kinds = "";

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeNamespace(Site up) {
        site = up;
        kinds = up.kubectl("api-resources", "--no-headers");
        up.kubectl("create", "namespace", NAMESPACE);
        up.kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
    }

    @AfterAll
    static void removeNamespace() {
        site.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }

    /** The documents of a landscape, all in the namespace of this test. */
    private static List<String> documents(String file, String environment) {
        Map<String, String> variables = Map.of("TAG", "1.0.0", "REGISTRY", "registry.example.com");
        Request request = new Request(Optional.of(environment), List.of(), Map.of(), variables);
        String text =
                Rendering.of(Path.of(file), request).text().replaceAll("(?m)^( +namespace:) .*$", "$1 " + NAMESPACE);
        return Arrays.stream(text.split("(?m)^---\n"))
                .filter(one -> one.contains("\nkind: "))
                .toList();
    }

    private static String kind(String document) {
        return document.replaceFirst("(?s).*?\nkind: (\\w+).*", "$1");
    }

    private static boolean isKnown(String kind) {
        return !ADDED.contains(kind) || kinds.lines().anyMatch(line -> line.endsWith(" " + kind));
    }

    @ParameterizedTest
    @CsvSource({
        "examples/clinic/landscape.yaml, dev, 9",
        "examples/clinic/landscape.yaml, prod, 14",
        "src/test/resources/landscape/all.yaml, prod, 18"
    })
    void shouldBeKnownToTheApiServerInEveryField(String file, String environment, int least) throws IOException {
        List<String> known = documents(file, environment).stream()
                .filter(document -> isKnown(kind(document)))
                .toList();
        Path objects = Files.writeString(folder.resolve("objects.yaml"), String.join("---\n", known));

        String taken = site.kubectl(
                "apply", "--server-side", "--dry-run=server", "--validate=strict", "-f", objects.toString());

        assertThat(known).hasSizeGreaterThanOrEqualTo(least);
        assertThat(taken.lines()).hasSize(known.size()).allMatch(line -> line.contains("(server dry run)"));
    }

    @ParameterizedTest
    @CsvSource({
        "examples/clinic/landscape.yaml, dev",
        "examples/clinic/landscape.yaml, prod",
        "src/test/resources/landscape/all.yaml, prod"
    })
    void shouldBeLetInWhereThePodSecurityStandardIsRestricted(String file, String environment) throws IOException {
        List<KubernetesObject> deployments = deployments(file, environment);

        assertThat(deployments).hasSizeGreaterThanOrEqualTo(2);
        for (KubernetesObject deployment : deployments) {
            assertThat(create(pod(deployment))).contains("created (server dry run)");
        }
    }

    @Test
    void shouldSeeAPodThatAsksForMore() throws IOException {
        Map<String, Object> spec =
                pod(deployments("examples/clinic/landscape.yaml", "dev").get(0));
        spec.put("hostNetwork", true);

        assertThatThrownBy(() -> create(spec)).isInstanceOf(AssertionError.class);
    }

    private static List<KubernetesObject> deployments(String file, String environment) {
        Problems problems = new Problems();
        String text = String.join("---\n", documents(file, environment));
        List<KubernetesObject> objects =
                new ManifestReader(problems).read(List.of(new ManifestSource.Text("rendered", text)));
        return objects.stream().filter(one -> one.kind().equals("Deployment")).toList();
    }

    /** A pod of a Deployment, without the names of what would have to be there. */
    private static Map<String, Object> pod(KubernetesObject deployment) {
        Map<String, Object> spec = new LinkedHashMap<>(deployment.map("spec", "template", "spec"));
        spec.remove("serviceAccountName");
        spec.remove("priorityClassName");
        return spec;
    }

    private String create(Map<String, Object> spec) throws IOException {
        Path file = folder.resolve("pod.json");
        new ObjectMapper()
                .writeValue(
                        file.toFile(),
                        Map.of("apiVersion", "v1", "kind", "Pod", "metadata", Map.of("name", "probe"), "spec", spec));
        return site.kubectl("-n", NAMESPACE, "create", "--dry-run=server", "-f", file.toString());
    }
}
