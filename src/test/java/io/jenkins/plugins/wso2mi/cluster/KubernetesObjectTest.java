package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesObjectTest {
    private static final KubernetesObject WEB = new KubernetesObject(
            Map.of(
                    "apiVersion",
                    "apps/v1",
                    "kind",
                    "Deployment",
                    "metadata",
                    Map.of("name", "web", "namespace", "shop", "annotations", Map.of("a", "1")),
                    "spec",
                    Map.of("replicas", 3, "paused", "no", "template", Map.of("spec", Map.of("nodeName", "n1")))),
            "web.yaml:1");

    @Test
    void shouldBeNamedByItsMetadata() {
        assertThat(WEB.ref()).isEqualTo(ObjectRef.deployment("shop", "web"));
        assertThat(WEB.ref().words()).isEqualTo("Deployment shop/web");
    }

    @Test
    void shouldHaveNoNameWhereNoneIsWritten() {
        KubernetesObject bare = new KubernetesObject(Map.of("kind", "Node", "metadata", "odd"), "");
        assertThat(bare.name()).isEmpty();
        assertThat(bare.namespace()).isNull();
        assertThat(bare.ref().words()).isEqualTo("Node ");
    }

    @Test
    void shouldMoveToAnotherNamespaceOrToNone() {
        assertThat(WEB.inNamespace("other").namespace()).isEqualTo("other");
        assertThat(WEB.inNamespace(null).map("metadata")).doesNotContainKey("namespace");
        assertThat(WEB.namespace()).isEqualTo("shop");
    }

    @Test
    void shouldAddAnAnnotationAndKeepTheOthers() {
        KubernetesObject noted = WEB.withAnnotation("b", "2");
        assertThat(noted.map("metadata", "annotations")).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(noted.where()).isEqualTo(WEB.where());
        assertThat(WEB.map("metadata", "annotations")).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void shouldFindMapsBelowAPath() {
        assertThat(WEB.map("spec", "template", "spec")).isEqualTo(Map.of("nodeName", "n1"));
        assertThat(WEB.map("spec", "replicas", "spec")).isEmpty();
        assertThat(WEB.map("no", "such", "path")).isEmpty();
    }

    @Test
    void shouldReadFieldsOnlyByTheirOwnType() {
        Map<String, Object> spec = WEB.map("spec");
        assertThat(KubernetesObject.number(spec, "replicas", 1)).isEqualTo(3);
        assertThat(KubernetesObject.number(spec, "paused", 1)).isEqualTo(1);
        assertThat(KubernetesObject.text(spec, "paused")).isEqualTo("no");
        assertThat(KubernetesObject.text(spec, "replicas")).isEmpty();
    }

    @Test
    void shouldFindOnlyMapsInAList() {
        Map<String, Object> parent = Map.of("list", Arrays.asList(Map.of("a", 1), "odd", null), "text", "x");
        assertThat(KubernetesObject.maps(parent, "list")).isEqualTo(List.of(Map.of("a", 1)));
        assertThat(KubernetesObject.maps(parent, "text")).isEmpty();
    }
}
