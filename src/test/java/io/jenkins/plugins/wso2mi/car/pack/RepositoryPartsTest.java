package io.jenkins.plugins.wso2mi.car.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.MavenProject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes from repositories: a folder plays the remote one, by a mirror in settings.xml. */
class RepositoryPartsTest {
    private static final String LIBRARIES = "dependencies:\n"
            + "  - {groupId: org.demo, artifactId: lib, version: '1.0'}\n"
            + "  - {groupId: org.demo, artifactId: smtp, version: '2.0', connectionType: SMTPS}\n";

    @TempDir
    private Path folder;

    private MavenProject project;
    private MavenProject remote;
    private MavenProject local;

    @BeforeEach
    void makeProject() throws IOException {
        local = new MavenProject(folder.resolve("local repository"));
        remote = new MavenProject(folder.resolve("remote"));
        project = new MavenProject(folder.resolve("project"))
                .single()
                .change(
                        "pom.xml",
                        "<build>",
                        "<properties><project.runtime.version>4.4.0</project.runtime.version>" + "</properties><build>")
                .file(
                        "src/main/wso2mi/artifacts/sequences/Own.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Own\"/>");
        project.file(
                "settings.xml",
                "<settings><localRepository>" + local.root() + "</localRepository><mirrors><mirror><id>near</id>"
                        + "<mirrorOf>*</mirrorOf><url>" + remote.root().toUri()
                        + "</url></mirror></mirrors></settings>");
        published(remote, "mail-connector", "1.0.0", "zip", connector());
        published(remote, "lib", "1.0", "jar", "a jar".getBytes(StandardCharsets.UTF_8));
        published(remote, "smtp", "2.0", "jar", "another".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldFetchAConnectorAndTheLibrariesItAlwaysNeeds() throws Exception {
        needs("mail-connector", "1.0.0", "zip");

        Car car = build(List.of()).get(0);

        assertThat(car.artifacts())
                .extracting(Artifact::name, Artifact::version, Artifact::type)
                .containsExactlyInAnyOrder(
                        tuple("Own", "1.2.0", "synapse/sequence"),
                        tuple("mail-connector", "1.0.0", "synapse/lib"),
                        tuple("{org.demo}mail_lib-1.0", "1.2.0", "lib/connector/dependency"));
        try (ZipFile zip = new ZipFile(car.file().toFile())) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("{org.demo}mail_lib-1.0/artifact.xml"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("connector=\"{org.demo}mail\"");
        }
        assertThat(local.root().resolve("org/demo/mail-connector/1.0.0")).isDirectory();
    }

    private static Tuple tuple(String... values) {
        return Tuple.tuple((Object[]) values);
    }

    @Test
    void shouldFetchALibraryOfAConnectionThatALocalEntryOpens() throws Exception {
        needs("mail-connector", "1.0.0", "zip");
        project.file(
                "src/main/wso2mi/artifacts/local-entries/Post.xml",
                "<localEntry xmlns=\"http://ws.apache.org/ns/synapse\" key=\"Post\">"
                        + "<mail.init><connectionType>SMTPS</connectionType></mail.init></localEntry>");

        assertThat(build(List.of()).get(0).artifacts())
                .extracting(Artifact::name)
                .contains("{org.demo}mail_lib-1.0", "{org.demo}mail_smtp-2.0");
    }

    @Test
    void shouldLeaveLibrariesToServersThatBringNoPlaceForThem() throws Exception {
        needs("mail-connector", "1.0.0", "zip");
        project.change("pom.xml", "4.4.0", "4.3.0");

        assertThat(build(List.of()).get(0).artifacts())
                .extracting(Artifact::name)
                .containsExactlyInAnyOrder("Own", "mail-connector");
    }

    @Test
    void shouldPackAnApplicationOfARepositoryIntoAFatOne() throws Exception {
        published(remote, "common", "3.0.0", "car", PackedCar.clinic().bytes());
        needs("common", "3.0.0", "car");
        project.change("pom.xml", "<properties>", "<properties><fat.car.enable>true</fat.car.enable>");

        assertThat(build(List.of()).get(0).packed())
                .singleElement()
                .satisfies(car -> assertThat(car.contents().label()).endsWith("!/dependencies/common-3.0.0.car"));
    }

    @Test
    void shouldSayWhatCannotBeHadInTheResolversWordsAndWriteNothing() throws Exception {
        needs("mail-connector", "9.9.9", "zip");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> build(List.of()))
                .withMessageContaining("pom.xml: the dependency org.demo:mail-connector:zip:9.9.9 cannot be had")
                .withMessageContaining("near")
                .withMessageContaining("settings.xml");
        assertThat(project.root().resolve("target")).doesNotExist();
    }

    @Test
    void shouldAskNoRepositoryWhenOffline() throws Exception {
        needs("mail-connector", "1.0.0", "zip");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> build(List.of("-o")))
                .withMessageContaining("offline");
    }

    @Test
    void shouldTakeTheLocalRepositoryOfTheCommandLine() throws Exception {
        needs("mail-connector", "1.0.0", "zip");

        build(List.of("-Dmaven.repo.local=" + folder.resolve("third")));

        assertThat(folder.resolve("third/org/demo/mail-connector/1.0.0")).isDirectory();
        assertThat(local.root()).doesNotExist();
    }

    @Test
    void shouldRefuseAConnectorThatIsNone() throws Exception {
        published(remote, "other", "1.0.0", "zip", "no zip".getBytes(StandardCharsets.UTF_8));
        needs("other", "1.0.0", "zip");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> build(List.of()))
                .withMessageContaining("other-1.0.0.zip: is no connector");
    }

    private void needs(String artifactId, String version, String type) {
        project.change(
                "pom.xml",
                "<build>",
                "<dependencies><dependency><groupId>org.demo</groupId><artifactId>" + artifactId
                        + "</artifactId><version>" + version + "</version><type>" + type
                        + "</type></dependency></dependencies><build>");
    }

    private List<Car> build(List<String> arguments) throws IOException, InterruptedException {
        return new NativeBuild()
                .build(
                        new BuildRequest(
                                project.root(),
                                List.of(),
                                arguments,
                                project.root().resolve("settings.xml"),
                                null,
                                false,
                                CheckPolicy.DEFAULT),
                        Reporter.silent());
    }

    private static void published(MavenProject repository, String name, String version, String type, byte[] bytes) {
        String stem = "org/demo/" + name + "/" + version + "/" + name + "-" + version;
        repository
                .file(stem + "." + type, bytes)
                .file(
                        stem + ".pom",
                        "<project><modelVersion>4.0.0</modelVersion><groupId>org.demo</groupId><artifactId>" + name
                                + "</artifactId><version>" + version + "</version><packaging>" + type
                                + "</packaging></project>");
    }

    private static byte[] connector() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> one : Map.of(
                            "connector.xml",
                            "<connector><component name=\"mail\" package=\"org.demo\"/></connector>",
                            "descriptor.yml",
                            LIBRARIES)
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
