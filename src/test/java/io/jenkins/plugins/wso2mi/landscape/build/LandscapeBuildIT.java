package io.jenkins.plugins.wso2mi.landscape.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.pack.NativeBuild;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.image.Publication;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.image.rebase.Rebase;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the clinic's images again and again at a real registry, each time after something else has changed. */
class LandscapeBuildIT {
    private static final Path CLINIC = Path.of("examples", "clinic");

    @TempDir
    private Path folder;

    private final List<List<String>> carBuilds = new ArrayList<>();
    private final CarBuilder builder = new CarBuilder() {
        private final CarBuilder own = new NativeBuild();

        @Override
        public void plan(BuildRequest request, Reporter report) throws IOException {
            own.plan(request, report);
        }

        @Override
        public List<Car> build(BuildRequest request, Reporter report) throws IOException, InterruptedException {
            carBuilds.add(request.modules());
            return own.build(request, report);
        }
    };

    private DebianRegistry registry;
    private Path project;
    private ContentCache cache;

    @BeforeEach
    void clinicAndRegistry() throws Exception {
        registry = DebianRegistry.start();
        project = folder.resolve("clinic");
        cache = new ContentCache(folder.resolve("cache"));
        try (Stream<Path> walk = Files.walk(CLINIC)) {
            for (Path file : walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("target"))
                    .toList()) {
                write(CLINIC.relativize(file).toString(), Files.readString(file));
            }
        }
        write("mi.yaml", """
                base:
                  from: %s
                  image: clinic/base
                  cars: [z-probe]
                  files: {docker/base/deployment.toml: conf/deployment.toml}
                units:
                  appointments: {cars: [common, appointments, billing], image: clinic/appointments}
                  batch: {cars: [batch], image: clinic/batch}
                """.formatted(TinyServer.in(registry, folder.resolve("server"))));
    }

    @AfterEach
    void end() throws Exception {
        registry.close();
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void append(String path, String text) throws IOException {
        write(path, Files.readString(project.resolve(path)) + text);
    }

    private BuildOrder order(boolean all, String... units) {
        return new BuildOrder(
                List.of(units),
                registry.host(),
                Map.of(),
                "",
                List.of("main"),
                all,
                List.of(),
                null,
                CheckPolicy.DEFAULT,
                null,
                Publication.PLAIN);
    }

    private LandscapeImages build(BuildOrder order, boolean dryRun) throws Exception {
        return new LandscapeBuild(RegistryAccess.ANONYMOUS, cache, builder)
                .run(Landscape.read(project.resolve("mi.yaml")), order, Reporter.silent(), dryRun);
    }

    private LandscapeImages build() throws Exception {
        return build(order(false), false);
    }

    private static Map<String, String> states(LandscapeImages images) {
        return images.all().stream()
                .collect(Collectors.toMap(
                        UnitImage::name,
                        one -> one.state().words() + (one.reasons().isEmpty() ? "" : ": " + one.because())));
    }

    private ImageReference moving(String unit) {
        return ImageReference.parse(registry.host() + "/clinic/" + unit + ":main", "test");
    }

    @Test
    void shouldBuildOnlyWhatHasChanged() throws Exception {
        LandscapeImages first = build();
        assertThat(states(first))
                .containsOnly(
                        Map.entry("base", "built: not built yet"),
                        Map.entry("appointments", "built: not built yet"),
                        Map.entry("batch", "built: not built yet"));
        assertThat(carBuilds).containsExactly(List.of("common", "appointments", "billing", "batch", "probe"));

        LandscapeImages second = build();
        assertThat(states(second))
                .containsOnly(Map.entry("base", "kept"), Map.entry("appointments", "kept"), Map.entry("batch", "kept"));
        assertThat(second.arguments()).isEqualTo(first.arguments());
        // the base's own base, and each of three images by its own and its moving tag
        assertThat(second.requests()).as("requests when nothing has changed").isEqualTo(7);
        assertThat(carBuilds).hasSize(1);

        append("common/src/main/wso2mi/artifacts/sequences/ClinicReply.xml", "<!-- changed -->");
        assertThat(states(build()))
                .containsOnly(
                        Map.entry("base", "kept"),
                        Map.entry("appointments", "built: module common changed"),
                        Map.entry("batch", "kept"));
        assertThat(carBuilds.get(1)).containsExactly("common", "appointments", "billing");

        append("batch/src/main/wso2mi/artifacts/sequences/ClinicRemind.xml", "<!-- changed -->");
        assertThat(states(build(order(false, "appointments"), false)))
                .containsOnly(Map.entry("base", "kept"), Map.entry("appointments", "kept"));
        assertThat(states(build())).containsEntry("batch", "built: module batch changed");
        assertThat(carBuilds).hasSize(3).last().isEqualTo(List.of("batch"));
    }

    @Test
    void shouldFindTheImageOfBeforeWhenAChangeIsTakenBack() throws Exception {
        String before = Files.readString(project.resolve("batch/src/main/wso2mi/artifacts/tasks/ClinicReminder.xml"));
        LandscapeImages first = build();
        append("batch/src/main/wso2mi/artifacts/tasks/ClinicReminder.xml", "<!-- changed -->");
        LandscapeImages changed = build();
        write("batch/src/main/wso2mi/artifacts/tasks/ClinicReminder.xml", before);

        LandscapeImages back = build();

        assertThat(changed.arguments()).isNotEqualTo(first.arguments());
        assertThat(back.arguments()).isEqualTo(first.arguments());
        assertThat(back.count(UnitImage.State.KEPT)).isEqualTo(3);
        assertThat(carBuilds).hasSize(2);
        ImageReader reader = new ImageReader(new Registries(RegistryAccess.ANONYMOUS), cache);
        assertThat(reader.resolve(moving("batch")))
                .as("the moving tag goes back too")
                .isEqualTo(back.units().get(1).reference().map(ImageReference::digest));
    }

    @Test
    void shouldBuildAllOnAChangedBaseInItsOrder() throws Exception {
        build();
        append("docker/base/deployment.toml", "\n# changed\n");

        LandscapeImages planned = build(order(false), true);
        LandscapeImages images = build();

        assertThat(states(planned))
                .containsOnly(
                        Map.entry("base", "would be built: file docker/base/deployment.toml changed"),
                        Map.entry("appointments", "would be built: its base is built anew"),
                        Map.entry("batch", "would be built: its base is built anew"));
        assertThat(images.count(UnitImage.State.BUILT)).isEqualTo(3);
        assertThat(images.units())
                .allSatisfy(unit -> assertThat(base(unit.name()).digest())
                        .isEqualTo(images.base().orElseThrow().digest()));
        assertThat(base("batch").name()).isEqualTo(registry.host() + "/clinic/base:main");
        assertThat(carBuilds).as("a dry run builds nothing").hasSize(2);
    }

    private BaseLink base(String unit) throws Exception {
        ImageReader reader = new ImageReader(new Registries(RegistryAccess.ANONYMOUS), cache);
        ImageReference name = moving(unit);
        return BaseLink.below(reader.read(name, reader.resolve(name).orElseThrow())
                        .platforms()
                        .get(0))
                .get(0);
    }

    @Test
    void shouldKeepImagesThatWerePutOnTheNewBaseAlready() throws Exception {
        build();
        Path other = folder.resolve("other");
        TinyServer.write(other);
        Files.writeString(other.resolve("layers/10-os/etc/motd"), "new");
        TinyServer.push(other, registry.host() + "/wso2mi:4.4.0", RegistryAccess.ANONYMOUS, cache);
        List<String> all = List.of("base", "appointments", "batch");
        new Rebase(RegistryAccess.ANONYMOUS, cache)
                .run(
                        new RebaseRequest(
                                all.stream().map(one -> moving(one).toString()).toList(), null, null, false),
                        Reporter.silent(),
                        false);

        assertThat(states(build()))
                .containsOnly(Map.entry("base", "kept"), Map.entry("appointments", "kept"), Map.entry("batch", "kept"));
        assertThat(carBuilds).hasSize(1);
    }

    @Test
    void shouldPushNothingWhenAnApplicationWouldNotDeploy() throws Exception {
        write("batch/src/main/wso2mi/artifacts/sequences/ClinicRemind.xml", "<sequence name=");

        assertThatThrownBy(this::build).isInstanceOf(RefusedException.class).hasMessageContaining("ClinicRemind");
        assertThat(new ImageReader(new Registries(RegistryAccess.ANONYMOUS), cache).has(moving("base")))
                .as("no image is pushed when an application would not deploy")
                .isFalse();
    }

    /** A file of a module with Java in it, which the packager that needs no Maven does not make. */
    private void addWhatIsNotMade(String image) throws IOException {
        String file = "files: {audit/target/audit-1.0.0.jar: lib/audit.jar}";
        String text = Files.readString(project.resolve("mi.yaml"));
        write(
                "mi.yaml",
                image.equals("base")
                        ? text.replaceFirst("files: .*", file)
                        : text.replace("image: clinic/" + image, "image: clinic/" + image + ", " + file));
    }

    @Test
    void shouldBuildTheOthersWhenOneCannotBe() throws Exception {
        addWhatIsNotMade("batch");

        LandscapeImages images = build();

        assertThat(images.hasFailed()).isTrue();
        assertThat(states(images))
                .containsEntry("appointments", "built: not built yet")
                .containsEntry("batch", "failed: not built yet");
        assertThat(images.arguments()).contains("--image=appointments=").doesNotContain("batch");
        assertThat(build().count(UnitImage.State.KEPT))
                .as("what was built is there the next time")
                .isEqualTo(2);
    }

    @Test
    void shouldBuildNoUnitOnABaseThatCannotBeBuilt() throws Exception {
        addWhatIsNotMade("base");

        LandscapeImages images = build();

        assertThat(states(images))
                .containsEntry("base", "failed: not built yet")
                .containsEntry("appointments", "failed: its base could not be built")
                .containsEntry("batch", "failed: its base could not be built");
    }

    @Test
    void shouldBuildNothingWhenItsBaseIsNotThere() throws Exception {
        write("mi.yaml", Files.readString(project.resolve("mi.yaml")).replace("wso2mi:4.4.0", "wso2mi:4.5.0"));

        assertThatThrownBy(this::build)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no image " + registry.host() + "/wso2mi:4.5.0");
        assertThat(carBuilds).isEmpty();
    }

    @Test
    void shouldRefuseWrongOrdersAtOnce() {
        BuildOrder wrong = new BuildOrder(
                List.of("apointments"),
                registry.host(),
                Map.of(),
                "other/base:1",
                List.of("a tag"),
                false,
                List.of(),
                null,
                CheckPolicy.DEFAULT,
                null,
                Publication.PLAIN);

        assertThatThrownBy(() -> build(wrong, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'a tag' is no tag")
                .hasMessageContaining("did you mean 'appointments'?")
                .hasMessageContaining("--base: the landscape has a base of its own");
    }
}
