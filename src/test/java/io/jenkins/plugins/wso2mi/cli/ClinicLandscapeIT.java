package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example's three units from their sources to the cluster and away again, by its own landscape. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class ClinicLandscapeIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path CLINIC = Path.of("examples", "clinic");

    private final String namespace =
            "clinic-landscape-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    @TempDir
    private Path folder;

    private Site site;
    private Path project;
    private List<String> environment = List.of("-e", "dev");
    private Path letters;

    @BeforeEach
    void copyProject(Site up) throws IOException {
        site = up;
        project = folder.resolve("clinic");
        try (Stream<Path> files = Files.walk(CLINIC)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()) {
                Path copy = project.resolve(CLINIC.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        String server = StandInImage.in(up.registry(), new ContentCache(folder.resolve("cache")));
        exchange("landscape.yaml", "wso2/wso2mi:4.4.0", server);
        exchange("docker/base/Dockerfile", "wso2/wso2mi:4.4.0", server);
        // the stand-in's reference tells no version
        exchange("landscape.yaml", "createNamespace: true", "createNamespace: true\n  version: 4.4.0");
        exchange("landscape.yaml", "namespace: clinic-dev", "namespace: " + namespace);
        makeVolume();
    }

    /** In the place of a storage class: a folder of the node, which the server's user may write to. */
    private void makeVolume() throws IOException {
        letters = Files.createDirectory(folder.resolve("letters"));
        for (Path open :
                List.of(letters, letters.resolve("in"), letters.resolve("done"), letters.resolve("rejected"))) {
            Files.createDirectories(open);
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Path volume = Files.writeString(folder.resolve("volume.yaml"), """
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: %1$s}
            spec:
              capacity: {storage: 1Gi}
              accessModes: [ReadWriteMany]
              claimRef: {namespace: %1$s, name: batch-referrals}
              hostPath: {path: %2$s, type: Directory}
            """.formatted(namespace, letters));
        site.kubectl("apply", "-f", volume.toString());
    }

    @AfterEach
    void removeAll() {
        site.kubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
        site.kubectl("delete", "pv", namespace, "--wait=false", "--ignore-not-found");
    }

    private void exchange(String path, String text, String other) throws IOException {
        Path file = project.resolve(path);
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(text);
        Files.writeString(file, before.replace(text, other));
    }

    private MictlRun build() {
        return done("build", "--registry", site.registry(), "--out", folder.resolve("images"));
    }

    private MictlRun onCluster(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(environment);
        all.addAll(List.of("--kubeconfig", site.kubeconfig()));
        return done(all.toArray());
    }

    private MictlRun done(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-f", project.resolve("landscape.yaml")));
        MictlRun run = MictlRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private String images() {
        return "@" + folder.resolve("images");
    }

    @Test
    void shouldGoFromSourcesToTheClusterUnitByUnitAndAwayAgain() throws IOException {
        build();
        assertThat(onCluster("diff", images()).out())
                .contains("+ Deployment " + namespace + "/appointments", "+ Deployment " + namespace + "/legacy");

        assertThat(onCluster("deploy", images()).err()).contains("all 3 units are released");

        assertThat(onCluster("status").out())
                .containsPattern("appointments +1/1 ")
                .containsPattern("batch +1/1 ")
                .containsPattern("legacy +2/2 ");
        referIn("first.xml");

        assertThat(changeOneUnit()).containsPattern("legacy +kept");

        referIn("second.xml");
        assertThat(onCluster("undeploy", "--with-namespace", "--with-volumes").err())
                .contains("delete Deployment " + namespace + "/batch", "delete Namespace " + namespace);
        assertThat(site.kubectl("get", "namespace", namespace, "-o", "name", "--ignore-not-found"))
                .isBlank();
    }

    @Test
    void shouldGoTheSameWayByWhatInitWrites() throws IOException {
        init();

        build();
        assertThat(onCluster("diff", images()).out())
                .contains("+ Deployment " + namespace + "/appointments", "+ Ingress " + namespace + "/appointments");
        assertThat(onCluster("deploy", images()).err()).contains("all 2 units are released");
        assertThat(onCluster("status").out())
                .containsPattern("appointments +2/2 ")
                .containsPattern("batch +1/1 ");
        referIn("first.xml");
        changeOneUnit();
        assertThat(onCluster("undeploy", "--with-namespace", "--with-volumes").err())
                .contains("delete Ingress " + namespace + "/appointments", "delete Namespace " + namespace);
    }

    /** From the project, its docker projects, and its manifests in a namespace of this test. */
    private void init() throws IOException {
        for (String unit : List.of("appointments", "batch")) {
            try (Stream<Path> files = Files.list(project.resolve("kubernetes").resolve(unit))) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file)
                            .replaceAll("namespace: clinic\\S*", "namespace: " + namespace)
                            .replaceAll("(kind: Namespace\nmetadata:\n  name: )\\S+", "$1" + namespace);
                    Files.writeString(file, text);
                }
            }
        }
        // one namespace for both, and the claim that the volume of this test waits for
        Path batch = project.resolve("kubernetes/batch");
        for (String other : List.of("persistent-volume.yaml", "namespace.yaml", "service-account.yaml")) {
            Files.delete(batch.resolve(other));
        }
        exchange("kubernetes/batch/persistent-volume-claim.yaml", "  storageClassName: \"\"\n", "");
        exchange(
                "kubernetes/batch/persistent-volume-claim.yaml",
                "  selector:\n    matchLabels:\n      purpose: referrals\n",
                "");
        Path written = project.resolve("landscape.yaml");
        Files.delete(written);
        MictlRun run = MictlRun.of(
                "init", project, "--from", project.resolve("kubernetes"), "--mi-version", "4.4.0", "--out", written);
        assertThat(run.exitCode()).as(run.err()).isZero();
        environment = List.of();
    }

    /** What the build of it tells. */
    private String changeOneUnit() throws IOException {
        String release = "appointments/src/main/wso2mi/artifacts/sequences/ClinicRelease.xml";
        // no other test has made an image of it
        exchange(release, "value=\"1\"", "value=\"" + namespace + "\"");

        String built = build().err();
        assertThat(built).containsPattern("appointments +built").containsPattern("batch +kept");
        assertThat(onCluster("diff", images()).out())
                .contains("Deployment " + namespace + "/appointments")
                .doesNotContain("/batch", "/legacy");
        onCluster("deploy", images());
        assertThat(health()).contains("\"release\": \"" + namespace + "\"");
        return built;
    }

    private String health() {
        return site.kubectl(
                "get",
                "--raw",
                "/api/v1/namespaces/" + namespace + "/services/appointments:8290/proxy/appointments/health");
    }

    /** Puts a referral where the batch unit reads, and waits until it has been read. */
    private void referIn(String name) throws IOException {
        Path letter = Files.writeString(
                letters.resolve(name), "<referral><patient>A</patient><speciality>B</speciality></referral>");
        Files.setPosixFilePermissions(letter, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.move(letter, letters.resolve("in").resolve(name));
        Awaitility.await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        letters.resolve("done").resolve(name))
                .exists());
    }
}
