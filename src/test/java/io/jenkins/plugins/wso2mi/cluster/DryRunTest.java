package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the answers of an API server to an apply tell besides. */
class DryRunTest {
    private static GenericKubernetesResource answer(ObjectMeta metadata) {
        GenericKubernetesResource answer = new GenericKubernetesResource();
        answer.setMetadata(metadata);
        return answer;
    }

    private static Applied applied(String... managers) {
        return Applied.of(answer(new ObjectMetaBuilder()
                .withGeneration(3L)
                .withManagedFields(Stream.of(managers)
                        .map(m -> new ManagedFieldsEntryBuilder().withManager(m).build())
                        .toList())
                .build()));
    }

    @Test
    void shouldKnowAnObjectThatIsStoredByItsVersion() {
        DryRun there = DryRun.taken(answer(new ObjectMetaBuilder()
                .withResourceVersion("12")
                .addToAnnotations("wso2-mi.io/canary", "{}")
                .build()));
        assertThat(there.isThere()).isTrue();
        assertThat(there.annotations()).isEqualTo(Map.of("wso2-mi.io/canary", "{}"));
        assertThat(DryRun.taken(answer(new ObjectMeta())).isThere()).isFalse();
        assertThat(DryRun.taken(answer(
                                new ObjectMetaBuilder().withUid("made-up").build()))
                        .isThere())
                .isFalse();
    }

    @Test
    void shouldNotTakeForOursWhatSomebodyElseHasWrittenToo() {
        assertThat(applied("wso2-mi").onlyOurs()).isTrue();
        assertThat(applied("wso2-mi", "kubectl-create").onlyOurs()).isFalse();
        assertThat(applied("wso2-mi").generation()).isEqualTo(3);
    }

    @Test
    void shouldWaitForAnObjectWhoseNamespaceComes(@TempDir Path folder) throws IOException {
        KubernetesObject object = new KubernetesObject(
                Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "a", "namespace", "new")),
                "here");
        try (ApiServer server = new ApiServer();
                Cluster cluster = Cluster.connect(new ClusterAccess(server.kubeconfig(folder), null, null))) {
            assertThat(cluster.check(object, Set.of("new"))).isEqualTo(DryRun.NOT_YET);
            assertThat(cluster.check(object, Set.of()).refusal()).isPresent();
        }
    }
}
