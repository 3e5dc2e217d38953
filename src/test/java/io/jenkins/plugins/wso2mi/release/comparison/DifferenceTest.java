package io.jenkins.plugins.wso2mi.release.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static KubernetesObject of(String kind, Map<String, Object> rest) {
        Map<String, Object> content = new java.util.LinkedHashMap<>();
        content.put("apiVersion", "v1");
        content.put("kind", kind);
        content.putAll(rest);
        return new KubernetesObject(content, "test");
    }

    private static Map<String, Object> containers(String... images) {
        return Map.of(
                "containers",
                List.of(
                        Map.of("name", "desk", "image", images[0]),
                        Map.of("name", "logs", "image", images.length > 1 ? images[1] : "busybox")));
    }

    @Test
    void shouldNameFieldsByTheNamesOfTheirItems() {
        List<String> lines = Difference.between(
                of("Pod", Map.of("spec", containers("a:1"))), of("Pod", Map.of("spec", containers("a:2"))));

        assertThat(lines).containsExactly("spec.containers[desk].image: a:1 -> a:2");
    }

    @Test
    void shouldTellWhatComesAndGoes() {
        List<String> lines = Difference.between(
                of("ConfigMap", Map.of("data", Map.of("gone", "x"))),
                of("ConfigMap", Map.of("data", Map.of("new", "line\nline\n"))));

        assertThat(lines).containsExactly("data.gone: x -> (none)", "data.new: (none) -> (2 lines)");
    }

    @Test
    void shouldHideWhatSecretsHold() {
        List<String> lines = Difference.between(
                of("Secret", Map.of("data", Map.of("password", "b2xk"), "type", "Opaque")),
                of("Secret", Map.of("data", Map.of("password", "bmV3"), "type", "x")));

        assertThat(lines).containsExactlyInAnyOrder("data.password: (hidden) -> (hidden)", "type: Opaque -> x");
    }

    @Test
    void shouldLeaveOutWhatTheClusterKeepsAndReleasesWrite() {
        List<String> lines = Difference.between(
                of(
                        "Pod",
                        Map.of(
                                "metadata",
                                Map.of(
                                        "generation",
                                        1,
                                        "uid",
                                        "u",
                                        "managedFields",
                                        List.of(),
                                        "annotations",
                                        Map.of("wso2-mi.io/release", "{}")),
                                "status",
                                Map.of("phase", "Running"))),
                of("Pod", Map.of("metadata", Map.of("generation", 2, "annotations", Map.of()))));

        assertThat(lines).isEmpty();
    }
}
