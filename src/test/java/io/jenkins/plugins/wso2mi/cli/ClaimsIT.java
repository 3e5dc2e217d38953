package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Units with volumes on a real cluster: their pods are made when the volumes are there. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class ClaimsIT {
    @TempDir
    private Path folder;

    private Site site;
    private LandscapeSite landscape;
    private String namespace;

    @BeforeEach
    void writeLandscape(Site up) throws IOException {
        site = up;
        landscape = new LandscapeSite(up, folder);
        namespace = landscape.namespace();
        landscape.write("claims", "", """
                desk:
                  image: wso2mi-standin
                  deploy:
                    replicas: 1
                    volumes:
                      data: {mount: /data, storageClass: %s, size: 1Mi}
                """.formatted(namespace));
    }

    @AfterEach
    void removeAll() {
        landscape.remove();
        site.kubectl("delete", "storageclass,persistentvolume", namespace, "--ignore-not-found", "--wait=false");
    }

    private void apply(String yaml) throws IOException {
        site.kubectl(
                "apply",
                "-f",
                Files.writeString(folder.resolve("object.yaml"), yaml).toString());
    }

    private void makeVolume() throws IOException {
        apply("""
                apiVersion: v1
                kind: PersistentVolume
                metadata: {name: %1$s}
                spec:
                  storageClassName: %1$s
                  capacity: {storage: 1Mi}
                  accessModes: [ReadWriteMany]
                  persistentVolumeReclaimPolicy: Retain
                  hostPath: {path: %2$s}
                """.formatted(namespace, folder));
    }

    private void awaitClaim() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (site.kubectl("get", "persistentvolumeclaims", "-A", "-o", "name")
                            .contains("desk-data")
                    && landscape
                            .kubectl("get", "persistentvolumeclaims", "-o", "name")
                            .contains("desk-data")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("there is no claim");
    }

    @Test
    void shouldMakeTheDeploymentWhenTheVolumeIsThere() throws Exception {
        CompletableFuture<MictlRun> release = CompletableFuture.supplyAsync(() -> landscape.run("deploy"));
        awaitClaim();
        TimeUnit.SECONDS.sleep(2);
        String before = landscape.kubectl("get", "deployments", "-o", "name");
        makeVolume();

        MictlRun run = release.get(2, TimeUnit.MINUTES);

        assertThat(before).isEmpty();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .containsSubsequence(
                        "create PersistentVolumeClaim " + namespace + "/desk-data",
                        "wait until volumes are bound",
                        "desk-data gets no volume: storageclass",
                        "create Deployment " + namespace + "/desk",
                        "is ready");
    }

    @Test
    void shouldMakeNoDeploymentWhenThereIsNoSuchClass() {
        MictlRun run = landscape.run("deploy", "--patience", "claim=3s");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "PersistentVolumeClaim desk-data gets no volume: storageclass.storage.k8s.io \"" + namespace
                                + "\" not found",
                        "name a storageClassName that exists",
                        "PersistentVolumeClaim " + namespace + "/desk-data is left: it may hold data")
                .doesNotContain("create Deployment");
        assertThat(landscape.kubectl("get", "deployments,services", "-o", "name"))
                .isEmpty();
    }

    @Test
    void shouldStopWaitingWhenTheTimeIsOver() {
        MictlRun run = landscape.run("deploy", "--timeout", "2s");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.err()).contains("desk-data").doesNotContain("create Deployment");
    }

    @Test
    void shouldNotWaitForAVolumeThatComesWithTheFirstPod() throws Exception {
        apply("""
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: %s}
                provisioner: kubernetes.io/no-provisioner
                volumeBindingMode: WaitForFirstConsumer
                """.formatted(namespace));
        makeVolume();

        MictlRun run = landscape.done("deploy");

        assertThat(run.err()).contains("create Deployment").doesNotContain("gets no volume");
        assertThat(landscape.kubectl("get", "persistentvolumeclaim", "desk-data", "-o", "jsonpath={.status.phase}"))
                .isEqualTo("Bound");
    }

    @Test
    void shouldBeRefusedWhenTheNamespaceIsOnItsWayOut() {
        site.kubectl("create", "namespace", namespace);
        landscape.kubectl("create", "configmap", "held");
        landscape.kubectl("patch", "configmap", "held", "-p", "{\"metadata\":{\"finalizers\":[\"example.org/held\"]}}");
        site.kubectl("delete", "namespace", namespace, "--wait=false");
        try {
            MictlRun run = landscape.run("deploy");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .contains("because it is being terminated", "wait until the namespace is gone")
                    .doesNotContain("docs/permissions.md");
        } finally {
            landscape.kubectl("patch", "configmap", "held", "-p", "{\"metadata\":{\"finalizers\":null}}");
        }
    }
}
