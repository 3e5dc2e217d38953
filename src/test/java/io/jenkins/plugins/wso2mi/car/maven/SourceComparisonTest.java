package io.jenkins.plugins.wso2mi.car.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.car.source.CarModules;
import io.jenkins.plugins.wso2mi.car.source.MavenArguments;
import io.jenkins.plugins.wso2mi.car.source.MavenProject;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sources hold against what an application holds. */
class SourceComparisonTest {
    private static final String ARTIFACTS = "src/main/wso2mi/artifacts/";
    private static final String RESOURCES = "src/main/wso2mi/resources/";
    private static final String STAMP = "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>";

    @TempDir
    private Path folder;

    private MavenProject project;
    private PackedCar car;

    @BeforeEach
    void makeProject() {
        project = new MavenProject(folder.resolve("project"))
                .single()
                .change("pom.xml", "1.2.0", "1.0.0")
                .file(ARTIFACTS + "sequences/Stamp.xml", STAMP)
                .file(ARTIFACTS + "sequences/.gitkeep", "")
                .file(ARTIFACTS + "apis/README.md", "about");
        car = listing("Stamp").artifact("Stamp", "synapse/sequence", STAMP);
    }

    @Test
    void shouldFindNothingWhenAllIsThere() throws IOException {
        assertThat(sentences()).isEmpty();
    }

    @Test
    void shouldNameASourceThatIsNoXmlWithItsLine() throws IOException {
        project.file(ARTIFACTS + "sequences/Broken.xml", "<sequence\nname=>");

        assertThat(sentences())
                .singleElement()
                .asString()
                .contains(ARTIFACTS + "sequences/Broken.xml:2: is no well-formed XML");
    }

    @Test
    void shouldNameASourceThatIsNotPacked() throws IOException {
        project.file(
                ARTIFACTS + "sequences/Other.xml",
                "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Other\"/>");

        assertThat(sentences())
                .singleElement()
                .asString()
                .contains("sequences/Other.xml: is not in clinic_1.0.0.car as synapse/sequence Other 1.0.0");
    }

    @Test
    void shouldNameASourceOfWhichAnotherContentIsPacked() throws IOException {
        project.file(
                ARTIFACTS + "sequences/Stamp.xml",
                "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"><log/></sequence>");

        assertThat(sentences())
                .singleElement()
                .asString()
                .contains("sequences/Stamp.xml: is in clinic_1.0.0.car with another content");
    }

    @Test
    void shouldNameTwoSourcesOfOneName() throws IOException {
        project.file(ARTIFACTS + "sequences/StampCopy.xml", STAMP);

        assertThat(sentences())
                .singleElement()
                .asString()
                .contains("sequences/StampCopy.xml: is the artifact Stamp 1.0.0, which ")
                .contains("Stamp.xml is already");
    }

    @Test
    void shouldNameASourceThatIsPackedAsAnotherKind() throws IOException {
        project.file(ARTIFACTS + "tasks/Wake.xml", "<task xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Wake\"/>");
        car = car.artifact(
                "Wake", "synapse/sequence", "<task xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Wake\"/>");

        assertThat(sentences())
                .anyMatch(one -> one.contains("tasks/Wake.xml: is not in clinic_1.0.0.car as synapse/task"));
    }

    @Test
    void shouldNameWhatAnEarlierVersionLeftBehind() throws IOException {
        car = listing("Stamp", "Old")
                .artifact("Stamp", "synapse/sequence", STAMP)
                .artifact(
                        "Old",
                        "synapse/sequence",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Old\"/>");

        assertThat(sentences())
                .singleElement()
                .asString()
                .contains("clinic_1.0.0.car!/Old_1.0.0: is in no source of")
                .contains("delete the folders tmp and target");
    }

    @Test
    void shouldNameConnectorsConfigurationAndRegistryResourcesThatAreNotPacked() throws IOException {
        resources();

        assertThat(sentences())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("connectors/mail-1.0.0.zip: is not in"),
                        one -> assertThat(one).contains("config.properties: is not in"),
                        one -> assertThat(one).contains("fees.xslt: is not in clinic_1.0.0.car as registry/resource"));
    }

    @Test
    void shouldFindConnectorsConfigurationAndRegistryResourcesThatArePacked() throws IOException {
        resources();
        car = listing("Stamp", "mail", "config", "fees")
                .artifact("Stamp", "synapse/sequence", STAMP)
                .artifact("mail", "synapse/lib", "zip")
                .artifact("config", "config/property", "a=b")
                .artifact("fees", "registry/resource", "<resources/>")
                .with("fees_1.0.0/resources/fees.xslt", "<x/>");

        assertThat(sentences()).isEmpty();
    }

    @Test
    void shouldNameARegistryResourceWithoutItsFile() throws IOException {
        resources();
        car = listing("Stamp", "mail", "config", "fees")
                .artifact("Stamp", "synapse/sequence", STAMP)
                .artifact("mail", "synapse/lib", "zip")
                .artifact("config", "config/property", "a=b")
                .artifact("fees", "registry/resource", "<resources/>");

        assertThat(sentences()).singleElement().asString().contains("fees.xslt: is in clinic_1.0.0.car with another");
    }

    @Test
    void shouldNameAConnectorThatThePluginCouldNotFetch() throws IOException {
        project.change("pom.xml", "<build>", dependency("mail-connector", "zip") + "<build>");

        assertThat(sentences())
                .singleElement()
                .asString()
                .contains("pom.xml: the connector mail-connector 2.0.0 is not in clinic_1.0.0.car")
                .contains(".mvn/maven.config");
    }

    @Test
    void shouldNameClassMediatorsThatAreNotPacked() throws IOException {
        project.file("src/main/java/Stamp.java", "class Stamp {}");

        assertThat(sentences()).singleElement().asString().contains("it holds no jar of class mediators");
    }

    @Test
    void shouldNameAnApplicationThatAFatOneLacks() throws IOException {
        project.change("pom.xml", "<build>", dependency("common", "car") + "<build>")
                .change("pom.xml", "<build>", "<properties><fat.car.enable>true</fat.car.enable></properties><build>");

        assertThat(sentences())
                .singleElement()
                .asString()
                .contains("the application dependencies/common-2.0.0.car is not in clinic_1.0.0.car");
    }

    @Test
    void shouldWarnOfLibrariesThatThePluginLeavesOutInAProjectOfSeveralModules() throws IOException {
        project.change(
                "pom.xml",
                "<build>",
                "<properties><project.runtime.version>4.4.0</project.runtime.version></properties><build>");
        byte[] connector = connector();
        project.file(RESOURCES + "connectors/mail-1.0.0.zip", connector);
        car = listing("Stamp", "mail")
                .artifact("Stamp", "synapse/sequence", STAMP)
                .with("mail_1.0.0/artifact.xml", PackedCar.artifactXml("mail", "synapse/lib", "mail-1.0.0.zip"))
                .with("mail_1.0.0/mail-1.0.0.zip", connector);

        assertThat(problems()).singleElement().satisfies(one -> {
            assertThat(one.isError()).isFalse();
            assertThat(one.sentence()).contains("its library commons-io-2.11.0 is not in clinic_1.0.0.car");
        });
    }

    private void resources() {
        project.file(RESOURCES + "connectors/mail-1.0.0.zip", "zip")
                .file(RESOURCES + "conf/config.properties", "a=b")
                .file(RESOURCES + "xslt/fees.xslt", "<x/>")
                .file(
                        RESOURCES + "artifact.xml",
                        "<artifacts><artifact name=\"fees\" version=\"1.0.0\" type=\"registry/resource\"><item>"
                                + "<file>fees.xslt</file><path>/_system/governance/mi-resources/xslt</path>"
                                + "</item></artifact></artifacts>");
    }

    private static byte[] connector() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("connector.xml"));
            zip.write("<connector><component name=\"mail\" package=\"org.demo\"/></connector>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("descriptor.yml"));
            zip.write("dependencies:\n  - {groupId: commons-io, artifactId: commons-io, version: '2.11.0'}\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String dependency(String artifactId, String type) {
        return "<dependencies><dependency><groupId>org.example</groupId><artifactId>" + artifactId
                + "</artifactId><version>2.0.0</version><type>" + type + "</type></dependency></dependencies>";
    }

    private static PackedCar listing(String... artifacts) {
        return PackedCar.empty().with("artifacts.xml", PackedCar.list("clinic", "1.0.0", artifacts));
    }

    private List<String> sentences() throws IOException {
        return problems().stream().map(Problem::sentence).toList();
    }

    private List<Problem> problems() throws IOException {
        CarModules modules = CarModules.find(project.root(), new MavenArguments(project.root(), List.of()));
        Car read = CarReader.read(car.write(folder));
        return SourceComparison.differences(modules.modules().get(0), modules, read);
    }
}
