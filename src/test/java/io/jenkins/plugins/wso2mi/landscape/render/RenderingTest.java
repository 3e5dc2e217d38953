package io.jenkins.plugins.wso2mi.landscape.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.release.ManifestReader;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.completion.Completion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders the clinic's landscape, and small ones. */
class RenderingTest {
    private static final Path CLINIC = Path.of("examples/clinic/landscape.yaml");
    private static final Path GOLDEN = Path.of("src/test/resources/landscape");

    @TempDir
    private Path folder;

    private static Request request(String environment) {
        return new Request(Optional.of(environment), List.of(), Map.of(), Map.of("TAG", "1.0.0", "HOME", "/root"));
    }

    private Rendering desk(String deploy) throws IOException {
        Path file = folder.resolve("mi.yaml");
        Files.writeString(
                file,
                "units:\n  desk:\n    image: clinic/desk\n    deploy:\n"
                        + ("version: 4.4.0\ntag: \"1\"\n" + deploy).indent(6));
        return Rendering.of(file, new Request(Optional.empty(), List.of(), Map.of(), Map.of()));
    }

    private static List<KubernetesObject> objects(Rendering rendering) {
        Problems problems = new Problems();
        List<KubernetesObject> objects =
                new ManifestReader(problems).read(List.of(new ManifestSource.Text("rendered", rendering.text())));
        problems.refuseOnErrors();
        return objects;
    }

    private static KubernetesObject object(Rendering rendering, String kind) {
        return objects(rendering).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> container(Rendering rendering) {
        return KubernetesObject.maps(object(rendering, "Deployment").map("spec", "template", "spec"), "containers")
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void shouldRenderTheClinicAsItIsWrittenDown(String environment) throws IOException {
        String text = Rendering.of(CLINIC, request(environment)).text();

        Path golden = GOLDEN.resolve("clinic-" + environment + ".yaml");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    /** What a release adds to manifests that are silent, these say themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void shouldLeaveNothingToComplete(String environment) {
        assertThat(objects(Rendering.of(CLINIC, request(environment))))
                .isNotEmpty()
                .allSatisfy(object ->
                        assertThat(Completion.of(object, Set.of()).lines()).isEmpty());
    }

    @Test
    void shouldTellTheLineOfEveryValueThatTheFileSays() throws IOException {
        String text = desk("replicas: 3\nenv: {LEVEL: \"007\"}\n").text();

        assertThat(text)
                .contains("  replicas: 3 # mi.yaml:7\n")
                .contains("  minReadySeconds: 5 # default\n")
                .contains("              value: \"007\" # mi.yaml:8\n")
                .contains("          image: clinic/desk:1 # mi.yaml:3, tag mi.yaml:6\n");
    }

    @Test
    void shouldGiveAChangedFileAnotherNameSoThatPodsAreReplaced() throws IOException {
        Files.writeString(folder.resolve("one.toml"), "[server]\nhostname = \"one\"\n");
        String deploy = "config: {conf/deployment.toml: one.toml}\n";
        KubernetesObject before = object(desk(deploy), "ConfigMap");
        String pod = container(desk(deploy)).toString();
        Files.writeString(folder.resolve("one.toml"), "[server]\nhostname = \"two\"\n");

        KubernetesObject after = object(desk(deploy), "ConfigMap");

        assertThat(before.name()).matches("desk-config-[0-9a-f]{10}").isNotEqualTo(after.name());
        assertThat(after.map("data")).containsEntry("conf.deployment.toml", "[server]\nhostname = \"two\"\n");
        assertThat(object(desk(deploy), "Deployment").content().toString()).contains(after.name());
        assertThat(pod).contains("/home/wso2carbon/wso2-config-volume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.0", "1.2.0", "4.1.0", "4.2.0", "4.6.0"})
    void shouldAskWhatTheServersVersionAnswers(String version) throws IOException {
        Map<String, Object> container = container(version(version));
        Map<String, Object> ready = KubernetesObject.map(KubernetesObject.map(container, "readinessProbe"), "httpGet");
        Map<String, Object> alive = KubernetesObject.map(container, "livenessProbe");

        assertThat(ready).containsEntry("path", "/healthz");
        assertThat(ready).containsEntry("port", version.equals("1.1.0") ? "http" : "management");
        if (Set.of("4.2.0", "4.6.0").contains(version)) {
            assertThat(KubernetesObject.map(alive, "httpGet")).containsEntry("path", "/liveness");
        } else {
            assertThat(KubernetesObject.map(alive, "tcpSocket")).containsEntry("port", "http");
        }
    }

    private Rendering version(String version) throws IOException {
        Path file = folder.resolve("mi.yaml");
        Files.writeString(
                file,
                "base: {from: wso2/wso2mi:" + version + ", image: clinic/base}\n"
                        + "units: {desk: {image: clinic/desk, deploy: {tag: v1}}}\n");
        return Rendering.of(file, new Request(Optional.empty(), List.of(), Map.of(), Map.of()));
    }

    @Test
    void shouldLayThePatchOverTheObjectItemByItem() throws IOException {
        Rendering rendering = desk("""
                patches:
                  Deployment:
                    spec:
                      paused: true
                      minReadySeconds: null
                      template:
                        spec:
                          containers:
                            - name: desk
                              imagePullPolicy: Always
                            - name: logs
                              image: busybox:1.36
                """);

        KubernetesObject deployment = object(rendering, "Deployment");

        assertThat(deployment.map("spec")).containsEntry("paused", true).doesNotContainKey("minReadySeconds");
        assertThat(KubernetesObject.maps(deployment.map("spec", "template", "spec"), "containers"))
                .hasSize(2)
                .first()
                .satisfies(one -> assertThat(one)
                        .containsEntry("imagePullPolicy", "Always")
                        .containsEntry("image", "clinic/desk:1"));
    }

    @Test
    void shouldPrintLogFilesBySidecarsThatMayReadThemAndNothingElse() throws IOException {
        Rendering rendering = desk("logs: {correlation: true, follow: [correlation.log, http_access.log]}\n");

        Map<String, Object> pod = object(rendering, "Deployment").map("spec", "template", "spec");

        assertThat(KubernetesObject.map(pod, "securityContext")).containsEntry("fsGroup", 10802);
        assertThat(KubernetesObject.maps(pod, "initContainers"))
                .extracting(one -> one.get("name"), one -> one.get("restartPolicy"), one -> one.get("command"))
                .containsExactly(
                        tuple("log-correlation", "Always", tail("correlation.log")),
                        tuple("log-http-access", "Always", tail("http_access.log")));
        assertThat(container(rendering).get("env").toString()).contains("-DenableCorrelationLogs=true");
        assertThat(container(rendering).get("volumeMounts").toString())
                .contains("/home/wso2carbon/wso2mi-4.4.0/repository/logs");
    }

    private static List<String> tail(String file) {
        return List.of("tail", "-n", "+1", "-F", "/home/wso2carbon/wso2mi-4.4.0/repository/logs/" + file);
    }

    @Test
    void shouldWriteWhatSeveralUnitsShareOnce() {
        List<KubernetesObject> objects = objects(Rendering.of(CLINIC, request("prod")));

        assertThat(objects.stream().filter(one -> one.kind().equals("Namespace")))
                .hasSize(1);
        assertThat(objects.stream().filter(one -> one.kind().equals("ServiceAccount")))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.map("metadata", "labels")).doesNotContainKey("app.kubernetes.io/name"));
    }

    @Test
    void shouldBringOneDashboardForAllUnitsOfANamespace() throws IOException {
        Path file = folder.resolve("mi.yaml");
        Files.writeString(file, """
                defaults: {version: 4.4.0, tag: "1", labels: {team: desk}, metrics: {prometheus: true, dashboard: true}}
                units:
                  front: {image: clinic/front, deploy: {namespace: clinic}}
                  back: {image: clinic/back, deploy: {namespace: clinic}}
                  other: {image: clinic/other, deploy: {namespace: other}}
                """);
        Request request = new Request(Optional.empty(), List.of(), Map.of(), Map.of());

        List<KubernetesObject> dashboards = objects(Rendering.of(file, request)).stream()
                .filter(one -> one.name().equals("wso2-mi-dashboard"))
                .toList();

        assertThat(dashboards).extracting(KubernetesObject::namespace).containsExactly("clinic", "other");
        assertThat(dashboards).allSatisfy(one -> assertThat(one.map("metadata", "labels"))
                .containsEntry("grafana_dashboard", "1")
                .containsEntry("team", "desk"));
    }

    @Test
    void shouldUseNoVariableThatIsNotDeclared() throws IOException {
        assertThatThrownBy(() -> desk("registry: ${HOME}\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("mi.yaml:7:17: '${HOME}' is no declared variable");
        assertThat(desk("env: {HOME_DIR: \"$${HOME}\"}\n").text()).contains("value: '${HOME}' # mi.yaml:7");
    }

    @Test
    void shouldRefuseMoreAliasesThanAFileNeeds() {
        StringBuilder bomb = new StringBuilder("labels:\n  a0: &a0 {x: y}\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("  a").append(i).append(": &a").append(i).append(" {");
            for (int j = 0; j < 10; j++) {
                bomb.append(j == 0 ? "" : ", ")
                        .append("k")
                        .append(j)
                        .append(": *a")
                        .append(i - 1);
            }
            bomb.append("}\n");
        }

        assertThatThrownBy(() -> desk(bomb.toString()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Number of aliases for non-scalar nodes exceeds the specified max=50");
    }

    @Property(tries = 30)
    void shouldRenderTheSameTwice(
            @ForAll @IntRange(min = 1, max = 5) int units, @ForAll @IntRange(min = 1, max = 5) int replicas)
            throws IOException {
        Path file = Files.createTempFile("landscape", ".yaml");
        try {
            Files.writeString(file, large(units, replicas));
            Request request = new Request(Optional.empty(), List.of(), Map.of(), Map.of());

            String text = Rendering.of(file, request).text();

            assertThat(Rendering.of(file, request).text()).isEqualTo(text);
            assertThat(objects(Rendering.of(file, request))).hasSizeGreaterThanOrEqualTo(units * 4);
        } finally {
            Files.delete(file);
        }
    }

    static String large(int units, int replicas) {
        StringBuilder text = new StringBuilder("base: {from: wso2/wso2mi:4.4.0, image: clinic/base}\n"
                + "defaults: {namespace: clinic, tag: \"1\", labels: {team: desk, tier: front}}\nunits:\n");
        for (int i = 0; i < units; i++) {
            text.append("  unit-" + i + ":\n    image: clinic/unit-" + i + "\n    deploy:\n      replicas: " + replicas
                    + "\n      env: {A: b, C: {secret: s, key: k}}\n      ingress: {paths: [/unit-" + i + "]}\n"
                    + "      volumes: {data: {mount: /data, nfs: {server: files, path: /x}}}\n");
        }
        return text.toString();
    }
}
