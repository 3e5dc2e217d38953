package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose the added files are, for images of several ages and habits. */
class OwnerTest {
    private static final String HOME = "/home/wso2carbon/wso2mi-4.3.0";
    private static final String OLD = "root:x:0:0::/:\nwso2carbon:x:801:801::/:\n";
    private static final String NEW = "root:x:0:0::/:\nwso2carbon:x:802:803::/:\n";

    @TempDir
    Path folder;

    private Layer layer(LayerEntry... entries) throws IOException {
        return Layer.write("test", List.of(entries), folder);
    }

    private LayerEntry file(String path, String text) throws IOException {
        return new LayerEntry.Regular(
                path, Files.writeString(Files.createTempFile(folder, "f", ""), text), 0644, Owner.ROOT);
    }

    private static LayerEntry home(Owner owner) {
        return new LayerEntry.Folder(HOME.substring(1), 0755, owner);
    }

    private final List<Integer> read = new ArrayList<>();

    private Owner owner(String user, Layer... newestFirst) throws IOException {
        UserName name = UserName.parse(user);
        AccountFiles found = new AccountFiles(HOME);
        for (int i = 0; i < newestFirst.length && !name.isAnsweredBy(found); i++) {
            read.add(i);
            try (var blob = Files.newInputStream(newestFirst[i].file())) {
                found.read(newestFirst[i].descriptor(), blob, () -> name.isAnsweredBy(found));
            }
        }
        return name.resolve(found, "base");
    }

    @Test
    void shouldBelieveTheNewestAccounts() throws Exception {
        assertThat(owner(
                        "wso2carbon",
                        layer(file("x", "")),
                        layer(file("etc/passwd", NEW)),
                        layer(file("etc/passwd", OLD))))
                .isEqualTo(new Owner(802, 803));
        assertThat(read).containsExactly(0, 1);
    }

    @Test
    void shouldSeeANumbersGroupOnTheServersHome() throws Exception {
        assertThat(owner("802", layer(home(new Owner(802, 900))), layer(file("etc/passwd", NEW))))
                .isEqualTo(new Owner(802, 900));
        assertThat(owner("802", layer(home(Owner.ROOT)), layer(file("etc/passwd", NEW))))
                .isEqualTo(new Owner(802, 803));
    }

    @Test
    void shouldLookGroupsUpByName() throws Exception {
        Layer group = layer(file("etc/group", "root:x:0:\nwso2:x:804:\n"), file("etc/passwd", NEW));

        assertThat(owner("802:wso2", group)).isEqualTo(new Owner(802, 804));
        assertThat(owner("wso2carbon:7", group)).isEqualTo(new Owner(802, 7));
        assertThatThrownBy(() -> owner("802:nobody", group)).isInstanceOf(RefusedException.class);
    }

    @Test
    void shouldNotGuess() throws Exception {
        assertThatThrownBy(() -> owner("wso2carbon", layer(file("etc/passwd", "root:x:0:0::/:\n"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'wso2carbon' is not in its /etc/passwd");
        assertThatThrownBy(() -> owner("wso2carbon", layer(file("etc/passwd", "wso2carbon:x:many:1::/:\n"))))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> owner("wso2carbon", layer(file("etc/.wh.passwd", "")), layer(file("etc/passwd", NEW))))
                .as("a newer layer removed the accounts")
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void shouldGiveANumberWithoutAccountTheGroupThatRuntimesGiveIt() throws Exception {
        assertThat(owner("4711", layer(file("etc/passwd", NEW)))).isEqualTo(new Owner(4711, 0));
    }

    @Test
    void shouldRefuseLayersThatCannotBeRead() {
        Descriptor zstd = new Descriptor("application/vnd.oci.image.layer.v1.tar+zstd", Digest.of(new byte[0]), 0);
        Descriptor gzip = new Descriptor(MediaTypes.OCI_LAYER_GZIP, Digest.of(new byte[0]), 0);
        AccountFiles found = new AccountFiles(HOME);

        assertThatThrownBy(() -> found.read(zstd, new ByteArrayInputStream(new byte[9]), () -> false))
                .isInstanceOf(ImageFormatException.class);
        assertThatThrownBy(() -> found.read(gzip, new ByteArrayInputStream("no gzip at all".getBytes()), () -> false))
                .isInstanceOf(ImageFormatException.class);
    }
}
