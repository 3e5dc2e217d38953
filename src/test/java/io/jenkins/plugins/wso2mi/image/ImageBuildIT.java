package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageIndex;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildIT {
    private static DebianRegistry registry;
    private static String base;

    @TempDir
    Path folder;

    private ContentCache cache;
    private String repository;

    @BeforeAll
    static void startRegistry(@TempDir Path tree) throws Exception {
        registry = DebianRegistry.start();
        base = TinyServer.in(registry, tree);
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void freshCacheAndRepository(TestInfo test) {
        cache = new ContentCache(folder.resolve("cache"));
        repository = registry.host() + "/clinic/"
                + test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    }

    private ImageRequest request(String to, Path... cars) {
        return new ImageRequest(base, List.of(cars), to, List.of(), List.of(), List.of(), Builder.AUTO, null);
    }

    private BuiltImage build(ImageRequest request) throws Exception {
        return new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request, Reporter.silent(), false);
    }

    private PlatformImage read(String reference) throws Exception {
        ImageReference parsed = ImageReference.parse(reference, "test");
        ImageReader reader =
                new ImageReader(new Registries(RegistryAccess.ANONYMOUS), new ContentCache(folder.resolve("other")));
        return reader.read(parsed, reader.resolve(parsed).orElseThrow())
                .platforms()
                .get(0);
    }

    private static List<TarArchiveEntry> entries(String repository, Descriptor layer) throws Exception {
        return new Registries(RegistryAccess.ANONYMOUS)
                .readable(ImageReference.parse(repository, "test"))
                .read(layer, blob -> {
                    List<TarArchiveEntry> all = new ArrayList<>();
                    TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(blob));
                    for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                        all.add(e);
                    }
                    return all;
                });
    }

    @Test
    void shouldPutTheApplicationWhereAndWhoseTheServerExpectsIt() throws Exception {
        build(request(repository + ":1", TinyCar.write(folder, "clinic", "1.0.0")));

        PlatformImage image = read(repository + ":1");
        assertThat(image.manifest().layers()).hasSize(4);
        TarArchiveEntry entry =
                entries(repository, image.manifest().layers().get(3)).get(0);
        assertThat(entry.getName())
                .isEqualTo("home/wso2carbon/wso2mi-4.4.0/repository/deployment/server/carbonapps/clinic_1.0.0.car");
        assertThat(entry.getLongUserId()).isEqualTo(10802);
        assertThat(entry.getLongGroupId()).isEqualTo(10802);
        assertThat(entry.getMode()).isEqualTo(0100644 & 07777);
        assertThat(image.config().user()).isEqualTo("10802");
        assertThat(image.config().diffIds()).hasSize(4);
    }

    @Test
    void shouldSayWhatIsInTheImage() throws Exception {
        ImageRequest request = new ImageRequest(
                base,
                List.of(TinyCar.write(folder, "clinic", "1.2.0")),
                repository + ":1",
                List.of(),
                List.of(),
                List.of("org.opencontainers.image.revision=abc", "team=green"),
                Builder.REGISTRY,
                java.time.Instant.ofEpochSecond(1_000_000));
        build(request);

        PlatformImage image = read(repository + ":1");
        Digest baseDigest = read(base).descriptor().digest();
        assertThat(image.config().labels())
                .containsEntry("org.opencontainers.image.base.name", base)
                .containsEntry("org.opencontainers.image.base.digest", baseDigest.toString())
                .containsEntry("org.opencontainers.image.version", "1.2.0")
                .containsEntry("org.opencontainers.image.revision", "abc")
                .containsEntry("org.opencontainers.image.created", "1970-01-12T13:46:40Z")
                .containsEntry("team", "green")
                .containsEntry("vendor", "tests");
        assertThat(image.manifest().more().object("annotations").texts())
                .containsEntry("org.opencontainers.image.base.digest", baseDigest.toString())
                .doesNotContainKey(BurntApplication.LABEL);
        assertThat(BurntApplication.in(image.config())).singleElement().satisfies(application -> {
            assertThat(application.identity()).isEqualTo("clinic_1.2.0");
            assertThat(application.file()).isEqualTo("clinic_1.2.0.car");
        });
    }

    @Test
    void shouldNeedFewRequests() throws Exception {
        Path clinic = TinyCar.write(folder, "clinic", "1.0.0");
        Path billing = TinyCar.write(folder, "billing", "1.0.0");

        BuiltImage first = build(request(repository + ":1", clinic, billing));
        assertThat(first.pushed()).isEqualTo(new PushedLayers(2, 3, 0, 0));
        // base: tag, manifest, configuration, newest layer for the group; target: tag; 3 mounts; 2 layers,
        // configuration: 2 each;
        // manifest
        assertThat(first.requests()).isEqualTo(15);

        BuiltImage besides = build(request(repository + "/besides:1", clinic, billing));
        assertThat(besides.pushed()).isEqualTo(new PushedLayers(2, 3, 0, 0));
        assertThat(besides.requests())
                .as("what is known of the base is in the cache")
                .isEqualTo(12);

        BuiltImage unchanged = build(request(repository + ":1", clinic, billing));
        assertThat(unchanged.wasThere()).isTrue();
        assertThat(unchanged.digest()).isEqualTo(first.digest());
        assertThat(unchanged.requests()).isEqualTo(2);
        assertThat(unchanged.bytesSent()).isZero();

        TinyCar.write(clinic, "clinic", "1.0.0", "changed");
        BuiltImage changed = build(request(repository + ":1", clinic, billing));
        assertThat(changed.pushed()).isEqualTo(new PushedLayers(1, 0, 0, 4));
        assertThat(changed.requests()).isEqualTo(7);
        assertThat(changed.bytesSent()).isLessThan(10_000);
        assertThat(changed.digest()).isNotEqualTo(first.digest());

        TinyCar.write(clinic, "clinic", "1.0.0", "changed again");
        assertThat(build(request(repository + ":2", clinic, billing)).requests())
                .isEqualTo(8);
    }

    @Test
    void shouldNotSendWhatTheTagHoldsWhenTheCacheIsNew() throws Exception {
        Path clinic = TinyCar.write(folder, "clinic", "1.0.0");
        build(request(repository + ":1", clinic));

        cache = new ContentCache(folder.resolve("another agent"));
        TinyCar.write(clinic, "clinic", "1.0.0", "changed");
        BuiltImage changed = build(request(repository + ":1", clinic));

        assertThat(changed.pushed()).isEqualTo(new PushedLayers(1, 0, 0, 3));
    }

    @Test
    void shouldGiveTheSameDigestElsewhere() throws Exception {
        Path here = TinyCar.write(folder.resolve("here"), "clinic", "1.0.0");
        Path there = TinyCar.write(folder.resolve("some where/there"), "clinic", "1.0.0");
        Path billing = TinyCar.write(folder, "billing", "1.0.0");
        String user = System.getProperty("user.name");
        BuiltImage first = build(request(repository + "/a:1", here, billing));
        try {
            System.setProperty("user.name", "somebody");
            Files.setPosixFilePermissions(there, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            cache = new ContentCache(folder.resolve("another machine"));
            BuiltImage second = build(request(repository + "/b:2", billing, there));
            assertThat(second.digest()).isEqualTo(first.digest());
        } finally {
            System.setProperty("user.name", user);
        }
    }

    @Test
    void shouldPutLibrariesAndConfigurationIntoLayersOfTheirOwn() throws Exception {
        Path jar = Files.writeString(folder.resolve("ojdbc11.jar"), "jar");
        Path toml = Files.writeString(folder.resolve("deployment.toml"), "[server]");
        Path keys = Files.createDirectories(folder.resolve("keys/inner"));
        Files.writeString(keys.resolve("a.jks"), "key");
        ImageRequest request = new ImageRequest(
                base,
                List.of(),
                repository + ":1",
                List.of(),
                List.of(jar + ":lib", toml.toString(), folder.resolve("keys") + ":conf/keys/", toml + ":/etc/mi.toml"),
                List.of(),
                Builder.AUTO,
                null);
        BuiltImage built = build(request);

        assertThat(built.pushed()).isEqualTo(new PushedLayers(3, 3, 0, 0));
        List<Descriptor> layers = read(repository + ":1").manifest().layers();
        List<List<String>> names = new ArrayList<>();
        for (Descriptor layer : layers.subList(3, 6)) {
            names.add(entries(repository, layer).stream()
                    .map(TarArchiveEntry::getName)
                    .toList());
        }
        String home = TinyServer.HOME.substring(1);
        assertThat(names)
                .containsExactly(
                        List.of(home + "/lib/ojdbc11.jar"),
                        List.of("etc/mi.toml"),
                        List.of(
                                home + "/conf/deployment.toml",
                                home + "/conf/keys/",
                                home + "/conf/keys/inner/",
                                home + "/conf/keys/inner/a.jks"));
        List<JsonObject> history = read(repository + ":1").config().json().objects("history");
        assertThat(history.subList(history.size() - 3, history.size()))
                .extracting(entry -> entry.text("created_by").orElse(""))
                .containsExactly("wso2-mi: libraries", "wso2-mi: files", "wso2-mi: configuration");
    }

    @Test
    void shouldPointAllTagsToTheImageAndCompleteThemLater() throws Exception {
        Path clinic = TinyCar.write(folder, "clinic", "1.0.0");
        build(request(repository + ":1", clinic));
        ImageRequest more = new ImageRequest(
                base, List.of(clinic), repository + ":1", List.of("stable"), List.of(), List.of(), Builder.AUTO, null);

        BuiltImage built = build(more);

        assertThat(built.wasThere()).isTrue();
        assertThat(built.tags()).containsExactly("1", "stable");
        assertThat(read(repository + ":stable").descriptor().digest()).isEqualTo(built.digest());
    }

    @Test
    void shouldOnlySayWhatItWouldDoInADryRun() throws Exception {
        List<String> sentences = new ArrayList<>();
        Reporter reporter = new Reporter(
                event -> {
                    if (event instanceof Event.Command command) {
                        sentences.add((command.dryRun() ? "would " : "") + command.sentence());
                    }
                },
                Clock.systemUTC());
        ImageRequest request = request(repository + ":1", TinyCar.write(folder, "clinic", "1.0.0"));
        new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request, reporter, true);

        assertThat(sentences).hasSize(6);
        assertThat(sentences.get(0)).startsWith("would mount base layer sha256:");
        assertThat(sentences.get(3)).startsWith("would push carbon application clinic_1.0.0 sha256:");
        assertThat(sentences.get(5)).isEqualTo("would push manifest " + repository + ":1");
        assertThatThrownBy(() -> read(repository + ":1")).isInstanceOf(java.util.NoSuchElementException.class);

        List<String> would = List.copyOf(sentences);
        sentences.clear();
        new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request, reporter, false);
        assertThat(sentences).isEqualTo(would.stream().map(s -> s.substring(6)).toList());
    }

    @Test
    void shouldNotWasteTheNextPushWhenOnlyADryRunWentBefore() throws Exception {
        ImageRequest request = request(repository + ":1", TinyCar.write(folder, "clinic", "1.0.0"));
        new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request, Reporter.silent(), true);

        assertThat(build(request).pushed()).isEqualTo(new PushedLayers(1, 3, 0, 0));
    }

    @Test
    void shouldCopyTheBaseFromAnotherRegistry() throws Exception {
        try (DebianRegistry other = DebianRegistry.start()) {
            String target = other.host() + "/clinic/app:1";
            BuiltImage built = build(request(target, TinyCar.write(folder, "clinic", "1.0.0")));

            assertThat(built.pushed()).isEqualTo(new PushedLayers(1, 0, 3, 0));
            assertThat(read(target).manifest().layers()).hasSize(4);
            for (Descriptor layer : read(target).manifest().layers()) {
                assertThat(entries(other.host() + "/clinic/app", layer)).isNotEmpty();
            }
        }
    }

    @Test
    void shouldSendAgainWhatTheRegistryLost() throws Exception {
        Path clinic = TinyCar.write(folder, "clinic", "1.0.0");
        Path billing = TinyCar.write(folder, "billing", "1.0.0");
        build(request(repository + ":1", clinic, billing));
        Digest lost = read(repository + ":1").manifest().layers().get(3).digest();
        registry.lose(lost);

        TinyCar.write(clinic, "clinic", "1.0.0", "changed");
        BuiltImage built = build(request(repository + ":2", clinic, billing));

        assertThat(built.pushed().sent()).isEqualTo(1);
        for (Descriptor layer : read(repository + ":2").manifest().layers()) {
            assertThat(entries(repository, layer)).isNotEmpty();
        }
    }

    @Test
    void shouldBuildForEveryPlatformOfTheBase() throws Exception {
        String multi = registry.host() + "/multi:4.4.0";
        pushIndex(multi);
        ImageRequest request = new ImageRequest(
                multi,
                List.of(TinyCar.write(folder, "clinic", "1.0.0")),
                repository + ":1",
                List.of(),
                List.of(),
                List.of(),
                Builder.AUTO,
                null);
        build(request);

        ImageReference reference = ImageReference.parse(repository + ":1", "test");
        ImageReader reader = new ImageReader(new Registries(RegistryAccess.ANONYMOUS), cache);
        RemoteImage image = reader.read(reference, reader.resolve(reference).orElseThrow());
        assertThat(image.asIndex().orElseThrow().manifests())
                .extracting(Descriptor::platform)
                .containsExactly("linux/amd64", "linux/arm64/v8");
        assertThat(image.platforms())
                .extracting(platform -> platform.manifest().layers().get(3).digest())
                .hasSize(2)
                .containsOnly(
                        image.platforms().get(0).manifest().layers().get(3).digest());
    }

    /** One image for two platforms, and an attestation. */
    private void pushIndex(String name) throws Exception {
        ImageReference from = ImageReference.parse(base, "test");
        ImageReference to = ImageReference.parse(name, "test");
        Registries registries = new Registries(RegistryAccess.ANONYMOUS);
        WritableRepository repository = registries.writable(to);
        PlatformImage image = read(base);
        for (Descriptor layer : image.manifest().layers()) {
            repository.mount(layer.digest(), registries.readable(from));
        }
        repository.mount(image.manifest().config().digest(), registries.readable(from));
        StoredDocument manifest = registries.readable(from).document(from.identifier());
        repository.put(manifest.digest().toString(), manifest);
        List<Descriptor> entries = new ArrayList<>();
        for (Map<String, String> platform : List.of(
                Map.of("os", "linux", "architecture", "amd64"),
                Map.of("os", "linux", "architecture", "arm64", "variant", "v8"),
                Map.of("os", "unknown", "architecture", "unknown"))) {
            entries.add(new Descriptor(
                    manifest.mediaType(),
                    manifest.digest(),
                    manifest.bytes().length,
                    JsonObject.EMPTY.with("platform", platform)));
        }
        repository.put(to.identifier(), StoredDocument.of(new ImageIndex(entries, JsonObject.EMPTY).json()));
    }

    @Test
    void shouldTellAllProblemsAtOnceAndChangeNothing() throws Exception {
        Path noCar = Files.writeString(folder.resolve("broken.car"), "no zip");
        ImageRequest request = new ImageRequest(
                registry.host() + "/nobody:1",
                List.of(noCar, folder.resolve("missing.car")),
                repository,
                List.of("-x"),
                List.of("x.jar:../lib", noCar + ":lib/"),
                List.of("=v"),
                Builder.DOCKER,
                null);

        assertThatThrownBy(() -> build(request))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.problems())
                        .hasSizeGreaterThanOrEqualTo(8)
                        .anyMatch(p -> p.what().contains("there is no image " + registry.host() + "/nobody:1"))
                        .anyMatch(p -> p.where().contains("broken.car"))
                        .anyMatch(p -> p.where().contains("missing.car"))
                        .anyMatch(p -> p.what().contains("has no tag"))
                        .anyMatch(p -> p.what().contains("'-x' is no tag"))
                        .anyMatch(p -> p.where().contains("../lib"))
                        .anyMatch(p -> p.fix().contains("--car"))
                        .anyMatch(p -> p.where().contains("--builder docker")));
    }

    @Test
    void shouldRefuseABaseWithoutAServer() throws Exception {
        Path tree = TinyServer.write(folder.resolve("tree"));
        Files.writeString(tree.resolve("config.json"), "{\"User\":\"1:1\"}");
        String other = registry.host() + "/no-server:1";
        TinyServer.push(tree, other, RegistryAccess.ANONYMOUS, cache);
        ImageRequest request = new ImageRequest(
                other,
                List.of(TinyCar.write(folder, "clinic", "1.0.0")),
                repository + ":1",
                List.of(),
                List.of(),
                List.of(),
                Builder.AUTO,
                null);

        assertThatThrownBy(() -> build(request))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("sets no WSO2_SERVER_HOME");
    }

    @Test
    void shouldReplaceOrRefuseWhatTheBaseHolds() throws Exception {
        Path common = TinyCar.write(folder.resolve("common.car"), "common", "1.0.0", "one");
        build(request(repository + "/org:1", common));
        String org = repository + "/org:1";
        Path again = TinyCar.write(folder.resolve("other.car"), "common", "1.0.0", "two");
        Path newer = TinyCar.write(folder.resolve("new/common.car"), "common", "1.1.0", "three");

        assertThatThrownBy(() -> build(new ImageRequest(
                        org, List.of(again), repository + ":1", List.of(), List.of(), List.of(), Builder.AUTO, null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the base holds common_1.0.0 already");
        build(new ImageRequest(
                org, List.of(newer), repository + ":1", List.of(), List.of(), List.of(), Builder.AUTO, null));

        assertThat(BurntApplication.in(read(repository + ":1").config()))
                .extracting(BurntApplication::identity)
                .containsExactly("common_1.1.0");
    }

    @Test
    void shouldFindTheNumbersOfNamedUsers() throws Exception {
        for (Map.Entry<String, String> user : Map.of(
                        "wso2carbon",
                        "10802:10803",
                        "wso2carbon:wso2",
                        "10802:10804",
                        "802",
                        "802:0",
                        "0",
                        "0:0",
                        "7:8",
                        "7:8")
                .entrySet()) {
            Path tree = TinyServer.write(folder.resolve("tree" + user.getValue().replace(':', '-')), user.getKey());
            String name = registry.host() + "/users/" + user.getValue().replace(':', '-') + ":1";
            TinyServer.push(tree, name, RegistryAccess.ANONYMOUS, cache);
            build(new ImageRequest(
                    name,
                    List.of(TinyCar.write(folder, "clinic", "1.0.0")),
                    repository + ":1",
                    List.of(),
                    List.of(),
                    List.of(),
                    Builder.AUTO,
                    null));

            TarArchiveEntry entry = entries(
                            repository,
                            read(repository + ":1").manifest().layers().get(3))
                    .get(0);
            assertThat(entry.getLongUserId() + ":" + entry.getLongGroupId())
                    .as("owner for USER " + user.getKey())
                    .isEqualTo(user.getValue());
        }
    }

    @Test
    void shouldRefuseAnUnreachableRegistryOrWrongCredentials() throws Exception {
        RegistryAccess quick = new RegistryAccess(
                false,
                CredentialStore.NONE,
                new RetryPolicy(2, java.time.Duration.ofMillis(1), java.time.Duration.ofMillis(1)));
        Path car = TinyCar.write(folder, "clinic", "1.0.0");
        assertThatThrownBy(() -> new ImageBuild(quick, cache)
                        .run(request("127.0.0.1:1/clinic:1", car), Reporter.silent(), false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("127.0.0.1:1 does not answer (connection refused)");

        try (DebianRegistry closed = DebianRegistry.startWithBasicAuth()) {
            String target = closed.host() + "/clinic:1";
            assertThatThrownBy(() -> build(request(target, car)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("401")
                    .hasMessageContaining("docker login");
            RegistryAccess wrong = new RegistryAccess(
                    false,
                    CredentialStore.only(closed.host(), new Credentials(DebianRegistry.USER, Secret.of("wr0ng"))),
                    RetryPolicy.USUAL);
            assertThatThrownBy(() -> new ImageBuild(wrong, cache).run(request(target, car), Reporter.silent(), false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("401")
                    .hasMessageNotContaining("wr0ng");
            RegistryAccess right = new RegistryAccess(
                    false,
                    CredentialStore.only(
                            closed.host(), new Credentials(DebianRegistry.USER, Secret.of(DebianRegistry.PASSWORD))),
                    RetryPolicy.USUAL);
            BuiltImage built = new ImageBuild(right, cache).run(request(target, car), Reporter.silent(), false);
            assertThat(built.pushed().sent()).isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveNoTemporaryFilesBehind() throws IOException, InterruptedException {
        List<Path> before = temporaryFiles();
        build0(request(repository + ":1", TinyCar.write(folder, "clinic", "1.0.0")));
        assertThat(temporaryFiles()).isSubsetOf(before);
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("wso2-mi-image"))
                    .toList();
        }
    }

    private void build0(ImageRequest request) throws IOException, InterruptedException {
        new ImageBuild(RegistryAccess.ANONYMOUS, cache).run(request, Reporter.silent(), false);
    }
}
