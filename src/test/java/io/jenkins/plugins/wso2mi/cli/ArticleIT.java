package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.program.SearchPath;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.release.templating.Templating;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The way of docs/article.md on a real cluster, with the article's own files. */
@Tag("thorough")
@ExtendWith(Testbed.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class ArticleIT {
    private static final Path ARTICLE = Path.of("src/test/resources/article");
    private static final String APP = "doctor-appointment-app";

    private final String namespace = "article-" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void createNamespaceAndAccount(Site up) {
        site = up;
        site.kubectl("create", "namespace", namespace);
        site.kubectl("create", "serviceaccount", "wso2svc-account", "-n", namespace);
    }

    @AfterEach
    void removeAll() {
        site.kubectl("delete", "namespace", namespace, "--ignore-not-found");
        site.kubectl("delete", "pv", "integrator-shared-deployment-pv", "--wait=false", "--ignore-not-found");
    }

    private MictlRun run(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--kubeconfig", site.kubeconfig(), "-n", namespace));
        return MictlRun.of(all.toArray());
    }

    /** The probe as the article wants it: an application of its own, put into the image last by its name. */
    private String image() throws IOException {
        MictlRun car = MictlRun.of(
                "car",
                "build",
                "examples/clinic",
                "-pl",
                "probe",
                "--builder",
                "native",
                "--out",
                folder.resolve("cars"));
        assertThat(car.exitCode()).as(car.err()).isZero();
        String to = site.registry() + "/abeykoon/doctor_appointment_app_1.0.0:" + namespace;
        MictlRun image = MictlRun.of(
                "image",
                "build",
                "--base",
                StandInImage.in(site.registry(), new ContentCache(folder.resolve("cache"))),
                "--car",
                car(),
                "--to",
                to);
        assertThat(image.exitCode()).as(image.err()).isZero();
        return to;
    }

    private Path car() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cars"))) {
            return files.filter(file -> file.toString().endsWith(".car"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The article's files as they are, and a folder of the node in the place of the NFS server that is not here. */
    private Path kustomized() throws IOException {
        Path overlay = Files.createDirectories(folder.resolve("overlay"));
        try (Stream<Path> files = Files.list(ARTICLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, overlay.resolve(file.getFileName()));
            }
        }
        Files.writeString(overlay.resolve("kustomization.yaml"), """
                resources:
                  - persistent-volumes.yaml
                  - integrator-volume-claims.yaml
                  - integrator-gateway-service.yaml
                  - wso2mi-deployment.yaml
                  - integrator-gateway-ingress.yaml
                patches:
                  - target: {kind: PersistentVolume}
                    patch: |-
                      - {op: remove, path: /spec/nfs}
                      - {op: add, path: /spec/hostPath, value: {path: /tmp/%s, type: DirectoryOrCreate}}
                """.formatted(namespace));
        String built = new Templating(new SearchPath(List.of(site.programs()))).kustomize(overlay);
        return Files.writeString(folder.resolve("built.yaml"), built);
    }

    @Test
    void shouldRefuseWhatCannotWorkAndTakeTheRestAsItIsTyped() {
        MictlRun typed = run("deploy", "-f", ARTICLE);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains(
                        "hides the server", "--mount shared-pd=/var/shared-pd", "spec.nfs names no server and folder");

        MictlRun filled = run(
                "deploy",
                "-f",
                ARTICLE,
                "--dry-run",
                "--mount",
                "shared-pd=/var/appointments",
                "--nfs",
                "integrator-shared-deployment-pv=files.example:/exports");

        assertThat(filled.exitCode()).as(filled.err()).isZero();
        assertThat(filled.err())
                .contains(
                        "apps/v1beta1 -> apps/v1",
                        "extensions/v1beta1 -> networking.k8s.io/v1",
                        "would create Ingress");
    }

    @Test
    void shouldWalkTheWholeWay() throws IOException {
        String image = image();
        Path files = kustomized();

        MictlRun deployed = run("deploy", "-f", files, "--image", image, "--mount", "shared-pd=/var/appointments");

        assertThat(deployed.exitCode()).as(deployed.err()).isZero();
        assertThat(site.kubectl(
                        "get",
                        "--raw",
                        "/api/v1/namespaces/" + namespace + "/services/" + APP
                                + "-gateway-service:pass-through-http/proxy/healthz"))
                .isNotBlank();

        MictlRun init = MictlRun.of("init", folder, "--from", files);
        assertThat(init.exitCode()).as(init.err()).isZero();
        Path landscape = folder.resolve("mi.yaml");
        Files.writeString(landscape, Files.readString(landscape).replace("minReadySeconds: 30", "minReadySeconds: 1"));
        MictlRun released = run("deploy", "-f", landscape, "--image", APP + "=" + image);

        assertThat(released.exitCode()).as(released.err()).isZero();
        assertThat(site.kubectl("-n", namespace, "get", "deployments", "-o", "name"))
                .contains("deployment.apps/" + APP + "\n", "deployment.apps/" + APP + "-deployment");

        // the claim stays: the pods of the landscape use it
        MictlRun gone = run(
                "undeploy",
                "-f",
                ARTICLE.resolve("wso2mi-deployment.yaml"),
                "-f",
                ARTICLE.resolve("integrator-gateway-service.yaml"),
                "-f",
                ARTICLE.resolve("integrator-gateway-ingress.yaml"));

        assertThat(gone.exitCode()).as(gone.err()).isZero();
        assertThat(site.kubectl("-n", namespace, "get", "deployments", "-o", "name"))
                .isEqualToIgnoringWhitespace("deployment.apps/" + APP);
    }
}
