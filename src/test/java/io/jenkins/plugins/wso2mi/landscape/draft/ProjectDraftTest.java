package io.jenkins.plugins.wso2mi.landscape.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a Maven project, its sources and its docker projects to a landscape. */
class ProjectDraftTest {
    private static final Path CLINIC = Path.of("examples/clinic");
    private static final Path WRITTEN = Path.of("src/test/resources/landscape/clinic-init.yaml");

    @TempDir
    private Path folder;

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void module(String name, String artifacts, String file, String text) throws IOException {
        String car = Files.readString(CLINIC.resolve("batch/pom.xml")).replace(">batch<", ">" + name + "<");
        file(name + "/pom.xml", car);
        file(name + "/src/main/wso2mi/artifacts/" + artifacts + "/" + file, text);
    }

    /** A project of one application, which polls, and another, which does not. */
    private void project() throws IOException {
        String parent = Files.readString(CLINIC.resolve("pom.xml"));
        String modules = "<modules><module>night</module><module>web</module></modules>";
        file("pom.xml", parent.replaceFirst("(?s)<modules>.*</modules>", modules));
        String task = "<task xmlns='http://ws.apache.org/ns/synapse' name='Nightly' class='x.Y'/>";
        module("night", "tasks", "Nightly.xml", task);
        String sequence = "<sequence xmlns='http://ws.apache.org/ns/synapse' name='Reply'/>";
        module("web", "sequences", "Reply.xml", sequence);
    }

    private String deployment(String name, String spec) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s}
            spec:
              %2$s
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec: {containers: [{name: %1$s, image: "shop/%1$s:1"}]}
            """.formatted(name, spec);
    }

    @Test
    void shouldBeALandscapeOfTheClinicAsItsFilesSay() throws IOException {
        List<ManifestSource> sources = ManifestSource.files(
                List.of(CLINIC.resolve("kubernetes/appointments"), CLINIC.resolve("kubernetes/batch")));
        Draft draft = Draft.of(CLINIC, FirstLook.read(sources, List.of(), ImageLookup.NONE), "");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(WRITTEN, draft.text());
        }

        assertThat(draft.text()).isEqualTo(Files.readString(WRITTEN));
        assertThat(DraftTest.rendered(draft, folder))
                .extracting(KubernetesObject::kind)
                .contains("Deployment", "Service", "Ingress", "ServiceAccount", "Namespace");
    }

    @Test
    void shouldTakeUnitsFromDockerProjectsAndApplicationsWithoutManifests() throws IOException {
        Draft draft = Draft.of(CLINIC, List.of(), "");

        assertThat(draft.text())
                .contains("base:\n  from: wso2/wso2mi:4.4.0\n  image: clinic/base\n")
                .contains("    docker/base/deployment.toml: conf/deployment.toml\n")
                .contains("    audit/target/audit-1.0.0.jar: lib/audit-1.0.0.jar\n")
                .contains("  appointments:\n    cars:\n      - appointments\n      - billing\n")
                .contains("  batch:\n    cars:\n      - batch\n")
                .contains("tag: '${TAG}'")
                .doesNotContain("z-probe:", "billing:", "version");
        assertThat(DraftTest.rendered(draft, folder))
                .extracting(KubernetesObject::kind)
                .contains("Deployment", "Service");
    }

    @Test
    void shouldMakeAUnitThatFetchesWorkOneOfOnePod() throws IOException {
        project();

        Draft draft = Draft.of(folder, List.of(), "");

        assertThat(draft.text())
                .contains("image: clinic/night\n    deploy:\n      polling: true\n")
                .contains("image: clinic/web\n    deploy: {}\n");
        assertThat(draft.notes())
                .contains("unit night: Nightly is a scheduled task: it gets polling: true, one pod that ends before"
                        + " the next begins");
    }

    @Test
    void shouldLeaveSeveralPodsThatFetchWorkToWhoeverKnows() throws IOException {
        project();

        Draft draft = Draft.of(
                folder, DraftTest.read(new ManifestSource.Text("night.yaml", deployment("night", "replicas: 2"))), "");

        assertThat(draft.text()).doesNotContain("polling");
        assertThat(draft.notes())
                .contains("unit night: Nightly is a scheduled task: each of its pods would do that; write"
                        + " polling: true and replicas: 1, or coordinated: true if they share a coordination"
                        + " database");
    }

    @Test
    void shouldTellWhatADockerProjectDoesThatALandscapeHasNoWordsFor() throws IOException {
        project();
        file("docker/web/Dockerfile", """
            FROM wso2/wso2mi:4.2.0
            RUN apt-get update
            COPY libs/*.jar ${WSO2_SERVER_HOME}/lib/
            COPY libs ${WSO2_SERVER_HOME}/lib
            COPY CompositeApps/web_1.0.0.car /home/wso2carbon/wso2mi-4.2.0/repository/deployment/server/carbonapps
            COPY own.toml gone.toml ${WSO2_SERVER_HOME}/conf/
            COPY own.jar ${WSO2_SERVER_HOME}/lib
            COPY own.txt ${WSO2_SERVER_HOME}/other.txt
            """);
        for (String own : List.of("own.toml", "own.jar", "own.txt")) {
            file("docker/web/" + own, "");
        }
        file("docker/web/libs/a.jar", "");

        Draft draft = Draft.of(folder, List.of(), "");

        assertThat(draft.text())
                .contains("  web:\n    cars:\n      - web\n    image: clinic/web\n    files:\n"
                        + "      docker/web/libs: lib\n      docker/web/own.toml: conf/own.toml\n"
                        + "      docker/web/own.jar: lib/own.jar\n      docker/web/own.txt: other.txt\n");
        assertThat(draft.notes())
                .anySatisfy(note ->
                        assertThat(note).startsWith("docker/web/Dockerfile:2: RUN apt-get update: is not taken"))
                .anySatisfy(note -> assertThat(note).startsWith("docker/web/Dockerfile:3: COPY libs/*.jar "))
                .contains("docker/web/Dockerfile:6: 'gone.toml' is not taken over: it is not there")
                .contains("docker/web/Dockerfile: is in unit web now, which starts from wso2/wso2mi:4.2.0 if mictl"
                        + " build is told so by --base");
        assertThat(draft.text()).contains("version: \"4.2.0\"");
    }

    @Test
    void shouldSayWhichDockerProjectNoDeploymentRuns() throws IOException {
        project();
        file("docker/web/Dockerfile", "FROM wso2/wso2mi:4.2.0");

        Draft draft =
                Draft.of(folder, DraftTest.read(new ManifestSource.Text("night.yaml", deployment("night", ""))), "");

        assertThat(draft.notes()).contains("docker/web/Dockerfile: is in no unit: no Deployment runs its image");
    }
}
