package io.jenkins.plugins.wso2mi.car.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarListing;
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
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects in the layout of Integration Studio: the example, and what can be wrong with it. */
class StudioBuildTest {
    private static final Path EXAMPLE = Path.of("examples/studio-layout");

    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();
    private Path root;
    private MavenProject project;

    @BeforeEach
    void copyTheExample() throws IOException {
        root = folder.resolve("pharmacy");
        try (Stream<Path> all = Files.walk(EXAMPLE)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().contains("/target/"))
                    .toList()) {
                Path to = root.resolve(EXAMPLE.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        project = new MavenProject(root);
    }

    @Test
    void shouldPackWhatEachExporterListsForTheRolesItNames() throws Exception {
        List<Car> cars = build();

        assertThat(cars)
                .extracting(Car::identity)
                .containsExactly("PharmacyCompositeExporter_1.0.0", "PharmacyNightCompositeExporter_1.0.0");
        assertThat(cars.get(0).contents().listing().entries())
                .allMatch(entry -> entry.serverRole().equals("EnterpriseIntegrator"))
                .extracting(CarListing.Entry::name)
                .containsExactly(
                        "label_xslt",
                        "leaflets",
                        "OpeningHours",
                        "Prescriptions",
                        "Prescriptions_metadata",
                        "Stock",
                        "CheckStock",
                        "Medicines");
        assertThat(cars.get(1).artifacts())
                .extracting(Artifact::file)
                .containsExactly("CheckStock-1.0.0.xml", "Stock-1.0.0.xml", "Reorder-1.0.0.xml");
        assertThat(cars.get(1).hasPollingWork()).isTrue();
        assertThat(cars.get(0).descriptor()).isNull();
        assertThat(troubles()).isEmpty();
    }

    @Test
    void shouldPackAProjectWithoutRootPom() throws Exception {
        String whole = build().get(0).sha256();
        Files.delete(root.resolve("pom.xml"));
        for (Path exporter :
                List.of(root.resolve("PharmacyCompositeExporter"), root.resolve("Pharmacy Night Exporter"))) {
            project.change(
                    root.relativize(exporter) + "/pom.xml",
                    "<artifactId>Pharmacy</artifactId>",
                    "<artifactId>P</artifactId>");
        }

        List<Car> cars = build();

        assertThat(cars).hasSize(2);
        assertThat(cars).extracting(Car::sha256).contains(whole);
    }

    @Test
    void shouldPackAnExporterThatIsNamedAlone() throws Exception {
        List<Car> cars =
                new NativeBuild().build(BuildRequest.of(root.resolve("PharmacyCompositeExporter")), reporter());

        assertThat(cars)
                .singleElement()
                .extracting(car -> car.artifacts().size())
                .isEqualTo(7);
    }

    @Test
    void shouldNameAnArtifactWhoseFileIsGone() throws Exception {
        Files.delete(root.resolve("PharmacyConfigs/src/main/synapse-config/endpoints/Stock.xml"));
        Files.delete(root.resolve("PharmacyRegistryResources/styles/label.xslt"));

        refused()
                .withMessageContaining("PharmacyConfigs/artifact.xml:9: there is no file")
                .withMessageContaining("endpoints/Stock.xml")
                .withMessageContaining(
                        "PharmacyRegistryResources/artifact.xml:3: the registry resource label_xslt is not");
    }

    @Test
    void shouldNameAFileThatIsNoXmlWithItsLine() {
        project.file("PharmacyConfigs/src/main/synapse-config/endpoints/Stock.xml", "<endpoint>\n</endpont>");

        refused().withMessageContaining("endpoints/Stock.xml:2: is no well-formed XML");
    }

    @Test
    void shouldNameADependencyThatNothingMakes() {
        project.change("Pharmacy Night Exporter/pom.xml", "_._Stock", "_._Stocks")
                .change("Pharmacy Night Exporter/pom.xml", "<artifactId>Stock<", "<artifactId>Stocks<");

        refused().withMessageContaining("makes com.example.pharmacy.endpoint:Stocks:1.0.0");
    }

    @Test
    void shouldNameAVersionThatWouldBringAnOlderArtifactFromTheLocalRepository() {
        project.change(
                "PharmacyConfigs/artifact.xml",
                "version=\"1.0.0\" type=\"synapse/task\"",
                "version=\"1.1.0\" type=\"synapse/task\"");

        refused()
                .withMessageContaining("it wants Reorder 1.0.0, but ")
                .withMessageContaining("makes 1.1.0: Maven would take an older one from its local repository");
    }

    @Test
    void shouldWarnOfAnArtifactThatNoExporterLists() throws Exception {
        project.change("Pharmacy Night Exporter/pom.xml", "_._Reorder>capp/", "_._Reorder>no/");

        List<Car> cars = build();

        assertThat(cars.get(1).hasPollingWork()).isFalse();
        assertThat(troubles()).singleElement().asString().contains("no application of this project holds Reorder");
    }

    @Test
    void shouldRefuseAnArtifactWithTwoFiles() {
        project.change("PharmacyData/artifact.xml", "</file>", "</file><file>second.dbs</file>");

        refused().withMessageContaining("PharmacyData/artifact.xml:3: the artifact Medicines names 2 files");
    }

    @Test
    void shouldRefuseClassMediatorsThatAModuleMakes() {
        project.pom(
                        "PharmacyMediator",
                        "PharmacyMediator",
                        "",
                        "<properties><CApp.type>lib/synapse/mediator</CApp.type></properties>")
                .file("PharmacyMediator/src/main/java/Dose.java", "class Dose {}")
                .change(
                        "Pharmacy Night Exporter/pom.xml",
                        "<properties>",
                        "<properties><org.example_._PharmacyMediator>capp/EnterpriseIntegrator"
                                + "</org.example_._PharmacyMediator>")
                .change(
                        "Pharmacy Night Exporter/pom.xml",
                        "<dependencies>",
                        "<dependencies><dependency><groupId>org.example</groupId>"
                                + "<artifactId>PharmacyMediator</artifactId>"
                                + "<version>1.2.0</version><type>jar</type></dependency>");

        refused().withMessageContaining("PharmacyMediator/pom.xml: belongs to class mediators");
    }

    private ThrowableAssertAlternative<RefusedException> refused() {
        return assertThatExceptionOfType(RefusedException.class).isThrownBy(this::build);
    }

    private List<Car> build() throws IOException, InterruptedException {
        return new NativeBuild().build(BuildRequest.of(root), reporter());
    }

    private Reporter reporter() {
        return new Reporter(events::add, Clock.systemUTC());
    }

    private List<String> troubles() {
        return events.stream()
                .filter(Event.Trouble.class::isInstance)
                .map(event -> ((Event.Trouble) event).problem().sentence())
                .toList();
    }
}
