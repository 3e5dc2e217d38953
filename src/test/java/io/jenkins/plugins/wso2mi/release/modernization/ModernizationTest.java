package io.jenkins.plugins.wso2mi.release.modernization;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Brings what is of the time of the article to what Kubernetes knows today. */
class ModernizationTest {
    private static final Path ARTICLE = Path.of("src/test/resources/article");

    private static List<KubernetesObject> read(String yaml) {
        return FirstLook.read(List.of(new ManifestSource.Text("old.yaml", yaml)), List.of(), ImageLookup.NONE);
    }

    private static Completed modern(String yaml) {
        return Modernization.of(read(yaml).get(0));
    }

    private static Completed article(String file) {
        return Modernization.of(
                FirstLook.read(ManifestSource.files(List.of(ARTICLE.resolve(file))), List.of(), ImageLookup.NONE)
                        .get(0));
    }

    private static Map<String, Object> spec(Completed completed) {
        return completed.object().map("spec");
    }

    @Nested
    class OfTheArticle {
        @Test
        void shouldGiveItsDeploymentTheSelectorOfItsTemplate() {
            Completed deployment = article("wso2mi-deployment.yaml");

            assertThat(deployment.object().apiVersion()).isEqualTo("apps/v1");
            assertThat(spec(deployment).get("selector"))
                    .isEqualTo(Map.of("matchLabels", Map.of("deployment", "doctor-appointment-app")));
            assertThat(deployment.lines())
                    .containsExactly(
                            ARTICLE + "/wso2mi-deployment.yaml:1: Deployment doctor-appointment-app-deployment:"
                                    + " apiVersion apps/v1beta1 -> apps/v1 (Kubernetes 1.16 removed it)",
                            ARTICLE + "/wso2mi-deployment.yaml:1: Deployment doctor-appointment-app-deployment:"
                                    + " selector {deployment=doctor-appointment-app} is added, the labels of its"
                                    + " template (apps/v1 fills none in)");
        }

        @Test
        void shouldGiveItsIngressTheShapeOfToday() {
            Completed ingress = article("integrator-gateway-ingress.yaml");

            assertThat(ingress.object().apiVersion()).isEqualTo("networking.k8s.io/v1");
            assertThat(ingress.object().annotations())
                    .containsOnly(Map.entry("nginx.ingress.kubernetes.io/ssl-passthrough", "true"));
            assertThat(spec(ingress)).isEqualTo(read("""
                            apiVersion: networking.k8s.io/v1
                            kind: Ingress
                            metadata: {name: expected}
                            spec:
                              ingressClassName: nginx
                              defaultBackend: {service: {name: other, port: {number: 8290}}}
                              rules:
                                - host: appointments.wso2.com
                                  http:
                                    paths:
                                      - path: /
                                        pathType: Prefix
                                        backend:
                                          service:
                                            name: doctor-appointment-app-gateway-service
                                            port: {number: 8290}
                                - host: wso2.com
                                  http:
                                    paths:
                                      - path: /bar
                                        pathType: Prefix
                                        backend: {service: {name: bar, port: {number: 8290}}}
                            """).get(0).map("spec"));
            assertThat(ingress.lines()).hasSize(7);
            assertThat(ingress.lines()).allSatisfy(line -> assertThat(line)
                    .startsWith(ARTICLE + "/integrator-gateway-ingress.yaml:1: Ingress wso2ei-"));
            assertThat(String.join("\n", ingress.lines()))
                    .contains("path /bar/* -> /bar, pathType Prefix", "spec.ingressClassName nginx");
        }

        @ParameterizedTest
        @CsvSource({"persistent-volumes.yaml", "integrator-volume-claims.yaml", "integrator-gateway-service.yaml"})
        void shouldLeaveWhatIsOfToday(String file) {
            assertThat(article(file).lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "extensions/v1beta1, Deployment, apps/v1",
        "apps/v1beta2, Deployment, apps/v1",
        "apps/v1beta1, StatefulSet, apps/v1",
        "extensions/v1beta1, DaemonSet, apps/v1",
        "apps/v1beta2, ReplicaSet, apps/v1",
        "extensions/v1beta1, NetworkPolicy, networking.k8s.io/v1",
        "networking.k8s.io/v1beta1, Ingress, networking.k8s.io/v1",
        "networking.k8s.io/v1beta1, IngressClass, networking.k8s.io/v1",
        "rbac.authorization.k8s.io/v1beta1, RoleBinding, rbac.authorization.k8s.io/v1",
        "scheduling.k8s.io/v1beta1, PriorityClass, scheduling.k8s.io/v1",
        "storage.k8s.io/v1beta1, StorageClass, storage.k8s.io/v1",
        "batch/v1beta1, CronJob, batch/v1",
        "policy/v1beta1, PodDisruptionBudget, policy/v1",
        "autoscaling/v2beta1, HorizontalPodAutoscaler, autoscaling/v2",
        "autoscaling/v2beta2, HorizontalPodAutoscaler, autoscaling/v2",
    })
    void shouldBringAVersionThatIsGoneToItsSuccessorOnce(String before, String kind, String now) {
        Completed modern = modern("{apiVersion: " + before + ", kind: " + kind + ", metadata: {name: one}}");

        assertThat(modern.object().apiVersion()).isEqualTo(now);
        assertThat(modern.lines()).isNotEmpty();
        assertThat(modern.lines().get(0)).startsWith("old.yaml:1: ").contains(before + " -> " + now);
        assertThat(Modernization.of(modern.object()).lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment",
        "v1, Service",
        "autoscaling/v1, HorizontalPodAutoscaler",
        "acme.io/v1beta1, Ingress"
    })
    void shouldLeaveOthersAsTheyAre(String version, String kind) {
        KubernetesObject object = read("{apiVersion: " + version + ", kind: " + kind + ", metadata: {name: one}}")
                .get(0);

        assertThat(Modernization.of(object)).isEqualTo(new Completed(object, List.of()));
    }

    @Test
    void shouldKeepASelectorAndLeaveOutWhatIsGone() {
        Completed modern = modern("""
                apiVersion: extensions/v1beta1
                kind: Deployment
                metadata: {name: web}
                spec:
                  rollbackTo: {revision: 3}
                  selector: {matchLabels: {app: web}}
                  template: {metadata: {labels: {app: web, tier: front}}}
                """);

        assertThat(spec(modern)).doesNotContainKey("rollbackTo");
        assertThat(modern.object().map("spec", "selector", "matchLabels")).containsOnly(Map.entry("app", "web"));
        assertThat(modern.lines()).hasSize(2);
        assertThat(modern.lines().get(1)).contains("rollbackTo is left out");
    }

    @Test
    void shouldTellThatPodsOfAStatefulSetAreReplacedByThemselvesNow() {
        assertThat(modern("{apiVersion: apps/v1beta1, kind: StatefulSet, metadata: {name: db}}")
                        .lines()
                        .get(1))
                .contains("its pods are replaced one by one (the default was updateStrategy OnDelete)");
    }

    @Test
    void shouldTellThatAnEmptySelectorMeansAllPodsNow() {
        String budget =
                "{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: b}, spec: {selector: {}}}";

        assertThat(modern(budget).lines().get(1)).contains("means all pods of the namespace");
    }

    @Nested
    class Paths {
        private Map<String, Object> path(String version, String annotations, String path) {
            Completed modern = modern("""
                    apiVersion: %s
                    kind: Ingress
                    metadata: {name: way, annotations: {%s}}
                    spec:
                      rules:
                        - http:
                            paths:
                              - {%sbackend: {serviceName: web, servicePort: http}}
                    """.formatted(version, annotations, path));
            Map<String, Object> rule =
                    KubernetesObject.maps(spec(modern), "rules").get(0);
            return KubernetesObject.maps(KubernetesObject.map(rule, "http"), "paths")
                    .get(0);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                nullValues = "-",
                value = {
                    "\"\"                                           | /      | Prefix                 | /",
                    "\"\"                                           | /bar/* | Prefix                 | /bar",
                    "\"\"                                           | /*     | Prefix                 | /",
                    "\"\"                                           | /bar   | ImplementationSpecific | /bar",
                    "alb.ingress.kubernetes.io/scheme: internal     | /bar/* | ImplementationSpecific | /bar/*",
                    "nginx.ingress.kubernetes.io/use-regex: 'true'  | /a/.*  | ImplementationSpecific | /a/.*",
                })
        void shouldHaveATypeThatMeansWhatTheyMeant(String annotations, String path, String type, String now) {
            String written = path.equals("/") ? "" : "path: '" + path + "', ";

            assertThat(path("extensions/v1beta1", annotations, written))
                    .containsEntry("path", now)
                    .containsEntry("pathType", type)
                    .containsEntry("backend", Map.of("service", Map.of("name", "web", "port", Map.of("name", "http"))));
        }

        @Test
        void shouldKeepATypeThatIsWritten() {
            assertThat(path("networking.k8s.io/v1beta1", "", "path: /bar, pathType: Exact, "))
                    .containsEntry("pathType", "Exact");
        }
    }

    @Test
    void shouldGiveMetricsOfAScalerTheirOwnSections() {
        Completed modern = modern("""
                apiVersion: autoscaling/v2beta1
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec:
                  scaleTargetRef: {apiVersion: extensions/v1beta1, kind: Deployment, name: web}
                  metrics:
                    - {type: Resource, resource: {name: cpu, targetAverageUtilization: 80}}
                    - {type: Pods, pods: {metricName: requests, targetAverageValue: 50}}
                    - type: Object
                      object: {target: {kind: Service, name: web}, metricName: hits, targetValue: 10}
                """);

        assertThat(modern.object().map("spec", "scaleTargetRef")).containsEntry("apiVersion", "apps/v1");
        assertThat(KubernetesObject.maps(spec(modern), "metrics"))
                .isEqualTo(KubernetesObject.maps(read("""
                        apiVersion: autoscaling/v2
                        kind: HorizontalPodAutoscaler
                        metadata: {name: web}
                        spec:
                          metrics:
                            - type: Resource
                              resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}
                            - type: Pods
                              pods: {metric: {name: requests}, target: {type: AverageValue, averageValue: 50}}
                            - type: Object
                              object:
                                describedObject: {kind: Service, name: web}
                                metric: {name: hits}
                                target: {type: Value, value: 10}
                        """).get(0).map("spec"), "metrics"));
        assertThat(modern.lines()).hasSize(3);
    }

    @Test
    void shouldScaleADeploymentThatIsThereWhateverTheScalersOwnVersion() {
        Completed modern = modern("""
                apiVersion: autoscaling/v1
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec: {scaleTargetRef: {apiVersion: apps/v1beta1, kind: Deployment, name: web}}
                """);

        assertThat(modern.object().map("spec", "scaleTargetRef")).containsEntry("apiVersion", "apps/v1");
        assertThat(modern.object().apiVersion()).isEqualTo("autoscaling/v1");
        assertThat(modern.lines()).hasSize(1);
    }
}
