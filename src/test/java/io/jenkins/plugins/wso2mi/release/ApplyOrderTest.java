package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyOrderTest {
    private static List<String> ordered(KubernetesObject... objects) {
        return ApplyOrder.of(Arrays.asList(objects)).stream()
                .map(o -> o.ref().words())
                .toList();
    }

    @Test
    void shouldPutFirstWhatOthersNeed() {
        assertThat(ordered(
                        Yaml.bare("HTTPRoute", "way"),
                        Yaml.bare("Ingress", "gate"),
                        Yaml.bare("HorizontalPodAutoscaler", "grow"),
                        Yaml.bare("Deployment", "web"),
                        Yaml.bare("Service", "web"),
                        Yaml.bare("RoleBinding", "bind"),
                        Yaml.bare("Role", "may"),
                        Yaml.bare("PersistentVolumeClaim", "disk"),
                        Yaml.bare("ConfigMap", "conf"),
                        Yaml.bare("Secret", "db"),
                        Yaml.bare("ServiceAccount", "mi"),
                        Yaml.bare("CustomResourceDefinition", "kinds"),
                        Yaml.bare("Namespace", "shop")))
                .containsExactly(
                        "Namespace shop",
                        "CustomResourceDefinition kinds",
                        "ServiceAccount mi",
                        "Secret db",
                        "ConfigMap conf",
                        "PersistentVolumeClaim disk",
                        "Role may",
                        "RoleBinding bind",
                        "Service web",
                        "Deployment web",
                        "HorizontalPodAutoscaler grow",
                        "Ingress gate",
                        "HTTPRoute way");
    }

    @Test
    void shouldKeepTheOrderOfOneKind() {
        assertThat(ordered(Yaml.bare("ConfigMap", "b"), Yaml.bare("Secret", "z"), Yaml.bare("ConfigMap", "a")))
                .containsExactly("Secret z", "ConfigMap b", "ConfigMap a");
    }

    @Test
    void shouldPutUnknownKindsLast() {
        assertThat(ordered(Yaml.bare("Clinic", "mine"), Yaml.bare("HTTPRoute", "way"), Yaml.bare("Namespace", "shop")))
                .containsExactly("Namespace shop", "HTTPRoute way", "Clinic mine");
    }
}
