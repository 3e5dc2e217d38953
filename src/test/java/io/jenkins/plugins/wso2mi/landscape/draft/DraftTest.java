package io.jenkins.plugins.wso2mi.landscape.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From manifests to a landscape, and back by rendering it. */
class DraftTest {
    private static final Path ARTICLE = Path.of("src/test/resources/article");
    private static final Path GOLDEN = Path.of("src/test/resources/landscape/article.yaml");

    @TempDir
    private Path folder;

    static List<KubernetesObject> read(ManifestSource source) {
        return FirstLook.read(List.of(source), List.of(), ImageLookup.NONE);
    }

    private Draft draft(String yaml) throws IOException {
        return Draft.of(folder, read(new ManifestSource.Text("web.yaml", yaml)), "");
    }

    private List<KubernetesObject> rendered(Draft draft) throws IOException {
        return rendered(draft, folder);
    }

    /** What a landscape of a draft gives, written into a folder. */
    static List<KubernetesObject> rendered(Draft draft, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mi.yaml"), draft.text());
        Map<String, String> variables = Map.of("NFS_SERVER", "files", "NFS_PATH", "/exports", "TAG", "1");
        Rendering rendering = Rendering.of(file, new Request(Optional.empty(), List.of(), Map.of(), variables));
        return read(new ManifestSource.Text("rendered", rendering.text()));
    }

    private static KubernetesObject of(List<KubernetesObject> objects, String kind) {
        return objects.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> container(List<KubernetesObject> objects) {
        return KubernetesObject.maps(of(objects, "Deployment").map("spec", "template", "spec"), "containers")
                .get(0);
    }

    @Nested
    class OfTheArticle {
        private final List<KubernetesObject> article = read(new ManifestSource.Files(ARTICLE));

        private Draft draft() throws IOException {
            return Draft.of(folder, article, "");
        }

        @Test
        void shouldBeALandscapeThatAPersonWouldHaveWritten() throws IOException {
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(GOLDEN, draft().text());
            }
            assertThat(draft().text()).isEqualTo(Files.readString(GOLDEN));
        }

        @Test
        void shouldSayOfTheContainerWhatTheArticleSays() throws IOException {
            Map<String, Object> before = container(article);
            Map<String, Object> after = container(rendered(draft()));

            assertThat(after.get("image")).isEqualTo(before.get("image") + ":latest");
            assertThat(after.get("imagePullPolicy")).isEqualTo(before.get("imagePullPolicy"));
            assertThat(KubernetesObject.maps(after, "ports"))
                    .extracting(port -> port.get("containerPort"))
                    .containsExactlyElementsOf(KubernetesObject.maps(before, "ports").stream()
                            .map(port -> port.get("containerPort"))
                            .toList());
            assertThat(KubernetesObject.map(after, "readinessProbe"))
                    .containsEntry("httpGet", Map.of("path", "/healthz", "port", "http"))
                    .containsEntry("periodSeconds", 5)
                    .containsEntry("timeoutSeconds", 4);
            assertThat(KubernetesObject.map(after, "livenessProbe"))
                    .containsEntry("httpGet", Map.of("path", "/healthz", "port", "http"))
                    .containsEntry("periodSeconds", 5);
        }

        @Test
        void shouldSayOfTheDeploymentWhatTheArticleSays() throws IOException {
            Map<String, Object> before = of(article, "Deployment").map("spec");
            List<KubernetesObject> objects = rendered(draft());
            Map<String, Object> after = of(objects, "Deployment").map("spec");

            for (String field : List.of("replicas", "minReadySeconds", "strategy")) {
                assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
            }
            assertThat(of(objects, "Deployment").map("spec", "template", "spec").get("serviceAccountName"))
                    .isEqualTo("wso2svc-account");
            assertThat(of(objects, "ServiceAccount").name()).isEqualTo("wso2svc-account");
        }

        @Test
        void shouldSayOfTheOthersWhatTheArticleSays() throws IOException {
            List<KubernetesObject> objects = rendered(draft());

            assertThat(KubernetesObject.maps(of(objects, "Service").map("spec"), "ports"))
                    .extracting(port -> port.get("port"))
                    .containsExactly(8290, 8253);
            Map<String, Object> volume = of(objects, "PersistentVolume").map("spec");
            assertThat(volume)
                    .containsEntry("nfs", Map.of("server", "files", "path", "/exports"))
                    .containsEntry("persistentVolumeReclaimPolicy", "Retain")
                    .containsEntry("capacity", Map.of("storage", "1Gi"))
                    .containsEntry("accessModes", List.of("ReadWriteMany"));
            assertThat(of(objects, "Ingress").map("spec")).containsEntry("ingressClassName", "nginx");
            assertThat(KubernetesObject.maps(of(objects, "Ingress").map("spec"), "rules"))
                    .extracting(rule -> rule.get("host"))
                    .containsExactly("appointments.wso2.com");
        }

        @Test
        void shouldTellWhatIsOtherwiseLineByLine() throws IOException {
            assertThat(String.join("\n", draft().notes()))
                    .contains(
                            "wso2mi-deployment.yaml:1: Deployment doctor-appointment-app-deployment: apiVersion"
                                    + " apps/v1beta1 -> apps/v1",
                            "its image has no tag, which means latest",
                            "version 1.1.0 of the server is a guess by its probes",
                            "readinessProbe.initialDelaySeconds 15 is left out",
                            "a mount on '/home/wso2carbon/' hides the server, which lies in /home/wso2carbon: it is"
                                    + " mounted at /var/shared-pd here",
                            "names no nfs.server: set the variable NFS_SERVER, or write it",
                            "is Deployment doctor-appointment-app now",
                            "is Service doctor-appointment-app now",
                            "the way from wso2.com/bar to Service bar is not taken over: it is no unit",
                            "its default backend, Service other, is not taken over",
                            "TLS goes through to port https now: behind port http nobody speaks TLS");
        }
    }

    @Nested
    class OfOtherManifests {
        private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
              labels: {team: orders}
              annotations: {deployment.kubernetes.io/revision: "3"}
              uid: 1234
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}, annotations: {note: here}}
                spec:
                  nodeSelector: {pool: mi}
                  imagePullSecrets: [{name: login}]
                  containers:
                    - name: server
                      image: reg.example:5000/shop/web:1.4.2
                      env:
                        - {name: LEVEL, value: "${x}"}
                        - {name: DB, valueFrom: {secretKeyRef: {name: db, key: password}}}
                        - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
                        - {name: JVM_MEM_OPTS, value: -Xms256m -Xmx512m}
                        - {name: JAVA_OPTS, value: -Da=1 -Db=2}
                      ports: [{containerPort: 8290}, {containerPort: 9000, name: admin}]
                      resources: {requests: {cpu: 250m, memory: 768Mi}, limits: {memory: 1Gi}}
                      livenessProbe: {tcpSocket: {port: 8290}, periodSeconds: 7}
                      readinessProbe: {httpGet: {path: /healthz, port: 9201}}
                      volumeMounts: [{name: scratch, mountPath: /tmp/x}, {name: own, mountPath: /var/own}]
                    - {name: logs, image: busybox:1.37}
                  volumes:
                    - {name: scratch, emptyDir: {}}
                    - {name: own, persistentVolumeClaim: {claimName: own-claim}}
            status: {replicas: 3}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              type: NodePort
              sessionAffinity: ClientIP
              selector: {app: web}
              ports: [{port: 80, targetPort: 8290, nodePort: 30080}]
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 9
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web}
            spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: db}, data: {password: c2VjcmV0}}
            """;

        @Test
        void shouldTakeEveryFieldAsASettingOrAsAPatch() throws IOException {
            List<KubernetesObject> objects = rendered(draft(WEB));
            Map<String, Object> server = container(objects);

            assertThat(server).containsEntry("image", "reg.example:5000/shop/web:1.4.2");
            assertThat(KubernetesObject.maps(server, "env"))
                    .contains(
                            Map.of("name", "LEVEL", "value", "${x}"),
                            Map.of(
                                    "name",
                                    "DB",
                                    "valueFrom",
                                    Map.of("secretKeyRef", Map.of("name", "db", "key", "password"))),
                            Map.of(
                                    "name",
                                    "NODE",
                                    "valueFrom",
                                    Map.of("fieldRef", Map.of("fieldPath", "spec.nodeName"))),
                            Map.of("name", "JVM_MEM_OPTS", "value", "-Xms256m -Xmx512m"),
                            Map.of("name", "JAVA_OPTS", "value", "-Da=1 -Db=2"));
            assertThat(KubernetesObject.map(server, "livenessProbe"))
                    .containsEntry("tcpSocket", Map.of("port", 8290))
                    .containsEntry("periodSeconds", 7)
                    .doesNotContainKey("httpGet");
            assertThat(server)
                    .containsEntry(
                            "resources",
                            Map.of(
                                    "requests",
                                    Map.of("cpu", "250m", "memory", "768Mi"),
                                    "limits",
                                    Map.of("memory", "1Gi")));
            Map<String, Object> pod = of(objects, "Deployment").map("spec", "template", "spec");
            assertThat(pod).containsEntry("nodeSelector", Map.of("pool", "mi"));
            assertThat(KubernetesObject.maps(pod, "containers"))
                    .extracting(one -> one.get("name"))
                    .containsExactly("web", "logs");
            assertThat(KubernetesObject.maps(pod, "volumes"))
                    .contains(
                            Map.of("name", "scratch", "emptyDir", Map.of()),
                            Map.of("name", "own", "persistentVolumeClaim", Map.of("claimName", "own-claim")));
            assertThat(of(objects, "Deployment").map("metadata", "labels")).containsEntry("team", "orders");
            assertThat(of(objects, "Deployment").content()).doesNotContainKey("status");
        }

        @Test
        void shouldTakeTheObjectsAboutIt() throws IOException {
            List<KubernetesObject> objects = rendered(draft(WEB));

            Map<String, Object> service = of(objects, "Service").map("spec");
            assertThat(service).containsEntry("type", "NodePort").containsEntry("sessionAffinity", "ClientIP");
            assertThat(KubernetesObject.maps(service, "ports").get(0))
                    .containsEntry("port", 80)
                    .containsEntry("nodePort", 30080);
            assertThat(of(objects, "HorizontalPodAutoscaler").map("spec"))
                    .containsEntry("minReplicas", 2)
                    .containsEntry("maxReplicas", 9);
            assertThat(of(objects, "PodDisruptionBudget").map("spec")).containsEntry("minAvailable", 1);
            assertThat(of(objects, "Namespace").name()).isEqualTo("shop");
            assertThat(of(objects, "Deployment").map("spec")).doesNotContainKey("replicas");
        }

        @Test
        void shouldLeaveTheStorageClassToTheClusterWhenAClaimDoes() throws IOException {
            List<KubernetesObject> objects = rendered(draft(WEB + """
                    ---
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: own-claim, namespace: shop}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}
                    """));

            assertThat(of(objects, "PersistentVolumeClaim").map("spec"))
                    .containsEntry("resources", Map.of("requests", Map.of("storage", "2Gi")))
                    .doesNotContainKey("storageClassName");
        }

        @Test
        void shouldLeaveSecretsWhereTheyAreAndSaySo() throws IOException {
            Draft draft = draft(WEB);

            assertThat(draft.text()).doesNotContain("c2VjcmV0", "1234");
            assertThat(draft.notes()).anySatisfy(note -> assertThat(note).contains("Secret db: is not taken over"));
        }
    }

    @Test
    void shouldRefuseWhereThereIsNothingToBeginWith() {
        assertThatThrownBy(() -> Draft.of(folder, List.of(), ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no pom.xml, and no Deployment among the manifests");
    }
}
