package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is forgotten together with a Deployment goes before it. */
class RemovalOrderTest {
    private static final List<KubernetesObject> ALL = List.of(
            Yaml.bare("Namespace", "shop"),
            Yaml.bare("NetworkPolicy", "guard"),
            Yaml.bare("PersistentVolumeClaim", "disk"),
            Yaml.bare("ConfigMap", "conf"),
            Yaml.bare("ConfigMap", "conf-of-before"),
            Yaml.bare("Service", "web"),
            Yaml.bare("Deployment", "front"),
            Yaml.bare("Deployment", "web"),
            Yaml.bare("Ingress", "gate"));

    private static List<String> ordered(List<String> recorded) {
        return RemovalOrder.of(ALL, one -> recorded.contains(one.name())).stream()
                .map(one -> one.ref().words())
                .toList();
    }

    @Test
    void shouldGoTheOtherWayRoundWhenFilesTellOfAll() {
        assertThat(ordered(List.of()))
                .containsExactly(
                        "Ingress gate",
                        "Deployment web",
                        "Deployment front",
                        "Service web",
                        "PersistentVolumeClaim disk",
                        "ConfigMap conf-of-before",
                        "ConfigMap conf",
                        "NetworkPolicy guard",
                        "Namespace shop");
    }

    @Test
    void shouldRemoveBeforeDeploymentsWhatOnlyARecordTellsOf() {
        assertThat(ordered(List.of("conf-of-before")))
                .startsWith("Ingress gate", "ConfigMap conf-of-before", "Deployment web", "Deployment front");
    }

    @Test
    void shouldNotWaitForClaimsOrOpenANetworkWhilePodsRun() {
        assertThat(ordered(List.of("shop", "guard", "disk", "conf", "conf-of-before", "web", "front", "gate")))
                .containsExactly(
                        "Ingress gate",
                        "Service web",
                        "ConfigMap conf-of-before",
                        "ConfigMap conf",
                        "Deployment web",
                        "Deployment front",
                        "PersistentVolumeClaim disk",
                        "NetworkPolicy guard",
                        "Namespace shop");
    }
}
