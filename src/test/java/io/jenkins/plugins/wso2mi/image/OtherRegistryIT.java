package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.image.rebase.Rebase;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.GoRegistry;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs at a registry that does not mount, and does not look for the layers of a manifest. */
class OtherRegistryIT {
    @TempDir
    Path folder;

    private GoRegistry registry;
    private ContentCache cache;
    private Path tree;

    @BeforeEach
    void start() throws Exception {
        registry = GoRegistry.start();
        cache = new ContentCache(folder.resolve("cache"));
        tree = TinyServer.write(folder.resolve("tree"));
        TinyServer.push(tree, registry.host() + "/wso2mi:1", RegistryAccess.ANONYMOUS, cache);
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
    }

    private BuiltImage build(String repository, String version) throws Exception {
        Path car = TinyCar.write(folder.resolve("clinic.car"), "clinic", version, version);
        ImageRequest request = new ImageRequest(
                registry.host() + "/wso2mi:1",
                List.of(car),
                registry.host() + "/" + repository,
                List.of(),
                List.of(),
                List.of(),
                Builder.AUTO,
                null);
        return new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request, Reporter.silent(), false);
    }

    private PlatformImage whole(String repository, Digest expected) throws Exception {
        Registries registries = new Registries(RegistryAccess.ANONYMOUS);
        ImageReader reader = new ImageReader(registries, new ContentCache(folder.resolve("other")));
        ImageReference reference = ImageReference.parse(registry.host() + "/" + repository, "test");
        assertThat(reader.resolve(reference)).contains(expected);
        PlatformImage image = reader.read(reference, expected).platforms().get(0);
        for (Descriptor layer : image.manifest().layers()) {
            assertThat(registries.readable(reference).read(layer, InputStream::readAllBytes))
                    .hasSize((int) layer.size());
        }
        return image;
    }

    @Test
    void shouldSendTheBaseWhereItIsNotMounted() throws Exception {
        BuiltImage built = build("clinic:1", "1.0.0");

        assertThat(built.pushed()).isEqualTo(new PushedLayers(1, 0, 3, 0));
        assertThat(whole("clinic:1", built.digest()).manifest().layers()).hasSize(4);
    }

    @Test
    void shouldSendOneLayerWhenOneApplicationChangedAndNoneWhenNothingDid() throws Exception {
        build("clinic:1", "1.0.0");

        BuiltImage changed = build("clinic:1", "1.0.1");
        BuiltImage same = build("clinic:1", "1.0.1");

        assertThat(changed.pushed()).isEqualTo(new PushedLayers(1, 0, 0, 3));
        assertThat(same.digest()).isEqualTo(changed.digest());
        whole("clinic:1", changed.digest());
    }

    @Test
    void shouldRebase() throws Exception {
        Digest old = build("clinic:1", "1.0.0").digest();
        Files.writeString(tree.resolve("layers/10-os/patched"), "yes");
        TinyServer.push(tree, registry.host() + "/wso2mi:1", RegistryAccess.ANONYMOUS, cache);

        new Rebase(RegistryAccess.ANONYMOUS, cache)
                .run(
                        new RebaseRequest(List.of(registry.host() + "/clinic:1"), null, null, false),
                        Reporter.silent(),
                        false);

        Digest built = build("again:1", "1.0.0").digest();
        assertThat(built).as("what a build gives").isNotEqualTo(old);
        whole("clinic:1", built);
        whole("clinic:1-before-" + old.hex().substring(0, 12), old);
    }
}
