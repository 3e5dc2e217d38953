package io.jenkins.plugins.wso2mi.release.modernization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmendmentsTest {
    private static List<KubernetesObject> article() {
        return FirstLook.read(
                ManifestSource.files(List.of(Path.of("src/test/resources/article"))), List.of(), ImageLookup.NONE);
    }

    @Test
    void shouldPutInWhatTheArticleLeavesOpen() {
        List<KubernetesObject> amended = Amendments.parse(
                        List.of("shared-pd=/var/appointments"),
                        List.of("integrator-shared-deployment-pv=files.example:/exports"))
                .on(article());

        assertThat(amended.toString())
                .contains("mountPath=/var/appointments", "server=files.example", "path=/exports")
                .doesNotContain("/home/wso2carbon");
    }

    @Test
    void shouldTellAllThatIsNone() {
        assertThatThrownBy(() -> Amendments.parse(List.of("shared", "a=relative"), List.of("a=/folder")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--mount: 'shared' is not VOLUME=PATH")
                .hasMessageContaining("--mount: 'a=relative' is not VOLUME=PATH")
                .hasMessageContaining("--nfs: 'a=/folder' is not VOLUME=SERVER:/FOLDER");
    }

    @Test
    void shouldNameTheVolumesThatThereAreWhenOneIsMisspelt() {
        Amendments amendments = Amendments.parse(List.of("shard-pd=/var/a"), List.of("pv=files:/exports"));

        assertThatThrownBy(() -> amendments.on(article()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--mount: there is no mounted volume 'shard-pd'; there are: shared-pd")
                .hasMessageContaining("--nfs: there is no PersistentVolume with nfs 'pv'; there are: integrator-");
    }
}
