package io.jenkins.plugins.wso2mi.car.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.Digests;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.MavenProject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done before and after Maven runs; the run itself is played by {@link Played}. */
class MavenBuildTest {
    private static final String ARTIFACTS = "src/main/wso2mi/artifacts/";
    private static final String STAMP = "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>";

    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();
    private final Played maven = new Played();
    private Path root;
    private MavenProject project;

    @BeforeEach
    void makeProject() {
        root = folder.resolve("project");
        project = new MavenProject(root)
                .single()
                .change("pom.xml", "1.2.0", "1.0.0")
                .file("mvnw", "");
        maven.makes = car("Stamp").artifact("Stamp", "synapse/sequence", STAMP);
        project.file(ARTIFACTS + "sequences/Stamp.xml", STAMP)
                .file(ARTIFACTS + "sequences/.gitkeep", "")
                .file(ARTIFACTS + "apis/README.md", "about");
    }

    @Test
    void shouldRunTheWrapperWithAnArgumentListAndReadBackWhatItMade() throws Exception {
        List<Car> cars = build(BuildRequest.of(root));

        assertThat(cars).singleElement().extracting(Car::identity).isEqualTo("clinic_1.0.0");
        assertThat(maven.command)
                .containsExactly("sh", root.resolve("mvnw").toString(), "-B", "-ntp", "-Dstyle.color=never", "compile");
        assertThat(maven.directory).isEqualTo(root);
        assertThat(cars.get(0).sha256()).isEqualTo(Digests.sha256(target()));
    }

    @Test
    void shouldPassModulesSettingsAndArgumentsOn() throws Exception {
        Path settings = folder.resolve("settings.xml");

        build(new BuildRequest(
                root, List.of(":clinic"), List.of("-Dx=a b", "-o"), settings, null, false, CheckPolicy.DEFAULT));

        assertThat(maven.command)
                .containsSubsequence("-s", settings.toString(), "-pl", ".", "-am", "-Dx=a b", "-o", "compile");
    }

    @Test
    void shouldTakeMavenFromThePathWhenThereIsNoWrapper() throws Exception {
        Files.delete(root.resolve("mvnw"));
        Path program =
                Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("mvn"), "");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        new MavenBuild(maven, folder.resolve("none") + ":" + program.getParent())
                .build(BuildRequest.of(root), reporter());

        assertThat(maven.command).startsWith(program.toString());
    }

    @Test
    void shouldRefuseBeforeAnythingWhenThereIsNoMaven() throws Exception {
        Files.delete(root.resolve("mvnw"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new MavenBuild(maven, null).build(BuildRequest.of(root), reporter()))
                .withMessageContaining("there is no Maven");
        assertThat(maven.command).isEmpty();
    }

    @Test
    void shouldOnlySayTheCommandWhenItIsADryRun() throws Exception {
        new MavenBuild(maven, null).plan(BuildRequest.of(root).to(folder.resolve("out")), reporter());

        assertThat(events)
                .extracting(event -> ((Event.Command) event).sentence())
                .satisfiesExactly(
                        run -> assertThat(run).startsWith("run sh " + root).endsWith("compile in " + root),
                        copy -> assertThat(copy).isEqualTo("copy clinic_1.0.0.car to " + folder.resolve("out")));
        assertThat(events).allMatch(event -> ((Event.Command) event).dryRun());
        assertThat(maven.command).isEmpty();
    }

    @Test
    void shouldTellMavensFirstErrorAndItsLastLinesWhenItFails() {
        maven.code = 1;
        maven.says = Stream.concat(
                        Stream.of(
                                "[INFO] --- vscode-car-plugin:5.4.12:car (default) @ clinic ---",
                                "[ERROR] first cause"),
                        Stream.iterate(1, i -> i + 1).limit(1_000).map(i -> "line " + i))
                .toList();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> build(BuildRequest.of(root)))
                .withMessageContaining("exit code 1: first cause");
        assertThat(notices())
                .hasSize(22)
                .startsWith("Maven makes the application of clinic", "[ERROR] first cause", "line 981")
                .endsWith("line 1000");
    }

    @Test
    void shouldRefuseASuccessThatMadeNothing() {
        maven.makes = null;

        refused().withMessageContaining("Maven succeeded, but").withMessageContaining("clinic_1.0.0.car is not there");
    }

    @Test
    void shouldRefuseAnApplicationOfAnEarlierBuild() {
        maven.age = Instant.now().minusSeconds(60);

        refused().withMessageContaining("is older than this build");
    }

    @Test
    void shouldRefuseAnApplicationThatWouldNotDeploy() {
        maven.makes = maven.makes.without("Stamp_1.0.0/Stamp-1.0.0.xml");

        refused().withMessageContaining("clinic_1.0.0.car!/Stamp_1.0.0/artifact.xml: names the file");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameContentUnlessAskedNotTo() throws Exception {
        String first = build(BuildRequest.of(root)).get(0).sha256();
        maven.makes = maven.makes.without("Stamp_1.0.0/").artifact("Stamp", "synapse/sequence", STAMP);
        String second = build(BuildRequest.of(root)).get(0).sha256();
        Car kept = build(new BuildRequest(root, List.of(), List.of(), null, null, true, CheckPolicy.DEFAULT))
                .get(0);

        assertThat(second).isEqualTo(first);
        assertThat(target()).hasBinaryContent(maven.makes.bytes());
        assertThat(kept.sha256()).isNotEqualTo(first);
    }

    @Test
    void shouldHandSettingsRepositoryAndOfflineModeToTheRunsThatThePluginStarts() throws Exception {
        Path settings = folder.resolve("settings.xml");

        build(new BuildRequest(
                root, List.of(), List.of("-o", "-Dmaven.repo.local=/r"), settings, null, false, CheckPolicy.DEFAULT));

        assertThat(maven.command)
                .startsWith("sh", "-c")
                .containsSubsequence("-s " + settings + " -o -Dmaven.repo.local=/r", "-Dmaven.repo.local=/r", "sh");
    }

    @Test
    void shouldTellApartAPluginThatCannotBeHad() {
        maven.code = 1;
        maven.says = List.of(
                "[ERROR] [ERROR] Some problems were encountered while processing the POMs:",
                "[ERROR] Unresolveable build extension: Plugin org.wso2.maven:maven-car-plugin:2.1.1 or one of its"
                        + " dependencies could not be resolved: no such file",
                "[ERROR] Unknown packaging: carbon/application @ line 8, column 16");

        assertThatExceptionOfType(MissingPluginException.class)
                .isThrownBy(() -> build(BuildRequest.of(root)))
                .withMessageContaining("Plugin org.wso2.maven:maven-car-plugin:2.1.1 or one of its dependencies");
    }

    @Test
    void shouldNotBlameAPluginOfANestedRunWhenTheBuildItselfFails() {
        maven.code = 1;
        maven.says = List.of(
                "[ERROR] Plugin x:y:1 or one of its dependencies could not be resolved: nested",
                "[ERROR] Failed to execute goal compiler:compile on project clinic: no such class");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> build(BuildRequest.of(root)))
                .isNotInstanceOf(MissingPluginException.class)
                .withMessageContaining("exit code 1");
    }

    @Test
    void shouldTellWarningsAndGoOn() throws Exception {
        maven.makes = maven.makes.with("notes/todo.txt", "x");

        assertThat(build(BuildRequest.of(root))).hasSize(1);
        assertThat(events)
                .filteredOn(Event.Trouble.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((Event.Trouble) event).problem().what()).contains("has no artifact.xml"));
    }

    @Test
    void shouldCopyTheApplicationsToTheFolderAsked() throws Exception {
        Path out = folder.resolve("a/b");

        Car car = build(BuildRequest.of(root).to(out)).get(0);

        assertThat(car.file()).isEqualTo(out.resolve("clinic_1.0.0.car"));
        assertThat(car.file()).hasSameBinaryContentAs(target());
        try (Stream<Path> all = Files.list(out)) {
            assertThat(all).hasSize(1);
        }
    }

    private org.assertj.core.api.ThrowableAssertAlternative<RefusedException> refused() {
        return assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> build(BuildRequest.of(root)));
    }

    private static PackedCar car(String... artifacts) {
        return PackedCar.empty().with("artifacts.xml", PackedCar.list("clinic", "1.0.0", artifacts));
    }

    private List<Car> build(BuildRequest request) throws IOException, InterruptedException {
        return new MavenBuild(maven, null).build(request, reporter());
    }

    private Reporter reporter() {
        return new Reporter(events::add, Clock.systemUTC());
    }

    private List<String> notices() {
        return events.stream()
                .filter(Event.Notice.class::isInstance)
                .map(event -> ((Event.Notice) event).text())
                .toList();
    }

    private Path target() {
        return root.resolve("target/clinic_1.0.0.car");
    }

    /** Plays a Maven run: says lines, leaves an application where WSO2's plugin leaves it, ends with a code. */
    private final class Played implements ProgramRunner {
        private List<String> says = List.of();
        private PackedCar makes;
        private Instant age = Instant.MAX;
        private int code;
        private List<String> command = List.of();
        private Path directory;

        @Override
        public int run(List<String> line, Map<String, String> environment, String folder, Consumer<String> lines)
                throws IOException {
            Path where = Path.of(folder);
            command = line;
            directory = where;
            says.forEach(lines);
            if (makes != null) {
                Files.createDirectories(where.resolve("target"));
                makes.write(where.resolve("target"), "clinic_1.0.0.car");
                if (age.isBefore(Instant.now())) {
                    Files.setLastModifiedTime(target(), FileTime.from(age));
                }
            }
            return code;
        }
    }
}
