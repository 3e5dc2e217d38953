package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchImageIT {
    @TempDir
    Path folder;

    @Test
    void shouldPushATreeWithItsModesLinksAndOwners() throws Exception {
        Path tree = TinyServer.write(folder.resolve("tree"));
        Path bin = Files.createDirectories(tree.resolve("layers/10-os/bin"));
        Files.createSymbolicLink(bin.resolve("sh"), Path.of("busybox"));
        Path tmp = Files.createDirectory(tree.resolve("layers/10-os/tmp"));
        Files.setAttribute(tmp, "unix:mode", 01777);
        Path script = tree.resolve("layers/30-server" + TinyServer.HOME + "/bin/micro-integrator.sh");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
        Map<String, String> entries = new TreeMap<>();
        try (DebianRegistry registry = DebianRegistry.start()) {
            ContentCache cache = new ContentCache(folder.resolve("cache"));
            BuiltImage built = TinyServer.push(tree, registry.host() + "/a:1", RegistryAccess.ANONYMOUS, cache);
            BuiltImage again = TinyServer.push(tree, registry.host() + "/a:1", RegistryAccess.ANONYMOUS, cache);
            assertThat(again.wasThere()).isTrue();
            assertThat(again.requests()).isEqualTo(1);

            Registries registries = new Registries(RegistryAccess.ANONYMOUS);
            PlatformImage image = new ImageReader(registries, cache)
                    .read(built.reference(), built.digest())
                    .platforms()
                    .get(0);
            assertThat(image.config().user()).isEqualTo("10802");
            assertThat(image.config().json().text("os")).contains("linux");
            for (var layer : image.manifest().layers()) {
                registries.readable(built.reference()).read(layer, blob -> {
                    TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(blob));
                    for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                        entries.put(
                                e.getName() + e.getLinkName().transform(l -> l.isEmpty() ? "" : " -> " + l),
                                e.getLongUserId() + " " + Integer.toOctalString(e.getMode() & 07777));
                    }
                    return entries;
                });
            }
        }
        assertThat(entries)
                .containsEntry("bin/sh -> busybox", "0 777")
                .containsEntry("tmp/", "0 1777")
                .containsEntry("home/wso2carbon/wso2mi-4.4.0/bin/micro-integrator.sh", "10802 750")
                .hasEntrySatisfying("home/", mode -> assertThat(mode).startsWith("0 "))
                .hasEntrySatisfying("home/wso2carbon/", mode -> assertThat(mode).startsWith("10802 "));
    }

    @Test
    void shouldRefuseAFolderThatIsNoTree() {
        assertThatThrownBy(() -> TinyServer.push(
                        folder, "127.0.0.1:1/a:1", RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no image tree");
    }
}
