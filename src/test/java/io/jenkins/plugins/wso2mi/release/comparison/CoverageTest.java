package io.jenkins.plugins.wso2mi.release.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Map<String, Object> PORT = Map.of("name", "http", "port", 80);

    private static KubernetesObject service(Map<String, Object> metadata, Map<String, Object> spec) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", "Service");
        content.put("metadata", metadata);
        content.put("spec", spec);
        return new KubernetesObject(content, "test");
    }

    /** What the API server has of {@link #PORT}, and knows that we applied it. */
    private static KubernetesObject live(Map<String, Object> ownSpecFields, Map<String, Object> spec) {
        Map<String, Object> fields = Map.of("f:spec", ownSpecFields);
        return service(
                Map.of(
                        "uid",
                        "u",
                        "managedFields",
                        List.of(Map.of("manager", "wso2-mi", "operation", "Apply", "fieldsV1", fields))),
                spec);
    }

    private static KubernetesObject live() {
        return live(
                Map.of(
                        "f:ports",
                        Map.of("k:{\"port\":80,\"protocol\":\"TCP\"}", Map.of(".", Map.of(), "f:name", Map.of()))),
                Map.of(
                        "clusterIP",
                        "10.0.0.1",
                        "ports",
                        List.of(Map.of("name", "http", "port", 80L, "protocol", "TCP"))));
    }

    @Test
    void shouldBeWholeWhenTheServerHasOnlyAddedItsDefaults() {
        assertThat(Coverage.isWhole(service(Map.of(), Map.of("ports", List.of(PORT))), live()))
                .isTrue();
    }

    @Test
    void shouldSeeAnotherValueAndAnotherItem() {
        assertThat(Coverage.isWhole(
                        service(Map.of(), Map.of("ports", List.of(Map.of("name", "web", "port", 80)))), live()))
                .isFalse();
        assertThat(Coverage.isWhole(
                        service(Map.of(), Map.of("ports", List.of(PORT, Map.of("name", "b", "port", 81)))), live()))
                .isFalse();
        assertThat(Coverage.isWhole(service(Map.of(), Map.of("ports", List.of(PORT), "type", "NodePort")), live()))
                .isFalse();
    }

    /** Nothing that is wanted is missing; but what is no longer wanted would go. */
    @Test
    void shouldSeeAFieldOfOursThatIsNoLongerApplied() {
        KubernetesObject live = live(
                Map.of("f:sessionAffinity", Map.of(), "f:ports", Map.of()),
                Map.of("sessionAffinity", "ClientIP", "ports", List.of(PORT)));

        assertThat(Coverage.isWhole(service(Map.of(), Map.of("ports", List.of(PORT))), live))
                .isFalse();
        assertThat(Coverage.isWhole(
                        service(Map.of(), Map.of("ports", List.of(PORT), "sessionAffinity", "ClientIP")), live))
                .isTrue();
    }

    @Test
    void shouldPassOverFieldsOfOthersAndTheRecordOfReleases() {
        KubernetesObject live = service(
                Map.of(
                        "annotations",
                        Map.of("wso2-mi.io/release", "{}"),
                        "managedFields",
                        List.of(
                                Map.of(
                                        "manager",
                                        "kubectl",
                                        "operation",
                                        "Apply",
                                        "fieldsV1",
                                        Map.of("f:spec", Map.of("f:type", Map.of()))),
                                Map.of(
                                        "manager",
                                        "wso2-mi",
                                        "operation",
                                        "Apply",
                                        "fieldsV1",
                                        Map.of(
                                                "f:metadata",
                                                Map.of("f:annotations", Map.of("f:wso2-mi.io/release", Map.of())))))),
                Map.of("type", "NodePort"));

        assertThat(Coverage.isWhole(service(Map.of(), Map.of()), live)).isTrue();
    }
}
