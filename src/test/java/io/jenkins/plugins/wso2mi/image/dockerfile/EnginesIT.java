package io.jenkins.plugins.wso2mi.image.dockerfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Docker projects that are built by real engines: Debian's docker and buildah, each where it is installed. */
class EnginesIT {
    private static final Path BUILDAH = Path.of("/usr/bin/buildah");
    private static final String APPLICATIONS = "${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps/";
    private static final List<String> COMPARED =
            List.of("Env", "User", "WorkingDir", "ExposedPorts", "Entrypoint", "Cmd");

    private static DebianRegistry registry;
    private static Path home;
    private static DockerDaemon daemon;
    private static String base;

    @TempDir
    Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private String repository;
    private Path project;

    @BeforeAll
    static void start(@TempDir Path scratch) throws Exception {
        registry = DebianRegistry.startWithBasicAuth();
        base = registry.host() + "/wso2mi:4.4.0";
        RichServer.push(scratch, base, access());
        home = Files.createTempDirectory("mi");
        if (DockerDaemon.reasonAgainst().isEmpty()) {
            daemon = DockerDaemon.start(home);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (daemon != null) {
            daemon.close();
        }
        registry.close();
        DockerDaemon.remove(home);
    }

    @BeforeEach
    void ownProject(TestInfo test) throws Exception {
        repository = registry.host() + "/clinic/"
                + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        project = Files.createDirectories(folder.resolve("project"));
    }

    private static RegistryAccess access() {
        CredentialStore store = CredentialStore.only(
                registry.host(), new Credentials(DebianRegistry.USER, Secret.of(DebianRegistry.PASSWORD)));
        return new RegistryAccess(false, store, RetryPolicy.USUAL);
    }

    private static void assumeHere(Builder engine) {
        if (engine == Builder.DOCKER) {
            assumeTrue(daemon != null, DockerDaemon.reasonAgainst());
        } else if (engine == Builder.BUILDAH) {
            assumeTrue(Files.isExecutable(BUILDAH), "buildah is not here: apt install buildah");
            assumeTrue("root".equals(System.getProperty("user.name")), "buildah is tried as root");
        }
    }

    /** Engines with this test's daemon and store, so that nothing of the machine's own is seen or left behind. */
    private ProgramRunner programs() {
        return (command, environment, directory, lines) -> {
            List<String> words = new ArrayList<>(command);
            if (words.get(0).equals("docker")) {
                words.set(0, DockerDaemon.client());
                if (words.contains("build")) {
                    // the daemon of this test has no network to give
                    words.add(words.indexOf("build") + 1, "--network=none");
                }
            } else {
                words.addAll(1, List.of("--root", home + "/buildah", "--runroot", home + "/run"));
            }
            Map<String, String> variables = new HashMap<>(environment);
            variables.put("BUILDAH_ISOLATION", "chroot");
            variables.put("DOCKER_HOST", daemon == null ? "unix:///nowhere" : daemon.host());
            return new LocalPrograms().run(words, variables, directory, lines);
        };
    }

    private DockerProject request(Builder builder, String dockerfile, List<String> secrets, Path... cars)
            throws IOException {
        Files.writeString(project.resolve("Dockerfile"), dockerfile);
        return new DockerProject(
                project,
                null,
                List.of(cars),
                repository + ":" + builder.word(),
                List.of(builder.word() + "-2"),
                List.of("team=green"),
                List.of("BASE=" + base),
                secrets,
                builder,
                CheckPolicy.DEFAULT,
                null);
    }

    private BuiltImage build(DockerProject request) throws Exception {
        Reporter reporter = new Reporter(this::tell, Clock.systemUTC());
        ContentCache cache = new ContentCache(folder.resolve("cache"));
        return new DockerProjectBuild(access(), cache, programs(), Map.of("KEY", "k3y-of-the-vault"))
                .run(request, reporter, false)
                .orElseThrow();
    }

    private void tell(Event event) {
        if (event instanceof Event.Notice notice) {
            told.add(notice.text());
        } else if (event instanceof Event.Command command) {
            told.add(command.sentence());
        }
    }

    private FlatImage read(BuiltImage built) throws Exception {
        return FlatImage.read(built.reference().toString(), folder.resolve("other"), access());
    }

    private static Map<String, Object> compared(FlatImage image) {
        Map<String, Object> compared = new HashMap<>();
        COMPARED.forEach(name -> compared.put(name, image.run().value(name)));
        Map<String, String> labels = new HashMap<>(image.run().object("Labels").texts());
        // what only one builder says of itself, and what describes the base alone
        labels.keySet().removeIf(name -> name.startsWith("io.buildah") || name.startsWith("org.opencontainers"));
        labels.remove("io.jenkins.plugins.wso2mi.base");
        labels.remove("io.jenkins.plugins.wso2mi.mi-version");
        compared.put("Labels", labels);
        return compared;
    }

    private void writeFiles() throws IOException {
        Files.createDirectories(project.resolve("conf/deep/empty"));
        Files.writeString(project.resolve("conf/deep/a.txt"), "a");
        Files.writeString(project.resolve("conf/run.sh"), "#!/bin/sh\n");
        Files.writeString(project.resolve("x y.txt"), "xy");
        Files.writeString(project.resolve("deployment.toml"), "[server]\nhostname = \"h\"\n");
        Files.writeString(project.resolve("ignored.txt"), "i");
        Files.writeString(project.resolve(".dockerignore"), "ignored.txt\nconf/deep/*.bak\n**/*.car\n");
        Files.writeString(project.resolve("conf/deep/a.bak"), "bak");
        permit("conf/run.sh", "rwxr-x---");
        permit("conf/deep", "rwx------");
        permit("deployment.toml", "rw-rw----");
    }

    private void permit(String path, String mode) throws IOException {
        Files.setPosixFilePermissions(project.resolve(path), PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "BUILDAH"})
    void shouldMakeTheSameAtTheRegistryAsWithAnEngine(Builder engine) throws Exception {
        assumeHere(engine);
        writeFiles();
        Path car = TinyCar.write(folder.resolve("target"), "clinic", "1.0.0");
        String dockerfile = """
                ARG BASE
                FROM ${BASE} AS app
                ARG VERSION=1.0
                ENV A="x y" B=${WSO2_SERVER_HOME}/b PATH=$PATH:/opt
                ENV C=${A}-${NONE:-none} A=z OLD=it$VERSION
                LABEL version="$VERSION" "two words"="a b"
                COPY --chown=wso2carbon:wso2 clinic_*.car ${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps
                COPY --chown=wso2carbon:wso2 deployment.toml ${WSO2_SERVER_HOME}/conf/
                COPY --chown=wso2carbon conf /opt/clinic/conf
                COPY conf/deep/ /opt/clinic/conf
                COPY ["x y.txt", "/opt/a b/"]
                COPY --chmod=0750 conf/run.sh /srv/in
                COPY --chown=55 conf/*.sh deployment.toml /srv/two/
                COPY . /all
                WORKDIR /home/wso2carbon
                WORKDIR wso2mi-4.4.0
                COPY x*.txt ./lib/
                EXPOSE 8290 8253/tcp
                USER wso2carbon:wso2
                """;
        BuiltImage expected = build(request(engine, dockerfile, List.of(), car));
        BuiltImage made = build(request(Builder.REGISTRY, dockerfile, List.of(), car));

        assertThat(expected.builder()).isEqualTo(engine);
        assertThat(made.builder()).isEqualTo(Builder.REGISTRY);
        assertThat(made.base()).isEqualTo(expected.base());
        assertThat(read(made).files())
                .isEqualTo(read(expected).files())
                .containsKeys("all/conf/deep/empty", "data/two");
        Map<String, Object> run = compared(read(made));
        Map<String, Object> asked = compared(read(expected));
        if (engine == Builder.BUILDAH) {
            // buildah moves a variable that is set anew to the end
            List.of(run, asked).forEach(one -> one.computeIfPresent("Env", (name, list) -> sorted(list)));
        }
        assertThat(run).isEqualTo(asked);
    }

    private static Object sorted(Object environment) {
        return environment instanceof Optional<?> some && some.orElseThrow() instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().toList()
                : environment;
    }

    /** Buildah gives a new working directory to root, whatever USER says, and does not count out ranges of ports. */
    @Test
    void shouldMakeWorkingDirectoriesAndPortsAsDockerDoes() throws Exception {
        assumeHere(Builder.DOCKER);
        Files.writeString(project.resolve("a.txt"), "a");
        String dockerfile = "ARG BASE\nFROM ${BASE}\nWORKDIR /var/clinic/work\nCOPY a.txt .\n"
                + "USER root\nWORKDIR ../other\nUSER 10802\nEXPOSE 7000-7002/udp\n";
        BuiltImage expected = build(request(Builder.DOCKER, dockerfile, List.of()));
        BuiltImage made = build(request(Builder.REGISTRY, dockerfile, List.of()));
        assertThat(read(made).files()).isEqualTo(read(expected).files()).containsKey("var/clinic/other");
        assertThat(compared(read(made))).isEqualTo(compared(read(expected)));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "BUILDAH"})
    void shouldMountSecretsAndKeepThemOutOfLinesAndLayers(Builder engine) throws Exception {
        assumeHere(engine);
        assumeTrue(Files.isExecutable(Path.of("/bin/busybox")), "busybox is not here: apt install busybox-static");
        Path file = Files.writeString(folder.resolve("secret"), "s3cret-of-a-file");
        BuiltImage built = build(request(engine, """
                ARG BASE
                FROM ${BASE}
                USER root
                RUN --mount=type=secret,id=file --mount=type=secret,id=variable \
                    ["/bin/busybox", "sh", "-c", "cd /run/secrets; busybox cat file variable > /size; busybox cat file"]
                USER wso2carbon
                """, List.of("id=file,src=" + file, "id=variable,env=KEY")));

        assertThat(read(built).files().get("size"))
                .endsWith(Digest.of("s3cret-of-a-filek3y-of-the-vault".getBytes(UTF_8))
                        .brief());
        assertThat(built.pushed().reused()).isEqualTo(3);
        assertThat(built.tags()).containsExactly(engine.word(), engine.word() + "-2");
        assertThat(String.join("\n", told))
                .contains("****")
                .doesNotContain("s3cret-of-a-file")
                .doesNotContain("k3y-of-the-vault")
                .doesNotContain(DebianRegistry.PASSWORD);
        assertThat(read(built).files()).as("what was mounted").doesNotContainKey("run/secrets/file");
        assertThat(leftBehind()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "BUILDAH"})
    void shouldEndTheEngineWhenInterrupted(Builder engine) throws Exception {
        assumeHere(engine);
        assumeTrue(Files.isExecutable(Path.of("/bin/busybox")), "busybox is not here: apt install busybox-static");
        DockerProject request = request(
                engine,
                "ARG BASE\nFROM ${BASE}\nUSER root\nRUN [\"/bin/busybox\", \"sleep\", \"5417\"]\nUSER wso2carbon\n",
                List.of());
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                build(request);
            } catch (Throwable e) {
                end.set(e);
            }
        });
        thread.start();
        await().atMost(Duration.ofMinutes(2)).until(EnginesIT::isSleeping);
        thread.interrupt();
        thread.join(60_000);

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        await().atMost(Duration.ofMinutes(1)).until(() -> !isSleeping());
        assertThat(leftBehind()).isEmpty();
    }

    private static boolean isSleeping() {
        return ProcessHandle.allProcesses().anyMatch(process -> process.info()
                .arguments()
                .map(List::of)
                .orElse(List.of())
                .contains("5417"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "BUILDAH"})
    void shouldTellWhyTheEngineFailed(Builder engine) throws Exception {
        assumeHere(engine);
        DockerProject request = request(engine, "ARG BASE\nFROM ${BASE}\nRUN [\"/no/such/program\"]\n", List.of());
        assertThatThrownBy(() -> build(request))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(engine.word() + " failed with exit code ")
                .hasMessageContaining("its output is above");
        assertThat(leftBehind()).isEmpty();
    }

    private static List<String> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            // other tests may be at work
            return files.filter(file -> file.getFileName().toString().startsWith("wso2-mi-image"))
                    .filter(file -> Files.exists(file.resolve("docker")))
                    .map(Path::toString)
                    .toList();
        }
    }

    /** So that a comparison that compares nothing is seen. */
    @Test
    void shouldTellImagesApart() {
        FlatImage one = new FlatImage(Map.of("a", "0:0 644"), JsonObject.of(Map.of("User", "u")), 1);
        FlatImage other = new FlatImage(Map.of("a", "0:0 644"), JsonObject.of(Map.of("User", "v")), 1);
        assertThat(compared(one)).isNotEqualTo(compared(other));
    }
}
