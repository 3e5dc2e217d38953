package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A chart and a kustomization from their folder to the cluster and away again, by Helm and by the kustomize in kubectl
 * themselves. Helm 3 comes from PyPI, as for {@code bench/gate}.
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class TemplatesIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String HELPERS = """
            {{- define "web.settings" -}}{{ .Release.Name }}-{{ .Values.settings.name | lower | trunc 20 }}{{- end -}}
            """;
    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: {{ include "web.settings" . }}, namespace: {{ .Release.Namespace }}}
            data:
              {{- range $key, $value := .Values.settings.data }}
              {{ $key }}: {{ tpl $value $ | quote }}
              {{- end }}
            """;
    private static final String TEST = """
            apiVersion: v1
            kind: Pod
            metadata: {name: try, annotations: {helm.sh/hook: test}}
            spec: {containers: [{name: try, image: none}]}
            """;
    private static final String MIGRATION = """
            {{- if .Values.migrate }}
            apiVersion: batch/v1
            kind: Job
            metadata: {name: migrate, annotations: {helm.sh/hook: pre-install}}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: migrate, image: none}]}}}
            {{- end }}
            """;

    private final String namespace = "templates-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    @TempDir
    private Path folder;

    private Site site;
    private Path chart;
    private Path values;

    @BeforeEach
    void makeChart(Site up) throws IOException, InterruptedException {
        site = up;
        up.kubectl("create", "namespace", namespace);
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("helm"), Path.of(fetchedHelm()));
        Files.createSymbolicLink(programs.resolve("kubectl"), up.programs().resolve("kubectl"));
        chart = folder.resolve("chart");
        file("chart/Chart.yaml", "apiVersion: v2\nname: clinic\nversion: 1.0.0\n");
        file("chart/values.yaml", "replicas: 1\nmigrate: false\nsettings: {name: Default, data: {}}\n");
        file("chart/templates/_helpers.tpl", HELPERS);
        file("chart/templates/settings.yaml", SETTINGS);
        file("chart/templates/try.yaml", TEST);
        file("chart/templates/migrate.yaml", MIGRATION);
        file(
                "chart/templates/web.yaml",
                web().replace("replicas: 1", "replicas: {{ .Values.replicas }}")
                        .replace("namespace: " + namespace, "namespace: {{ .Release.Namespace }}"));
        values = file(
                "prod.yaml", "replicas: 3\nsettings: {name: PROD, data: {at: '{{ .Release.Name }} in production'}}\n");
    }

    private String web() {
        return new WebManifest(namespace, "not.example/used:1").yaml();
    }

    private Path file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private static String fetchedHelm() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bench/gate/helm3")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as("bench/gate/helm3").isZero();
        return path;
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private record Ended(int code, String output) {}

    /** With these programs alone on the path; in a process of its own, since a JVM cannot change its environment. */
    private Ended mictl(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Mictl.class.getName()));
        for (Object word : words) {
            command.add(word.toString());
        }
        command.addAll(List.of("--kubeconfig", site.kubeconfig().toString(), "-n", namespace));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private String done(Object... words) throws IOException, InterruptedException {
        Ended ended = mictl(words);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private String names(String kinds) {
        return site.kubectl("-n", namespace, "get", kinds, "-o", "name");
    }

    @Test
    void shouldReleaseAndRemoveWhatHelmMakesOfAChart() throws IOException, InterruptedException {
        String image = "web=" + ShellImage.in(site.registry());
        assertThat(done("diff", "-f", chart, "--values", values, "--set", "replicas=2", "--image", image))
                .contains("+ Deployment " + namespace + "/web", "+ ConfigMap " + namespace + "/clinic-prod")
                .doesNotContain("Pod", "Job");

        done("deploy", "-f", chart, "--values", values, "--set", "replicas=2", "--image", image);

        String web = site.kubectl("-n", namespace, "get", "deployment", "web", "-o", "jsonpath={.spec}");
        assertThat(web).contains("\"replicas\":2", "/shell@sha256:").doesNotContain("not.example");
        assertThat(site.kubectl("-n", namespace, "get", "configmap", "clinic-prod", "-o", "jsonpath={.data.at}"))
                .isEqualTo("clinic in production");

        done("undeploy", "-f", chart, "--values", values, "--timeout", "2m");

        assertThat(names("deployments,services,configmaps"))
                .doesNotContain("/web", "/clinic")
                .contains("kube-root-ca");
    }

    @Test
    void shouldRefuseInHelmsWordsBeforeAnythingIsApplied() throws IOException, InterruptedException {
        Ended hook = mictl("deploy", "-f", chart, "--set", "migrate=true");
        file("chart/templates/broken.yaml", "{{ required \"a host is needed\" .Values.host }}");
        Ended broken = mictl("deploy", "-f", chart);

        assertThat(hook.output()).contains("Job migrate is a hook of Helm (pre-install)");
        assertThat(broken.output()).contains("a host is needed");
        assertThat(List.of(hook.code(), broken.code())).containsOnly(2);
        assertThat(names("deployments,services")).isBlank();
    }

    @Test
    void shouldReleaseAndRemoveWhatKubectlMakesOfAKustomization() throws IOException, InterruptedException {
        file("base/web.yaml", web());
        file("base/kustomization.yaml", "resources: [web.yaml]\n");
        Path overlay = Objects.requireNonNull(
                file("prod/kustomization.yaml", "resources: [../base]\nreplicas: [{name: web, count: 2}]\n")
                        .getParent());

        done("deploy", "-f", overlay, "--image", "web=" + ShellImage.in(site.registry()));

        assertThat(site.kubectl("-n", namespace, "get", "deployment", "web", "-o", "jsonpath={.status.readyReplicas}"))
                .isEqualTo("2");
        done("undeploy", "-f", overlay, "--timeout", "2m");
        assertThat(names("deployments,services")).isBlank();
    }
}
