package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryServiceTest {
    private static final KubernetesObject WEB = service("""
            type: LoadBalancer
            clusterIP: 10.0.0.7
            clusterIPs: [10.0.0.7]
            externalTrafficPolicy: Local
            healthCheckNodePort: 31000
            loadBalancerIP: 192.0.2.1
            sessionAffinity: None
            ipFamilies: [IPv4]
            selector: {app: web, tier: front}
            ports: [{name: http, port: 80, targetPort: 9201, nodePort: 30080, protocol: TCP}]
            """);

    private static KubernetesObject service(String spec) {
        return Manifest.of("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                  namespace: shop
                  uid: u
                  resourceVersion: "7"
                  labels: {app: web, app.kubernetes.io/managed-by: Helm}
                  annotations:
                    kubectl.kubernetes.io/last-applied-configuration: "{}"
                    external-dns.alpha.kubernetes.io/hostname: web.example.com
                    alb.ingress.kubernetes.io/healthcheck-path: /healthz
                spec:
                """ + spec.indent(2));
    }

    private static KubernetesObject deployment(String selector, String labels) {
        return Manifest.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  selector: {matchLabels: {%s}}
                  template: {metadata: {labels: {%s}}, spec: {containers: [{name: mi, image: r/web}]}}
                """.formatted(selector, labels));
    }

    @Test
    void shouldFindCanaryPodsOnlyAndTakeNoAddressOfTheStableOne() {
        KubernetesObject canary = CanaryService.of(WEB, new LabelChange("app", "web", "web-canary"), "web-canary");
        assertThat(canary.ref().words()).isEqualTo("Service shop/web-canary");
        assertThat(canary.map("spec")).isEqualTo(Manifest.of("""
                apiVersion: v1
                kind: Service
                metadata: {name: x}
                spec:
                  type: ClusterIP
                  sessionAffinity: None
                  ipFamilies: [IPv4]
                  selector: {app: web-canary, tier: front}
                  ports: [{name: http, port: 80, targetPort: 9201, protocol: TCP}]
                """).map("spec"));
        assertThat(canary.map("metadata").keySet())
                .containsExactlyInAnyOrder("name", "namespace", "labels", "annotations");
        assertThat(canary.map("metadata", "labels")).isEqualTo(Map.of("app", "web", CanaryService.OF, "web"));
        assertThat(canary.annotations()).containsOnlyKeys("alb.ingress.kubernetes.io/healthcheck-path");
    }

    @Test
    void shouldStayHeadlessAndKeepNodePortsOfALoadBalancerThatSendsToNodes() {
        LabelChange change = new LabelChange("app", "web", "web-canary");
        assertThat(CanaryService.of(service("clusterIP: None\nselector: {app: web}"), change, "web-canary")
                        .map("spec"))
                .containsEntry("clusterIP", "None");
        KubernetesObject nodes =
                CanaryService.of(service("type: NodePort\nports: [{port: 80, nodePort: 30080}]"), change, "web-canary");
        assertThat(nodes.map("spec"))
                .containsEntry("type", "NodePort")
                .containsEntry("ports", List.of(Map.of("port", 80)));
    }

    @ParameterizedTest
    @CsvSource({
        // the Deployment selects by it, and it has the application's name
        "'app: web, tier: front', 'app: web, tier: front', app, web-canary",
        "'app: x, tier: web', 'app: x, tier: web', tier, web-canary",
        // the Deployment does not select by the one with the name
        "'app: web, tier: front', 'tier: front', tier, front-canary",
        "'app: y, b: x', 'app: y, b: x', app, y-canary",
        "'app: \"\"', 'app: \"\"', app, canary",
        "'app: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg', 'x: y', app, "
                + "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffff-canary"
    })
    void shouldChangeALabelByWhichNeitherServiceNorDeploymentFindsThePods(
            String service, String deployment, String key, String canary) {
        Problems problems = new Problems();
        LabelChange change = LabelChange.of(
                service("selector: {" + service + "}"), deployment(deployment, service + ", x: y"), problems);
        assertThat(problems.list()).isEmpty();
        assertThat(change.key()).isEqualTo(key);
        assertThat(change.canary()).isEqualTo(canary).hasSizeLessThanOrEqualTo(63);
        assertThat(change.in(Map.of(key, change.stable(), "other", "o")))
                .isEqualTo(Map.of(key, change.canary(), "other", "o"));
        assertThat(change.in(Map.of("other", "o"))).isEqualTo(Map.of("other", "o"));
    }

    @Test
    void shouldTellThatTheServiceIsOfAnother() {
        Problems problems = new Problems();
        LabelChange.of(service("selector: {app: other}"), deployment("app: web", "app: web"), problems);
        LabelChange.of(service("type: ExternalName"), deployment("app: web", "app: web"), problems);
        assertThat(problems.list())
                .extracting(Problem::what)
                .containsExactly("does not select the pods of Deployment shop/web", "selects no pods by labels");
    }
}
