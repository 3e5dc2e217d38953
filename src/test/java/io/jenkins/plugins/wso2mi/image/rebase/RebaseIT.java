package io.jenkins.plugins.wso2mi.image.rebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.PushedLayers;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class RebaseIT {
    private static DebianRegistry registry;

    @TempDir
    Path folder;

    private ServerImage servers;
    private ContentCache cache;
    private String server;
    private String company;
    private String unit;
    private String app;

    @BeforeAll
    static void startRegistry() throws Exception {
        registry = DebianRegistry.start();
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void freshRepositories(TestInfo test) {
        servers = new ServerImage(folder);
        cache = new ContentCache(folder.resolve("cache"));
        String name = registry.host() + "/"
                + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        server = name + "/wso2mi:4.4.0";
        company = name + "/company:1";
        unit = name + "/unit:1";
        app = name + "/app:1";
    }

    private Digest build(String base, String to, @Nullable Instant created, List<String> additions, Path... cars)
            throws Exception {
        return new ImageBuild(RegistryAccess.ANONYMOUS, cache)
                .run(
                        new ImageRequest(
                                base,
                                List.of(cars),
                                to,
                                List.of(),
                                additions,
                                List.of("team=" + to.length()),
                                Builder.AUTO,
                                created),
                        Reporter.silent(),
                        false)
                .digest();
    }

    /** The server's image is pushed by the test; the other three levels are built on it. */
    private Map<String, Digest> buildHierarchy() throws Exception {
        Path toml = Files.writeString(folder.resolve("deployment.toml"), "[server]\n");
        Path jar = Files.writeString(folder.resolve("driver.jar"), "jar");
        Map<String, Digest> digests = new LinkedHashMap<>();
        digests.put(company, build(server, company, null, List.of(toml.toString(), jar + ":lib")));
        digests.put(unit, build(company, unit, null, List.of(), TinyCar.write(folder, "common", "1.0.0")));
        digests.put(
                app, build(unit, app, Instant.ofEpochSecond(99), List.of(), TinyCar.write(folder, "clinic", "2.0.0")));
        return digests;
    }

    private RebaseResult rebase(@Nullable String base, String... images) throws Exception {
        return rebase(new RebaseRequest(List.of(images), base, null, false), Reporter.silent());
    }

    private RebaseResult rebase(RebaseRequest request, Reporter reporter) throws Exception {
        return new Rebase(RegistryAccess.ANONYMOUS, cache).run(request, reporter, false);
    }

    private Digest digest(String name) throws Exception {
        return servers.read(name).descriptor().digest();
    }

    private ImageConfig config(String name) throws Exception {
        return servers.read(name).platforms().get(0).config();
    }

    private static UnaryOperator<JsonObject> patched(String java, String created) {
        return ServerImage.both(ServerImage.env("JAVA_VERSION", java), json -> json.with("created", created)
                .with(
                        "history",
                        List.of(
                                Map.of("created", created, "created_by", "os"),
                                Map.of("created", created, "created_by", "ENV", "empty_layer", true),
                                Map.of("created", created, "created_by", "jre"),
                                Map.of("created", created, "created_by", "server"))));
    }

    @Test
    void shouldGiveTheBytesThatABuildOnTheNewBaseGives() throws Exception {
        servers.push(server, "one", patched("jdk-17.0.14+7", "2026-01-01T00:00:00Z"));
        Map<String, Digest> old = buildHierarchy();
        servers.push(
                server,
                "two",
                ServerImage.both(patched("jdk-17.0.15+6", "2026-02-02T00:00:00Z"), ServerImage.run(run -> run.with(
                                "Cmd", List.of("--new"))
                        .with("Labels", Map.of("vendor", "others", "org.opencontainers.image.title", "MI")))));

        RebaseResult result = rebase(server, app, company, unit);

        assertThat(result.images())
                .extracting(RebasedImage::image)
                .extracting(Object::toString)
                .containsExactly(company, unit, app);
        Map<String, Digest> rebased = new LinkedHashMap<>();
        for (String name : old.keySet()) {
            rebased.put(name, digest(name));
        }
        cache = new ContentCache(folder.resolve("another machine"));
        assertThat(buildHierarchy()).isEqualTo(rebased).doesNotContainValue(old.get(app));
        assertThat(config(app).env("JAVA_VERSION")).contains("jdk-17.0.15+6");
        assertThat(config(app).labels())
                .containsEntry("vendor", "others")
                .doesNotContainKey("org.opencontainers.image.title");
        assertThat(BurntApplication.in(config(app)))
                .extracting(BurntApplication::identity)
                .containsExactly("clinic_2.0.0", "common_1.0.0");
    }

    @Test
    void shouldKeepTheOldImagesByATag() throws Exception {
        servers.push(server, "one", json -> json);
        Map<String, Digest> old = buildHierarchy();
        servers.push(server, "two", json -> json);

        RebaseResult result = rebase(server, company, unit, app);

        for (RebasedImage image : result.images()) {
            String name = image.image().toString();
            assertThat(image.before()).isEqualTo(old.get(name));
            assertThat(image.keptAs())
                    .isEqualTo("1-before-" + old.get(name).hex().substring(0, 12));
            assertThat(digest(image.image().withTag(image.keptAs()).toString())).isEqualTo(old.get(name));
            assertThat(digest(name)).isEqualTo(image.reference().digest()).isNotEqualTo(old.get(name));
        }
    }

    @Test
    void shouldLeaveTheTagsAloneWhenTheNewImagesGetAnother() throws Exception {
        servers.push(server, "one", json -> json);
        Map<String, Digest> old = buildHierarchy();
        servers.push(server, "two", json -> json);

        rebase(new RebaseRequest(List.of(company, unit, app), server, "r2", false), Reporter.silent());

        for (String name : old.keySet()) {
            assertThat(digest(name)).isEqualTo(old.get(name));
        }
        String next = app.replace(":1", ":r2");
        assertThat(next).endsWith("/app:r2");
        assertThat(config(next).labels())
                .containsEntry("org.opencontainers.image.base.name", unit.replace("unit:1", "unit:r2"))
                .containsEntry(
                        "org.opencontainers.image.base.digest",
                        digest(unit.replace("unit:1", "unit:r2")).toString());
    }

    @Test
    void shouldNeedFewRequests() throws Exception {
        servers.push(server, "one", json -> json);
        buildHierarchy();
        servers.push(server, "two", json -> json);
        cache = new ContentCache(folder.resolve("another machine"));
        RebaseResult tagged = rebase(new RebaseRequest(List.of(company), server, "r2", false), Reporter.silent());
        assertThat(tagged.requests()).isEqualTo(8);
        cache = new ContentCache(folder.resolve("one more machine"));

        RebaseResult cold = rebase(server, company);
        // image: manifest, configuration; base: the same; old image's tag; one layer mounted; configuration: 2;
        // manifest
        assertThat(cold.requests()).isEqualTo(9);
        assertThat(cold.images().get(0).pushed()).isEqualTo(new PushedLayers(0, 1, 0, 4));

        RebaseResult two = rebase(null, unit, app);
        assertThat(two.images()).extracting(RebasedImage::requests).containsExactly(5L, 5L);
        assertThat(two.requests()).as("base is known; two images cold").isEqualTo(15);

        RebaseResult again = rebase(null, company, unit, app);
        assertThat(again.images()).noneMatch(RebasedImage::changed);
        assertThat(again.requests()).isEqualTo(4);
        assertThat(again.bytesSent()).isZero();
    }

    @Test
    void shouldNeedAThirdOfWhatARebaseByAManifestEditorNeedsInAWholeHierarchy() throws Exception {
        servers.push(server, "one", json -> json);
        build(server, company, null, List.of(), TinyCar.write(folder, "common", "1.0.0"));
        List<String> images = new ArrayList<>(List.of(company));
        for (int u = 0; u < 2; u++) {
            String one = unit.replace("unit:", "unit" + u + ":");
            build(company, one, null, List.of(), TinyCar.write(folder, "unit" + u, "1.0.0"));
            images.add(one);
            for (int a = 0; a < 3; a++) {
                String leaf = app.replace("app:", "app" + u + a + ":");
                build(one, leaf, null, List.of(), TinyCar.write(folder, "app" + u + a, "1.0.0"));
                images.add(leaf);
            }
        }
        servers.push(server, "two", json -> json);
        cache = new ContentCache(folder.resolve("another machine"));

        RebaseResult result = rebase(server, images.toArray(String[]::new));

        assertThat(result.images()).hasSize(9).allMatch(RebasedImage::changed);
        // the base: 2; each image: 2 to read, 1 for the old one's tag, 1 layer mounted, 2 for its configuration, 1
        assertThat(result.requests()).isEqualTo(2 + 9 * 7);
    }

    @Test
    void shouldNotPutAnImageOnItself() throws Exception {
        servers.push(server, "one", json -> json);
        buildHierarchy();

        assertThatThrownBy(() -> rebase(new RebaseRequest(List.of(company), company, null, true), Reporter.silent()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would become its own base");
    }

    @Test
    void shouldOnlyTellTheTreeInADryRun() throws Exception {
        servers.push(server, "one", json -> json);
        Map<String, Digest> old = buildHierarchy();
        servers.push(server, "two", json -> json);
        List<String> lines = new ArrayList<>();
        Reporter reporter = new Reporter(
                event -> {
                    if (event instanceof Event.Notice notice) {
                        lines.add(notice.text());
                    }
                },
                Clock.systemUTC());

        RebaseResult would = new Rebase(RegistryAccess.ANONYMOUS, cache)
                .run(new RebaseRequest(List.of(app, unit, company), server, null, false), reporter, true);

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("on " + server + " sha256:");
        assertThat(lines.get(1))
                .startsWith("|- " + company + ": " + old.get(company).brief() + " becomes ");
        assertThat(lines.get(3))
                .startsWith("|  |  |- " + app + ": " + old.get(app).brief() + " becomes ");
        assertThat(digest(app)).isEqualTo(old.get(app));
        assertThat(rebase(server, app, unit, company).images())
                .extracting(RebasedImage::reference)
                .isEqualTo(would.images().stream().map(RebasedImage::reference).toList());
    }

    @Test
    void shouldRefuseAServerThatTheLayersDoNotFit() throws Exception {
        servers.push(server, "one", ServerImage.env("JAVA_VERSION", "jdk-17.0.14+7"));
        build(server, company, null, List.of(), TinyCar.write(folder, "clinic", "1.0.0"));
        Digest before = digest(company);
        String other = server.replace(":4.4.0", ":4.5.0");
        servers.push(
                other,
                "two",
                ServerImage.both(
                        ServerImage.env("JAVA_VERSION", "jdk-21.0.2+13"),
                        ServerImage.both(
                                ServerImage.env("WSO2_SERVER_HOME", "/home/wso2carbon/wso2mi-4.5.0"),
                                ServerImage.run(run -> run.with("User", "802")))));

        assertThatThrownBy(() -> rebase(other, company))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no server would read them")
                .hasMessageContaining("Micro Integrator 4.4, but the new base has Micro Integrator 4.5")
                .hasMessageContaining("Java 17, but the new base has Java 21")
                .hasMessageContaining("runs as user '10802'");
        assertThatThrownBy(() -> rebase(new RebaseRequest(List.of(company), other, null, true), Reporter.silent()))
                .as("nothing makes a server read another folder")
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.problems())
                        .filteredOn(problem -> problem.isError())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.fix()).contains("build")));
        assertThat(digest(company)).isEqualTo(before);

        String newer = server.replace(":4.4.0", ":java21");
        servers.push(newer, "three", ServerImage.env("JAVA_VERSION", "jdk-21.0.2+13"));
        assertThatThrownBy(() -> rebase(newer, company)).isInstanceOf(RefusedException.class);
        assertThat(rebase(new RebaseRequest(List.of(company), newer, null, true), Reporter.silent())
                        .images())
                .allMatch(RebasedImage::changed);
    }

    @Test
    void shouldNotDropWhatLiesBetweenAnImageAndTheNewBase() throws Exception {
        servers.push(server, "one", json -> json);
        Map<String, Digest> old = buildHierarchy();
        servers.push(server, "two", json -> json);

        assertThatThrownBy(() -> rebase(server, app, company))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is built on " + unit)
                .hasMessageContaining("name " + unit + " among the images too");
        assertThat(digest(company)).as("all or none").isEqualTo(old.get(company));
    }

    @Test
    void shouldRebaseWithoutTheOldBase() throws Exception {
        servers.push(server, "one", ServerImage.env("OPTION", "old"));
        buildHierarchy();
        servers.push(server, "two", ServerImage.env("OPTION", "new"));
        cache = new ContentCache(folder.resolve("another machine"));

        rebase(server, company);

        assertThat(config(company).env("OPTION")).contains("new");
    }

    @Test
    void shouldCompareWithTheOldBaseWhenAnotherToolBuiltOnTheImage() throws Exception {
        servers.push(server, "one", ServerImage.both(ServerImage.env("OPTION", "old"), ServerImage.env("HEAP", "1g")));
        buildHierarchy();
        // as an engine does: everything is inherited, labels too
        RemoteImage image = servers.read(company);
        servers.configure(
                company,
                image,
                ServerImage.both(
                        ServerImage.env("HEAP", "2g"), ServerImage.run(run -> run.with("Cmd", List.of("own")))));
        servers.push(server, "two", ServerImage.both(ServerImage.env("OPTION", "new"), ServerImage.env("HEAP", "1g")));

        rebase(server, company);

        ImageConfig rebased = config(company);
        assertThat(rebased.env("OPTION")).contains("new");
        assertThat(rebased.env("HEAP")).as("the application's value wins").contains("2g");
        assertThat(rebased.run().texts("Cmd")).containsExactly("own");
        assertThat(rebased.labels()).containsEntry("team", "" + company.length());
    }

    @Test
    void shouldRefuseAnImageThatIsNotOnTheBaseItNames() throws Exception {
        servers.push(server, "one", json -> json);
        buildHierarchy();
        RemoteImage image = servers.read(company);
        servers.configure(
                company,
                image,
                json -> json.with(
                        "rootfs",
                        Map.of(
                                "type",
                                "layers",
                                "diff_ids",
                                image.platforms().get(0).config().diffIds().stream()
                                        .sorted()
                                        .toList())));
        servers.push(server, "two", json -> json);

        assertThatThrownBy(() -> rebase(server, company))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its first layers are not those of " + server);
    }

    @Test
    void shouldRebaseEachPlatformOnItsOwn() throws Exception {
        servers.pushForTwoPlatforms(server, "one");
        buildHierarchy();
        servers.pushForTwoPlatforms(server, "two");

        rebase(server, company, unit, app);

        Digest rebased = digest(app);
        assertThat(servers.read(app).platforms())
                .extracting(platform ->
                        platform.config().json().text("architecture").orElse(""))
                .containsExactly("amd64", "arm64");
        assertThat(buildHierarchy()).containsEntry(app, rebased);

        servers.push(server, "three", json -> json.with("architecture", "amd64"));
        assertThatThrownBy(() -> rebase(server, company))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is for linux/arm64, which the new base");
    }

    @Test
    void shouldTellAllProblemsAtOnce() throws Exception {
        servers.push(server, "one", json -> json);
        buildHierarchy();

        assertThatThrownBy(() -> rebase("Not/A:base", "no-tag", company + "@sha256:" + "0".repeat(64)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.problems()).hasSize(3));
        assertThatThrownBy(() -> rebase(server, server, company.replace(":1", ":none")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no such image")
                .hasMessageContaining("does not say what it was built on");
    }
}
