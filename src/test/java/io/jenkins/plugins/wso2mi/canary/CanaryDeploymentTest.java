package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.traffic.LabelChange;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.release.ExpectedApplications;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanaryDeploymentTest {
    private static KubernetesObject stable(String annotations) {
        return FirstLook.read(
                        List.of(new ManifestSource.Text("yaml", """
                                apiVersion: apps/v1
                                kind: Deployment
                                metadata: {name: clinic, namespace: prod, annotations: {%s}}
                                spec:
                                  replicas: 4
                                  selector: {matchLabels: {app: clinic}}
                                  template:
                                    metadata: {labels: {app: clinic}}
                                    spec: {containers: [{name: mi, image: "reg/clinic:1"}]}
                                """.formatted(annotations))),
                        List.of(),
                        ImageLookup.NONE)
                .get(0);
    }

    @Test
    void shouldStandBesideTheStableOneWithALabelOfItsOwn() {
        KubernetesObject canary = CanaryDeployment.of(stable("note: stable"), 1, null);
        assertThat(canary.name()).isEqualTo("clinic-canary");
        assertThat(canary.map("spec")).containsEntry("replicas", 1);
        assertThat(canary.map("spec", "selector", "matchLabels"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("app", "clinic", CanaryDeployment.TRACK, "canary"));
        assertThat(canary.annotations()).containsOnly(Map.entry("wso2-mi.io/canary-of", "clinic"));
    }

    @Test
    void shouldExpectTheApplicationsThatTheStableOneWill() {
        KubernetesObject canary = CanaryDeployment.of(stable("wso2-mi.io/applications: '{}'"), 1, null);
        assertThat(canary.annotations()).containsEntry(ExpectedApplications.ANNOTATION, "{}");
    }

    @Test
    void shouldBeAvailableOnlyAfterGatewaysCanKnowItsPods() {
        LabelChange routed = new LabelChange("app", "clinic", "clinic-canary");
        KubernetesObject slow = PodTemplate.withSpec(stable(""), "minReadySeconds", 5);
        KubernetesObject fast = PodTemplate.withSpec(stable(""), "minReadySeconds", 0);

        assertThat(CanaryDeployment.of(stable(""), 1, routed).map("spec")).containsEntry("minReadySeconds", 3);
        assertThat(CanaryDeployment.of(fast, 1, routed).map("spec")).containsEntry("minReadySeconds", 3);
        assertThat(CanaryDeployment.of(slow, 1, routed).map("spec")).containsEntry("minReadySeconds", 5);
        assertThat(CanaryDeployment.of(fast, 1, null).map("spec")).containsEntry("minReadySeconds", 0);
    }
}
