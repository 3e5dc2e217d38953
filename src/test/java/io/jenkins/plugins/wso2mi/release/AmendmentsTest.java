package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmendmentsTest {
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

        assertThatThrownBy(() -> amendments.on(FirstLook.read(
                        ManifestSource.files(List.of(Path.of("src/test/resources/article"))),
                        List.of(),
                        ImageLookup.NONE)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--mount: there is no mounted volume 'shard-pd'; there are: shared-pd")
                .hasMessageContaining("--nfs: there is no PersistentVolume with nfs 'pv'; there are: integrator-");
    }
}
