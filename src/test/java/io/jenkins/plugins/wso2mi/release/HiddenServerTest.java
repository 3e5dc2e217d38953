package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work as the article types it: refused with the reason, and put right by an option. */
class HiddenServerTest {
    private static final Path ARTICLE = Path.of("src/test/resources/article");

    private static List<KubernetesObject> article() {
        return FirstLook.read(ManifestSource.files(List.of(ARTICLE)), List.of(), ImageLookup.NONE);
    }

    private static List<String> problems(List<KubernetesObject> objects, ImageLookup images) {
        Problems problems = new Problems();
        objects.forEach(object -> HiddenServer.check(object, images, problems));
        objects.forEach(object -> NfsBlank.check(object, problems));
        return problems.list().stream().map(Problem::sentence).toList();
    }

    private static ImageLookup serverIn(String home) {
        return new ImageLookup() {
            @Override
            public String resolve(String reference, Problems problems) {
                return reference;
            }

            @Override
            public Optional<String> serverHome(String reference) {
                return Optional.of(home);
            }
        };
    }

    private static List<KubernetesObject> mounted(String path, int port) {
        return FirstLook.read(
                List.of(new ManifestSource.Text("web.yaml", """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec:
                          template:
                            spec:
                              containers:
                                - name: web
                                  image: shop/web:1
                                  ports: [{containerPort: %d}]
                                  volumeMounts: [{name: shared, mountPath: %s}]
                        """.formatted(port, path))), List.of(), ImageLookup.NONE);
    }

    @Test
    void shouldRefuseWhatTheArticleMountsAndLeavesBlankWithTheReason() {
        assertThat(problems(article(), ImageLookup.NONE))
                .containsExactlyInAnyOrder(
                        ARTICLE + "/persistent-volumes.yaml:1: PersistentVolume integrator-shared-deployment-pv:"
                                + " spec.nfs names no server and folder; write them there, or give them to mictl by --nfs"
                                + " integrator-shared-deployment-pv=SERVER:/FOLDER",
                        ARTICLE + "/wso2mi-deployment.yaml:1: Deployment doctor-appointment-app-deployment: container"
                                + " doctor-appointment-app: the mount of volume 'shared-pd' on '/home/wso2carbon/'"
                                + " hides the server, which its image has there, with all that is burnt in; mount it"
                                + " beside, such as at /var/shared-pd: there, or with mictl by --mount shared-pd=/var/shared-pd");
    }

    @ParameterizedTest
    @CsvSource({
        "/home/wso2carbon, 8290, true",
        "/home/wso2carbon/../wso2carbon/, 8290, true",
        "/home, 8290, true",
        "/, 8290, true",
        "/home/wso2carbon/wso2mi-4.4.0, 8290, true",
        "/home/wso2carbon/wso2mi-4.4.0/repository/logs, 8290, false",
        "/home/wso2carbon/files, 8290, false",
        "/var/files, 8290, false",
        "/home/wso2carbon, 80, false",
    })
    void shouldRefuseMountsAboveTheServerOfAMicroIntegratorOnly(String path, int port, boolean refused) {
        assertThat(problems(mounted(path, port), ImageLookup.NONE).size() == 1).isEqualTo(refused);
    }

    @Test
    void shouldTakeAMountThatHidesNothingByTheImagesOwnWord() {
        assertThat(problems(mounted("/home/wso2carbon", 8290), serverIn("/opt/wso2mi")))
                .isEmpty();
        assertThat(problems(mounted("/home/wso2carbon", 8290), serverIn("/home/wso2carbon/wso2mi-4.4.0")))
                .hasSize(1);
    }
}
