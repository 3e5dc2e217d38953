package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodTemplateTest {
    private static final String TEXT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {team: a}}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web}, annotations: {note: kept}}
                spec: {containers: [{name: mi, image: "shop/web:1"}]}
            """;
    private final KubernetesObject web = Yaml.object(TEXT);

    @Test
    void shouldAddLabelsToPodsOnly() {
        KubernetesObject labelled = PodTemplate.withLabels(web, Map.of("track", "canary"));
        assertThat(labelled.map("spec", "template", "metadata", "labels"))
                .isEqualTo(Map.of("app", "web", "track", "canary"));
        assertThat(labelled.map("spec", "template", "metadata", "annotations")).containsEntry("note", "kept");
        assertThat(labelled.map("spec", "template", "spec")).isEqualTo(web.map("spec", "template", "spec"));
        assertThat(labelled.map("metadata")).isEqualTo(web.map("metadata"));
    }

    @Test
    void shouldAddLabelsWhereThePodsHaveNone() {
        KubernetesObject bare = PodTemplate.withLabels(Yaml.bare("Deployment", "web"), Map.of("track", "canary"));
        assertThat(bare.map("spec", "template", "metadata", "labels")).containsEntry("track", "canary");
    }

    @Test
    void shouldReplaceThePodSpecificationOnly() {
        KubernetesObject other = PodTemplate.withPodSpec(web, Map.of("nodeName", "n1"));
        assertThat(other.map("spec", "template", "spec")).isEqualTo(Map.of("nodeName", "n1"));
        assertThat(other.map("spec", "template", "metadata")).isEqualTo(web.map("spec", "template", "metadata"));
        assertThat(other.map("spec")).containsEntry("replicas", 2);
    }

    @Test
    void shouldReplaceOneFieldOfTheSpecification() {
        KubernetesObject one = PodTemplate.withSpec(web, "replicas", 1);
        assertThat(one.map("spec")).containsEntry("replicas", 1).containsKey("template");
    }

    @Test
    void shouldLeaveTheGivenObjectAsItIs() {
        PodTemplate.withLabels(web, Map.of("track", "canary"));
        PodTemplate.withPodSpec(web, Map.of());
        PodTemplate.withSpec(web, "replicas", 1);
        assertThat(web).isEqualTo(Yaml.object(TEXT));
    }
}
