package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks at an autoscaler and what it scales. */
class ScalingNeedTest {
    private static final String BY_CPU = """
            metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 75}}}]""";

    private static final String TARGET = "\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}";

    private static List<String> told(String autoscaler, String resources) {
        String yaml =
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  template:
                    spec:
                      containers:
                        - {name: web, image: web, resources: {%s}}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec:
                  %s
                """.formatted(resources, autoscaler.contains("scaleTargetRef") ? autoscaler : autoscaler + TARGET);
        Problems problems = new Problems();
        List<KubernetesObject> objects =
                new ManifestReader(problems).read(List.of(new ManifestSource.Text("yaml", yaml)));
        problems.refuseOnErrors();
        return ScalingNeed.lines(objects);
    }

    @Test
    void shouldWarnWhenNothingIsRequestedOfWhatIsLookedAt() {
        assertThat(told(BY_CPU, "requests: {memory: 1Gi}"))
                .containsExactly(
                        "warning: HorizontalPodAutoscaler shop/web scales by cpu, of which container 'web' of"
                                + " Deployment shop/web requests none: Kubernetes cannot scale it; write resources.requests.cpu");
        assertThat(told("targetCPUUtilizationPercentage: 75", "")).hasSize(1);
    }

    @Test
    void shouldBeSilentWhenItCanScale() {
        assertThat(told(BY_CPU, "requests: {cpu: 500m}")).isEmpty();
        assertThat(told(BY_CPU, "limits: {cpu: 500m}")).isEmpty();
        assertThat(told(BY_CPU.replace("averageUtilization: 75", "averageValue: 1"), ""))
                .isEmpty();
        assertThat(told("minReplicas: 1", "")).isEmpty();
    }

    @Test
    void shouldLookAtItsOwnTargetOnly() {
        assertThat(told(BY_CPU, "").size()).isEqualTo(1);
        assertThat(told(BY_CPU + "\n  scaleTargetRef: {kind: Deployment, name: other}", ""))
                .isEmpty();
    }
}
