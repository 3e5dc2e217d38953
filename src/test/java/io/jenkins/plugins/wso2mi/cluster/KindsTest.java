package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {
    @TempDir
    private Path folder;

    private ApiServer server;
    private Cluster cluster;

    @BeforeEach
    void connect() throws IOException {
        server = new ApiServer();
        cluster = Cluster.connect(new ClusterAccess(server.kubeconfig(folder), null, null));
        server.requests().clear();
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    private static KubernetesObject object(String apiVersion, String kind) {
        return new KubernetesObject(
                Map.of("apiVersion", apiVersion, "kind", kind, "metadata", Map.of("name", "web")), "here");
    }

    @ParameterizedTest
    @CsvSource({"apps/v1, Deployment", "v1, Service", "v1, ConfigMap", "policy/v1, PodDisruptionBudget", "batch/v1, Job"
    })
    void shouldKnowStandardKindsWithoutAsking(String apiVersion, String kind) {
        assertThat(cluster.placed(object(apiVersion, kind)))
                .map(KubernetesObject::namespace)
                .contains("shop");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void shouldKnowThatANamespaceIsInNone() {
        assertThat(cluster.placed(object("v1", "Namespace")))
                .hasValueSatisfying(o -> assertThat(o.namespace()).isNull());
    }

    @Test
    void shouldAskOnceForTheKindsOfOthers() {
        server.answer(
                "/apis/shop.example/v1",
                200,
                "{\"kind\":\"APIResourceList\",\"groupVersion\":\"shop.example/v1\",\"resources\":["
                        + "{\"name\":\"carts\",\"kind\":\"Cart\",\"namespaced\":true,\"verbs\":[]}]}");
        assertThat(cluster.placed(object("shop.example/v1", "Cart"))).isPresent();
        assertThat(cluster.placed(object("shop.example/v1", "Basket"))).isEmpty();
        assertThat(server.requests()).containsExactly("GET /apis/shop.example/v1");
    }

    @Test
    void shouldNotTakeAnotherVersionOfAStandardKindForKnown() {
        assertThat(cluster.placed(object("apps/v1beta1", "Deployment"))).isEmpty();
        assertThat(server.requests()).containsExactly("GET /apis/apps/v1beta1");
    }
}
