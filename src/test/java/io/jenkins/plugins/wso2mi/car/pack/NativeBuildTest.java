package io.jenkins.plugins.wso2mi.car.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.maven.MediatorJar;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.MavenProject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects in the layout of WSO2's editor. */
class NativeBuildTest {
    private static final String ARTIFACTS = "src/main/wso2mi/artifacts/";
    private static final String RESOURCES = "src/main/wso2mi/resources/";

    private static final String NAMESPACED =
            "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"%s\"><sequence key=\"%s\"/></sequence>";

    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();
    private MavenProject project;

    @BeforeEach
    void makeProject() {
        project = new MavenProject(folder.resolve("project"))
                .single()
                .file(
                        ARTIFACTS + "sequences/Stamp.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>");
    }

    @Test
    void shouldPackASequenceUnderItsProjectsVersion() throws Exception {
        Car car = build().get(0);

        assertThat(car.identity()).isEqualTo("clinic_1.2.0");
        assertThat(car.artifacts())
                .containsExactly(
                        new Artifact("Stamp", "1.2.0", "synapse/sequence", "Stamp-1.2.0.xml", "EnterpriseIntegrator"));
        assertThat(car.file()).isEqualTo(project.root().resolve("target/clinic_1.2.0.car"));
        assertThat(text(car, "Stamp_1.2.0/Stamp-1.2.0.xml"))
                .isEqualTo("<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>");
        assertThat(text(car, "descriptor.xml")).contains("<id>org.example__clinic__1.2.0</id>");
    }

    @Test
    void shouldTakeSnapshotFromArtifactsAndLeaveItToTheApplication() throws Exception {
        project.change("pom.xml", "1.2.0", "1.2.0-SNAPSHOT");

        Car car = build().get(0);

        assertThat(car.identity()).isEqualTo("clinic_1.2.0-SNAPSHOT");
        assertThat(car.artifacts()).extracting(Artifact::version).containsExactly("1.2.0");
    }

    @Test
    void shouldPutTheVersionOfAnApiIntoItsNameAndDescribeIt() throws Exception {
        project.file(
                        ARTIFACTS + "apis/Visits.xml",
                        "<api xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Visits\" context=\"/v\" version=\"2\""
                                + " version-type=\"url\""
                                + " description='say \"hi\"'/>")
                .file(RESOURCES + "api-definitions/Visits_v2.yaml", "openapi: 3");

        Car car = build().get(0);

        assertThat(car.artifacts()).extracting(Artifact::name).containsExactly("Stamp", "Visits_2");
        assertThat(text(car, "Visits_2_2/Visits_2-2.xml")).startsWith("<api");
        assertThat(text(car, "metadata/Visits_2_metadata_2/Visits_2_metadata-2.yaml"))
                .contains("serviceUrl: \"https://{MI_HOST}:{MI_PORT}/v/2\"")
                .contains("description: \"say \\\"hi\\\"\"");
        assertThat(text(car, "metadata/Visits_2_swagger_2/Visits_2_swagger-2.yaml"))
                .isEqualTo("openapi: 3");
        assertThat(text(car, "artifacts.xml")).doesNotContain("Visits_2_metadata");
        assertThat(text(car, "metadata.xml")).contains("Visits_2_metadata", "Visits_2_swagger");
    }

    @Test
    void shouldMakeTheSameBytesElsewhereAtAnotherTimeInAnotherZone() throws Exception {
        String here = sample(project).get(0).sha256();
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            MavenProject other = new MavenProject(folder.resolve("another place/with spaces")).single();
            String there = sample(other.file(
                            ARTIFACTS + "sequences/Stamp.xml",
                            "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>"))
                    .get(0)
                    .sha256();

            assertThat(there).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private List<Car> sample(MavenProject where) throws IOException, InterruptedException {
        where.file(RESOURCES + "leaflets/b.txt", "b")
                .file(RESOURCES + "leaflets/a/c.txt", "c")
                .file(
                        RESOURCES + "artifact.xml",
                        "<artifacts><artifact name=\"leaflets\" version=\"1.0.0\"><collection>"
                                + "<directory>leaflets</directory>"
                                + "<path>/_system/governance/mi-resources/leaflets</path>"
                                + "</collection></artifact></artifacts>");
        return new NativeBuild().build(BuildRequest.of(where.root()), Reporter.silent());
    }

    @Test
    void shouldPackASiblingIntoAFatApplicationAndBuildItFirst() throws Exception {
        fat();

        List<Car> cars = build();

        assertThat(cars).extracting(Car::identity).containsExactly("desk_1.2.0", "common_1.2.0");
        assertThat(cars.get(0).packed()).extracting(Car::identity).containsExactly("common_1.2.0");
        assertThat(cars.get(0).packed().get(0).sha256()).isEqualTo(cars.get(1).sha256());
    }

    @Test
    void shouldTellOnlyWhatIsWrongWhicheverApplicationsGoOntoOneServer() throws Exception {
        fat();
        project.file("common/" + ARTIFACTS + "sequences/Reply.xml", NAMESPACED.formatted("Reply", "Nowhere"))
                .file("desk/" + ARTIFACTS + "sequences/Desk.xml", NAMESPACED.formatted("Desk", "Reply"));

        build();

        assertThat(events.stream().filter(Event.Trouble.class::isInstance).map(Object::toString))
                .isNotEmpty()
                .allMatch(trouble -> trouble.contains("Nowhere"));
    }

    @Test
    void shouldPackASiblingThatWasNotAskedForToo() throws Exception {
        fat();

        BuildRequest one = new BuildRequest(
                project.root(), List.of("desk"), List.of(), null, folder.resolve("out"), false, CheckPolicy.DEFAULT);
        List<Car> cars = new NativeBuild().build(one, reporter());

        assertThat(cars).singleElement().satisfies(car -> {
            assertThat(car.file()).isEqualTo(folder.resolve("out/desk_1.2.0.car"));
            assertThat(car.packed()).hasSize(1);
        });
    }

    @Test
    void shouldHaveClassMediatorsCompiledByTheProjectsOwnMaven() throws Exception {
        mediators();
        Path jar = project.root().resolve("target/clinic-1.2.0.jar");
        List<String> commands = new ArrayList<>();
        NativeBuild build = new NativeBuild(new MediatorJar(
                (command, environment, directory, lines) -> {
                    assertThat(jar).doesNotExist();
                    commands.add(String.join(" ", command) + " in " + directory);
                    PackedCar.empty().with("Stamp.class", "compiled").write(jar.getParent(), "clinic-1.2.0.jar");
                    return 0;
                },
                null));
        project.file("target/clinic-1.2.0.jar", "of an earlier build");

        Car car = build.build(BuildRequest.of(project.root()), reporter()).get(0);

        assertThat(commands)
                .singleElement()
                .asString()
                .endsWith("resources:resources compiler:compile jar:jar@mediators in " + project.root());
        assertThat(car.artifacts())
                .contains(new Artifact(
                        "clinic_class_mediators",
                        "1.2.0",
                        "lib/synapse/mediator",
                        "clinic-1.2.0.jar",
                        "EnterpriseIntegrator"));
    }

    @Test
    void shouldRefuseWhenMavenMakesNoJarOfTheClassMediators() {
        mediators();
        NativeBuild build = new NativeBuild(new MediatorJar((command, environment, directory, lines) -> 0, null));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> build.build(BuildRequest.of(project.root()), reporter()))
                .withMessageContaining("target/clinic-1.2.0.jar")
                .withMessageContaining("finalName");
        assertThat(project.root().resolve("target/clinic_1.2.0.car")).doesNotExist();
    }

    @Test
    void shouldSayThatItLetsMavenCompileWhenItIsADryRun() throws Exception {
        mediators();
        new NativeBuild(new MediatorJar((command, environment, directory, lines) -> 1, null))
                .plan(BuildRequest.of(project.root()), reporter());

        assertThat(events)
                .extracting(event -> ((Event.Command) event).sentence())
                .anySatisfy(
                        sentence -> assertThat(sentence).startsWith("run sh ").contains("jar:jar@mediators"));
    }

    /** With a wrapper, so that no Maven is looked for. */
    private void mediators() {
        project.pom(
                        "",
                        "clinic",
                        "",
                        "<packaging>pom</packaging>"
                                + MavenProject.build(MavenProject.PLUGIN
                                        + "<plugin><artifactId>maven-jar-plugin</artifactId><executions><execution>"
                                        + "<id>mediators</id><phase>compile</phase><goals><goal>jar</goal></goals>"
                                        + "</execution></executions></plugin>"))
                .file("mvnw", "")
                .file("src/main/java/Stamp.java", "class Stamp {}");
    }

    private void fat() {
        String car = MavenProject.build(MavenProject.PLUGIN);
        project = new MavenProject(folder.resolve("two"))
                .pom(
                        "",
                        "two",
                        "",
                        "<packaging>pom</packaging><modules><module>desk</module><module>common</module>"
                                + "</modules>")
                .pom("common", "common", "two", "<packaging>pom</packaging>" + car)
                .file(
                        "common/" + ARTIFACTS + "sequences/Reply.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Reply\"/>")
                .pom(
                        "desk",
                        "desk",
                        "two",
                        "<packaging>pom</packaging><properties><fat.car.enable>true</fat.car.enable></properties>"
                                + "<dependencies><dependency><groupId>org.example</groupId><artifactId>common"
                                + "</artifactId><version>${project.version}</version><type>car</type></dependency>"
                                + "</dependencies>" + car)
                .file(
                        "desk/" + ARTIFACTS + "sequences/Desk.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Desk\"/>");
    }

    @Test
    void shouldWriteNothingWhenItIsADryRun() throws Exception {
        new NativeBuild().plan(BuildRequest.of(project.root()).to(folder.resolve("out")), reporter());

        assertThat(project.root().resolve("target")).doesNotExist();
        assertThat(events)
                .extracting(event -> ((Event.Command) event).sentence())
                .containsExactly(
                        "pack the sources of . into " + project.root().resolve("target/clinic_1.2.0.car"),
                        "copy clinic_1.2.0.car to " + folder.resolve("out"));
    }

    @Test
    void shouldTellEverythingThatCannotBePackedAtOnceAndWriteNothing() {
        project.file(ARTIFACTS + "apis/Broken.xml", "<api\n<")
                .file(ARTIFACTS + "apis/NoContext.xml", "<api\n name=\"A\">\n</api>")
                .file(ARTIFACTS + "endpoints/NoName.xml", "<endpoint/>")
                .file(
                        ARTIFACTS + "local-entries/NoKey.xml",
                        "<localEntry xmlns=\"http://ws.apache.org/ns/synapse\" name=\"x\"/>")
                .file(
                        ARTIFACTS + "sequences/deep/Other.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Other\"/>")
                .file(
                        ARTIFACTS + "sequence/Typo.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Typo\"/>")
                .file(ARTIFACTS + "Loose.xml", "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Loose\"/>")
                .file(
                        ARTIFACTS + "tasks/Away.xml",
                        "<task xmlns=\"http://ws.apache.org/ns/synapse\" name=\"x/../../y\"/>")
                .file(
                        ARTIFACTS + "sequences/Copy.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>")
                .file(RESOURCES + "connectors/mail.zip", "zip")
                .file(RESOURCES + "connectors/mail.jar", "jar");

        refused()
                .withMessageContaining("apis/Broken.xml:2: is no well-formed XML")
                .withMessageContaining("apis/NoContext.xml:2: the API has no context attribute")
                .withMessageContaining("endpoints/NoName.xml:1: has no name attribute")
                .withMessageContaining("local-entries/NoKey.xml:1: has no key attribute")
                .withMessageContaining("deep/Other.xml: cannot be packed")
                .withMessageContaining("not those of artifacts/sequences/deep")
                .withMessageContaining("sequence/Typo.xml: cannot be packed")
                .withMessageContaining("artifacts/Loose.xml: cannot be packed")
                .withMessageContaining("tasks/Away.xml:1: its name attribute 'x/../../y' cannot be part of a file name")
                .withMessageContaining("sequences/Stamp.xml: is the artifact Stamp 1.2.0, which ")
                .withMessageContaining("connectors/mail.zip: is no connector's name")
                .withMessageContaining("connectors/mail.jar: is no connector");
        assertThat(project.root().resolve("target")).doesNotExist();
    }

    @Test
    void shouldTellWhereARegistryResourceIsWrong() {
        project.file(RESOURCES + "artifact.xml", """
                <artifacts>
                    <artifact name="gone" version="1.0.0"><item><file>gone.txt</file>
                        <path>/_system/governance/mi-resources/x</path></item></artifact>
                    <artifact name="bare" version="1.0.0"/>
                    <artifact name="else" version="1.0.0"><item><file>a</file><path>/root</path></item></artifact>
                    <artifact name="out" version="1.0.0"><item><file>a</file>
                        <path>/_system/governance/mi-resources/../../../..</path></item></artifact>
                </artifacts>
                """);

        refused()
                .withMessageContaining("artifact.xml:2: the registry resource gone is not there")
                .withMessageContaining("artifact.xml:4: the registry resource names no file and path")
                .withMessageContaining("artifact.xml:5: the registry path '/root' leads to no folder")
                .withMessageContaining("artifact.xml:6: the registry path");
    }

    @Test
    void shouldRefuseWhatOnlyTheProjectsOwnBuildCanMake() {
        project.file(RESOURCES + "datamapper/Fees/Fees.ts", "export function map() {}");

        refused()
                .withMessageContaining("Fees.ts: is a data mapping")
                .withMessageContaining("build with --builder maven");
    }

    @Test
    void shouldWarnOfADescriptionThatDescribesNothing() throws Exception {
        project.file(RESOURCES + "metadata/Ghost_metadata.yaml", "key: x").file(RESOURCES + "metadata/.gitkeep", "");

        build();

        assertThat(events)
                .filteredOn(Event.Trouble.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((Event.Trouble) event).problem().sentence())
                        .contains("Ghost_metadata.yaml: is not packed"));
    }

    @Test
    void shouldLeaveFilesForPeopleAlone() throws Exception {
        project.file(ARTIFACTS + "apis/.gitkeep", "")
                .file(ARTIFACTS + "apis/README.md", "about")
                .file(ARTIFACTS + "apis/.DS_Store", "x")
                .file(ARTIFACTS + "Thumbs.db", "x");

        assertThat(build().get(0).artifacts()).hasSize(1);
    }

    @Test
    void shouldReplaceTheApplicationOfAnEarlierBuildAndLeaveNothingElse() throws Exception {
        project.file("target/clinic_1.2.0.car", "old");

        build();

        try (var files = Files.list(project.root().resolve("target"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(file).isNotEmptyFile());
        }
    }

    private ThrowableAssertAlternative<RefusedException> refused() {
        return assertThatExceptionOfType(RefusedException.class).isThrownBy(this::build);
    }

    private List<Car> build() throws IOException, InterruptedException {
        return new NativeBuild().build(BuildRequest.of(project.root()), reporter());
    }

    private Reporter reporter() {
        return new Reporter(events::add, Clock.systemUTC());
    }

    private static String text(Car car, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(car.file().toFile())) {
            return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), "UTF-8");
        }
    }
}
