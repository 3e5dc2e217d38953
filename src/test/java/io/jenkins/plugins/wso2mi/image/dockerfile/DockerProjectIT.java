package io.jenkins.plugins.wso2mi.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Docker projects that are made at a real registry, with no engine on the machine. */
class DockerProjectIT {
    private static final String APPLICATIONS = "${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps/";
    private static final ProgramRunner NO_PROGRAMS = (command, environment, directory, lines) -> {
        throw new IOException("no such program: " + command.get(0));
    };
    private static DebianRegistry registry;
    private static String base;

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();
    private String target;

    @BeforeAll
    static void startRegistry(@TempDir Path scratch) throws Exception {
        registry = DebianRegistry.start();
        base = registry.host() + "/wso2mi:4.4.0";
        RichServer.push(scratch, base, RegistryAccess.ANONYMOUS);
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void ownRepository(TestInfo test) throws Exception {
        target = registry.host() + "/clinic/"
                + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        Files.createDirectories(project());
    }

    private Path project() {
        return folder.resolve("project");
    }

    private DockerProject request(Builder builder, String dockerfile, Path... cars) throws IOException {
        Files.writeString(project().resolve("Dockerfile"), dockerfile);
        return new DockerProject(
                project(),
                null,
                List.of(cars),
                target + ":1",
                List.of(),
                List.of("team=green"),
                List.of("BASE=" + base),
                List.of(),
                builder,
                CheckPolicy.DEFAULT,
                null);
    }

    private BuiltImage build(DockerProject request) throws Exception {
        ContentCache cache = new ContentCache(folder.resolve("cache"));
        return new DockerProjectBuild(RegistryAccess.ANONYMOUS, cache, NO_PROGRAMS, Map.of())
                .run(request, new Reporter(events::add, Clock.systemUTC()), false)
                .orElseThrow();
    }

    private FlatImage read() throws Exception {
        return FlatImage.read(target + ":1", folder.resolve("other"));
    }

    @Test
    void shouldPutApplicationsOfTheBuildIntoTheContextAndLeaveTheFolderAsItIs() throws Exception {
        Files.writeString(project().resolve(".dockerignore"), "*.car\n");
        Path car = TinyCar.write(folder.resolve("target"), "clinic", "1.0.0");
        BuiltImage built = build(request(
                Builder.AUTO,
                "ARG BASE\nFROM ${BASE}\nCOPY --chown=wso2carbon:wso2 *.car " + APPLICATIONS + "\n",
                car));

        assertThat(built.builder()).isEqualTo(Builder.REGISTRY);
        assertThat(built.pushed().sent()).isEqualTo(1);
        assertThat(read().files()
                        .get("home/wso2carbon/wso2mi-4.4.0/repository/deployment/server/carbonapps/clinic_1.0.0.car"))
                .startsWith("10802:10804 644 file");
        assertThat(read().run().object("Labels").texts())
                .containsEntry("team", "green")
                .hasEntrySatisfying("io.jenkins.plugins.wso2mi.applications", label -> assertThat(label)
                        .contains("\"clinic_1.0.0.car\""));
        try (Stream<Path> files = Files.list(project())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("Dockerfile", ".dockerignore");
        }
    }

    @Test
    void shouldMakeNothingNewOfTheSameFiles() throws Exception {
        Path car = TinyCar.write(folder.resolve("target"), "clinic", "1.0.0");
        DockerProject request = request(
                Builder.REGISTRY,
                "ARG BASE\nFROM ${BASE}\nCOPY --chown=wso2carbon:wso2 clinic_1.0.0.car " + APPLICATIONS
                        + "\nUSER wso2carbon\n",
                car);
        BuiltImage first = build(request);
        BuiltImage again = build(request);
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(again.wasThere()).isTrue();
        assertThat(again.requests()).as("what base and target are now").isEqualTo(2);
    }

    @Test
    void shouldFollowLinksOfTheBaseAndMakeFolders() throws Exception {
        Files.writeString(project().resolve("a.txt"), "a");
        build(request(
                Builder.REGISTRY,
                "ARG BASE\nFROM ${BASE}\nCOPY a.txt /srv/in\nCOPY a.txt /srv/new/b.txt\n"
                        + "COPY --chown=wso2carbon:wso2 a.txt /srv/new/\nWORKDIR /srv/desk/deep\nCOPY a.txt .\n"));
        assertThat(read().files())
                .containsEntry("srv", "0:0 777 -> /data")
                .containsKeys("data/in/a.txt", "data/new/a.txt", "data/new/b.txt", "data/desk/deep/a.txt")
                .containsEntry("data/new", "0:0 755 folder")
                .containsEntry("data/desk", "10802:10802 755 folder");
    }

    @Test
    void shouldRefuseAnAccountThatTheBaseDoesNotHave() throws Exception {
        Files.writeString(project().resolve("a.txt"), "a");
        DockerProject request = request(Builder.AUTO, "ARG BASE\nFROM ${BASE}\nCOPY --chown=nobody:wso2 a.txt /opt/\n");
        assertThatThrownBy(() -> build(request))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(
                        "Dockerfile:3: there is no user 'nobody' in the base's /etc/passwd [unknown-owner]");
        DockerProject other =
                request(Builder.AUTO, "ARG BASE\nFROM ${BASE}\nCOPY --chown=wso2carbon:staff a.txt /opt/\n");
        assertThatThrownBy(() -> build(other)).hasMessageContaining("there is no group 'staff'");
        assertThat(isThere()).isFalse();
    }

    @Test
    void shouldSayWhichLineNeedsAnEngine() throws Exception {
        DockerProject request = request(Builder.REGISTRY, "ARG BASE\nFROM ${BASE}\nRUN true\n");
        assertThatThrownBy(() -> build(request))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot be built at the registry: ")
                .hasMessageContaining("Dockerfile:3: RUN");
        DockerProject auto = request(Builder.AUTO, "ARG BASE\nFROM ${BASE}\nRUN true\n");
        assertThatThrownBy(() -> build(auto))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("needs an engine, and none is there: docker: cannot be started; buildah:");
    }

    @Test
    void shouldTellAllThatIsWrongBeforeAnythingIsTouched() throws Exception {
        Path car = Files.writeString(folder.resolve("broken.car"), "no archive");
        DockerProject request = new DockerProject(
                project(),
                null,
                List.of(car),
                target,
                List.of("not a tag"),
                List.of("x"),
                List.of("BASE=" + base, "1=2", "OTHER=x"),
                List.of("id=a"),
                Builder.AUTO,
                CheckPolicy.DEFAULT,
                null);
        request(Builder.AUTO, "ARG BASE\nFROM ${BASE}\nCOPY *.car /opt/\nCOPY none /x\n");
        assertThatThrownBy(() -> build(request))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::sentence)
                        .satisfies(all -> assertThat(String.join("\n", all))
                                .contains("has no tag")
                                .contains("'not a tag'")
                                .contains("--label x")
                                .contains("--build-arg: '1' is no name")
                                .contains("--build-arg OTHER: no ARG of")
                                .contains("--secret: is no secret")
                                .contains("Dockerfile:3: broken.car goes to /opt/broken.car")
                                .contains("Dockerfile:4: there is no none in")
                                .contains("broken.car: ")));
    }

    @Test
    void shouldTakeWarningsSeriouslyWhenStrict() throws Exception {
        Files.writeString(project().resolve("a.jar"), "a");
        DockerProject loose = request(Builder.AUTO, "ARG BASE\nFROM ${BASE}\nCOPY a.jar ${WSO2_SERVER_HOME}/lib/\n");
        DockerProject strict = new DockerProject(
                loose.context(),
                loose.dockerfile(),
                loose.cars(),
                loose.target(),
                loose.tags(),
                loose.labels(),
                loose.arguments(),
                loose.secrets(),
                loose.builder(),
                CheckPolicy.of("", List.of(), true, List.of(), null),
                null);
        assertThatThrownBy(() -> build(strict)).hasMessageContaining("[no-owner]");
        build(loose);
        assertThat(events).filteredOn(Event.Trouble.class::isInstance).hasSize(1);
    }

    @Test
    void shouldRefuseABaseThatIsNotThere() throws Exception {
        DockerProject request = request(Builder.REGISTRY, "ARG BASE\nFROM " + registry.host() + "/none:1\nLABEL a=b\n");
        assertThatThrownBy(() -> build(request))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Dockerfile:2: there is no image " + registry.host() + "/none:1");
    }

    @Test
    void shouldOnlySayWhatItWouldPush() throws Exception {
        DockerProject request = request(Builder.AUTO, "ARG BASE\nFROM ${BASE}\nLABEL a=b\n");
        ContentCache cache = new ContentCache(folder.resolve("cache"));
        BuiltImage would = new DockerProjectBuild(RegistryAccess.ANONYMOUS, cache, NO_PROGRAMS, Map.of())
                .run(request, Reporter.silent(), true)
                .orElseThrow();
        assertThat(isThere()).isFalse();
        assertThat(build(request).digest()).isEqualTo(would.digest());
    }

    private boolean isThere() throws Exception {
        Registries registries = new Registries(RegistryAccess.ANONYMOUS);
        return new ImageReader(registries, new ContentCache(folder.resolve("other")))
                .resolve(ImageReference.parse(target + ":1", "test"))
                .isPresent();
    }
}
