package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Makes mictl's own image, pushes it by mictl, and runs it in a pod that may do nothing beyond its Role. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class MictlImageIT {
    private static final long LIMIT = 120_000_000;

    private final String namespace = "mictl-image-" + ProcessHandle.current().pid();
    private Site site;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeNamespace(Site up) {
        site = up;
        site.kubectl("create", "namespace", namespace);
        site.kubectl("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted");
        site.kubectl("apply", "-n", namespace, "-f", "docs/permissions/role.yaml");
        site.kubectl("create", "serviceaccount", "wso2-mi", "-n", namespace);
        site.kubectl(
                "create",
                "rolebinding",
                "wso2-mi",
                "-n",
                namespace,
                "--role=wso2-mi",
                "--serviceaccount=" + namespace + ":wso2-mi");
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    @Test
    void shouldRunAsNobodyInAPodOfItsOwn() throws Exception {
        Path tree = tree();
        String image =
                site.registry() + "/tools/mictl:" + ProcessHandle.current().pid();
        MictlRun pushed = MictlRun.of("image", "scratch", tree, "--to", image);
        assertThat(pushed.exitCode()).as(pushed.err()).isZero();
        assertThat(size(tree)).as("bytes of the image, unpacked").isLessThan(LIMIT);

        Path pod = Files.writeString(folder.resolve("pod.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: mictl}
                spec:
                  serviceAccountName: wso2-mi
                  restartPolicy: Never
                  containers:
                    - name: mictl
                      image: %s
                      command: [sh, -c, "id -u; mictl --version; echo \\"$OBJECT\\" > o.yaml; mictl deploy -f o.yaml"]
                      env:
                        - {name: OBJECT, value: "{apiVersion: v1, kind: ConfigMap, metadata: {name: made-by-mictl}}"}
                      securityContext:
                        runAsNonRoot: true
                        allowPrivilegeEscalation: false
                        capabilities: {drop: [ALL]}
                        seccompProfile: {type: RuntimeDefault}
                """.formatted(image));
        site.kubectl("apply", "-n", namespace, "-f", pod.toString());
        site.kubectl(
                "wait", "-n", namespace, "pod/mictl", "--for=jsonpath={.status.phase}=Succeeded", "--timeout=100s");

        assertThat(site.kubectl("logs", "-n", namespace, "mictl"))
                .startsWith("65532\n")
                .containsPattern("mictl \\d+\\.\\d+");
        assertThat(site.kubectl("get", "-n", namespace, "configmaps", "-o", "name"))
                .contains("configmap/made-by-mictl");
    }

    private static Path tree() throws IOException, InterruptedException {
        Process build = new ProcessBuilder("packaging/build")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String tree = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).isZero();
        return Path.of(tree.strip());
    }

    private static long size(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree.resolve("layers"))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
