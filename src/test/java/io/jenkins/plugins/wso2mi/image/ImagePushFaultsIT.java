package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.FaultProxy;
import io.jenkins.plugins.wso2mi.registry.FaultProxy.Fault;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImagePushFaultsIT {
    private static final RegistryAccess IMPATIENT = new RegistryAccess(
            false, CredentialStore.NONE, new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(1)));

    @TempDir
    Path folder;

    private DebianRegistry registry;
    private FaultProxy proxy;
    private int caches;

    @BeforeEach
    void start() throws Exception {
        registry = DebianRegistry.start();
        proxy = FaultProxy.before(registry);
        TinyServer.push(
                TinyServer.write(folder.resolve("tree")), registry.host() + "/wso2mi:4.4.0", IMPATIENT, freshCache());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        registry.close();
    }

    private ContentCache freshCache() {
        return new ContentCache(folder.resolve("cache" + caches++));
    }

    private BuiltImage build(String repository) throws Exception {
        Path car = TinyCar.write(folder.resolve("clinic.car"), "clinic", "1.0.0", repository);
        ImageRequest request = new ImageRequest(
                proxy.host() + "/wso2mi:4.4.0",
                List.of(car),
                proxy.host() + "/" + repository,
                List.of("also"),
                List.of(),
                List.of(),
                Builder.AUTO,
                null);
        return new ImageBuild(IMPATIENT, freshCache()).run(request, Reporter.silent(), false);
    }

    private int requestsOfAPush(String repository) throws Exception {
        proxy.harm((number, line) -> null);
        build(repository);
        return proxy.requests().size();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DENIED")
    void shouldSucceedWhenAnyOneRequestFailsInPassing(Fault fault) throws Exception {
        int requests = requestsOfAPush("calm:1");
        assertThat(requests).isGreaterThan(12);
        for (int i = 1; i <= requests; i++) {
            int harmed = i;
            proxy.harm((number, line) -> number == harmed ? fault : null);
            BuiltImage built = build("one-fault-" + i + ":1");
            assertThat(proxy.requests())
                    .as("the fault at request " + i + " was met")
                    .hasSizeGreaterThan(requests);
            assertComplete("one-fault-" + i + ":1", built.digest());
            assertComplete("one-fault-" + i + ":also", built.digest());
        }
        assertThat(proxy.faults()).isEqualTo(requests);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DENIED")
    void shouldFailClearlyAndLeaveTagsWholeWhenTheRegistryStaysAway(Fault fault) throws Exception {
        int requests = requestsOfAPush("steady:1");
        for (int i = 1; i <= requests; i++) {
            int first = i;
            String repository = "gone-" + i + ":1";
            proxy.harm((number, line) -> number >= first ? fault : null);
            assertThatThrownBy(() -> build(repository))
                    .as("from request " + i)
                    .hasMessageContaining("cannot ")
                    .hasMessageContaining(proxy.host());
            assertAbsentOrComplete(repository);
        }
    }

    @Test
    void shouldNotSendTheApplicationAgainWhenOnlyTheManifestFailed() throws Exception {
        proxy.harm((number, line) -> line.startsWith("PUT") && line.contains("/manifests/") ? Fault.UNAVAILABLE : null);
        assertThatThrownBy(() -> build("late:1")).hasMessageContaining("503").hasMessageContaining("late:1");
        List<String> puts =
                proxy.requests().stream().filter(line -> line.startsWith("PUT")).toList();
        assertThat(puts).filteredOn(line -> line.contains("/manifests/")).hasSize(3);
        assertThat(puts).filteredOn(line -> line.contains("/blobs/")).hasSize(2);
    }

    @Test
    void shouldRefuseWhenTheRegistryDoesNotLetUsPush() throws Exception {
        proxy.harm((number, line) -> line.startsWith("POST") ? Fault.DENIED : null);

        assertThatThrownBy(() -> build("closed:1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("403")
                .hasMessageContaining("rights");
        assertThat(proxy.requests())
                .filteredOn(line -> !line.matches("(HEAD|GET) .*"))
                .hasSize(1);
    }

    @Test
    void shouldFailWhenTheRegistryLetsUsPushLayersOnly() {
        proxy.harm((number, line) -> line.startsWith("PUT") && line.contains("/manifests/") ? Fault.DENIED : null);

        assertThatThrownBy(() -> build("half:1"))
                .as("something was changed already")
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("cannot push the manifest");
    }

    private void assertAbsentOrComplete(String repository) throws Exception {
        ImageReference reference = ImageReference.parse(registry.host() + "/" + repository, "test");
        var digest = new ImageReader(new Registries(IMPATIENT), freshCache()).resolve(reference);
        if (digest.isPresent()) {
            assertComplete(repository, digest.get());
        }
    }

    private void assertComplete(String repository, Digest expected) throws Exception {
        ImageReference reference = ImageReference.parse(registry.host() + "/" + repository, "test");
        Registries registries = new Registries(IMPATIENT);
        ImageReader reader = new ImageReader(registries, freshCache());
        assertThat(reader.resolve(reference)).contains(expected);
        PlatformImage image = reader.read(reference, expected).platforms().get(0);
        assertThat(image.manifest().layers()).hasSize(4);
        for (Descriptor layer : image.manifest().layers()) {
            assertThat(registries.readable(reference).read(layer, InputStream::readAllBytes))
                    .hasSize((int) layer.size());
        }
    }
}
