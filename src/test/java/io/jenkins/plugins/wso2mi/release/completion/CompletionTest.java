package io.jenkins.plugins.wso2mi.release.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final String SILENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: clinic, namespace: prod}
            spec:
              template:
                spec:
                  containers:
                    - {name: proxy, image: "envoy:1", ports: [{containerPort: 15001}]}
                    - name: mi
                      image: shop/clinic:1
                      ports: [{containerPort: 8290}]
                      resources: {limits: {memory: 1Gi}}
            """;
    private static final String EXPLICIT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: clinic, namespace: prod}
            spec:
              minReadySeconds: 0
              strategy: {rollingUpdate: {maxUnavailable: 1}}
              template:
                spec:
                  terminationGracePeriodSeconds: 5
                  containers:
                    - name: mi
                      image: shop/clinic:1
                      ports: [{containerPort: 8290}]
                      env: [{name: JVM_MEM_OPTS, value: "-Xmx700m"}]
                      resources: {limits: {memory: 1Gi}}
                      lifecycle: {preStop: {exec: {command: ["true"]}}}
            """;

    private static KubernetesObject object(String yaml) {
        return FirstLook.read(List.of(new ManifestSource.Text("yaml", yaml)), List.of(), ImageLookup.NONE)
                .get(0);
    }

    private static Completed completed(String yaml, Part... asIs) {
        return Completion.of(object(yaml), Set.of(asIs));
    }

    private static Map<String, Object> container(KubernetesObject object, int index) {
        return KubernetesObject.maps(object.map("spec", "template", "spec"), "containers")
                .get(index);
    }

    private static Map<String, String> variables(KubernetesObject object, int index) {
        return KubernetesObject.maps(container(object, index), "env").stream()
                .collect(Collectors.toMap(
                        v -> KubernetesObject.text(v, "name"), v -> KubernetesObject.text(v, "value")));
    }

    @Test
    void shouldLetNoRequestBeLostWhenTheManifestIsSilent() {
        KubernetesObject object = completed(SILENT).object();
        assertThat(object.map("spec")).containsEntry("minReadySeconds", 5);
        assertThat(object.map("spec", "strategy"))
                .isEqualTo(
                        Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxUnavailable", 0, "maxSurge", 1)));
        assertThat(object.map("spec", "template", "spec")).containsEntry("terminationGracePeriodSeconds", 60);
        assertThat(container(object, 1).get("lifecycle").toString())
                .contains("sleep 5; ${WSO2_SERVER_HOME}/bin/micro-integrator.sh stop");
        assertThat(variables(object, 1)).containsEntry("JVM_MEM_OPTS", "-Xms256m -Xmx512m");
    }

    @Test
    void shouldTellEachCompletionAndWhy() {
        assertThat(completed(SILENT).lines())
                .hasSize(5)
                .allMatch(line -> line.matches("Deployment prod/clinic gets .+: .+"))
                .anyMatch(line -> line.contains("container mi: preStop") && line.contains("SIGTERM"))
                .anyMatch(line -> line.contains("maxUnavailable 0"))
                .anyMatch(line -> line.contains("JVM_MEM_OPTS -Xms256m -Xmx512m"));
    }

    @Test
    void shouldLeaveWhatTheManifestSays() {
        Completed completed = completed(EXPLICIT);
        assertThat(completed.lines()).isEmpty();
        assertThat(completed.object()).isEqualTo(object(EXPLICIT));
    }

    @Test
    void shouldNotTouchContainersOfOthers() {
        assertThat(container(completed(SILENT).object(), 0)).isEqualTo(container(object(SILENT), 0));
    }

    @ParameterizedTest
    // what a Deployment's images say is looked at by NoOverlap
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_OVERLAP")
    void shouldLeaveAPartAsItIsWhenAskedTo(Part part) {
        Completed all = completed(SILENT);
        Completed without = completed(SILENT, part);
        assertThat(all.lines())
                .containsAll(without.lines())
                .hasSize(without.lines().size() + 1);
    }

    @Test
    void shouldChangeNothingWhenEverythingIsLeftAsItIs() {
        Completed untouched = Completion.of(object(SILENT), EnumSet.allOf(Part.class));
        assertThat(untouched.object()).isEqualTo(object(SILENT));
        assertThat(untouched.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Service", "StatefulSet", "ReplicaSet"})
    void shouldCompleteDeploymentsOnly(String kind) {
        assertThat(completed(SILENT.replace("Deployment", kind)).lines()).isEmpty();
    }

    @Test
    void shouldNotTakeAnyWebServerForAMicroIntegrator() {
        assertThat(completed(SILENT.replace("8290", "8080")).lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readinessProbe: {httpGet: {path: /healthz, port: 9201}}",
                "livenessProbe: {tcpSocket: {port: 8253}}",
                "startupProbe: {httpGet: {path: /liveness, port: 9201}}"
            })
    void shouldKnowAMicroIntegratorByItsProbes(String probe) {
        assertThat(completed(SILENT.replace("ports: [{containerPort: 8290}]", probe))
                        .lines())
                .hasSize(5);
    }

    @Test
    void shouldNotAskForASurgeWhereThePodsMayNotLiveSideBySide() {
        String recreate = SILENT.replace("spec:\n  template", "spec:\n  strategy: {type: Recreate}\n  template");
        assertThat(completed(recreate).object().map("spec", "strategy")).isEqualTo(Map.of("type", "Recreate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0%", "\"0\""})
    void shouldNotForbidBothWaysOfAnUpdate(String surge) {
        String tight = SILENT.replace(
                "spec:\n  template", "spec:\n  strategy: {rollingUpdate: {maxSurge: " + surge + "}}\n  template");
        assertThat(completed(tight).object().map("spec", "strategy", "rollingUpdate"))
                .doesNotContainKey("maxUnavailable");
    }

    @ParameterizedTest
    @CsvSource({
        "1000Mi, -Xms256m -Xmx500m",
        "400Mi, -Xms200m -Xmx200m",
        "1G, -Xms256m -Xmx476m",
        "1073741824, -Xms256m -Xmx512m",
        "2Gi, ",
        "3Gi, ",
        "much, "
    })
    void shouldFitTheHeapToTheLimit(String limit, String heap) {
        KubernetesObject object =
                completed(SILENT.replace("memory: 1Gi", "memory: " + limit)).object();
        assertThat(variables(object, 1).get("JVM_MEM_OPTS")).isEqualTo(heap);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: [{name: JAVA_OPTS, value: \"-Da=b -Xmx300m\"}]",
                "env: [{name: JAVA_OPTS, valueFrom: {configMapKeyRef: {name: jvm, key: opts}}}]",
                "envFrom: [{configMapRef: {name: jvm}}]",
                "args: [\"-Xmx300m\"]"
            })
    void shouldNotSetTheHeapWhenSomethingElseMay(String said) {
        KubernetesObject object = completed(SILENT.replace(
                        "ports: [{containerPort: 8290}]", said + "\n          ports: [{containerPort: 8290}]"))
                .object();
        assertThat(variables(object, 1)).doesNotContainKey("JVM_MEM_OPTS");
    }

    @Test
    void shouldNameThePartsWhenAWordIsWrong() {
        Problems problems = new Problems();
        assertThat(Part.parse(List.of("pre-stop", "probes", "all"), "--as-is", problems))
                .containsExactlyInAnyOrder(Part.values());
        assertThat(problems.list())
                .extracting(Problem::sentence)
                .singleElement()
                .asString()
                .contains(
                        "--as-is",
                        "'probes'",
                        "pre-stop, grace-period, min-ready, max-unavailable, no-overlap, heap, or all");
    }
}
