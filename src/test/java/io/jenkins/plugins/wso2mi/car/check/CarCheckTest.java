package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarCheckTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindNothingInAGoodApplication() {
        assertThat(check(PackedCar.clinic())).isEmpty();
    }

    @Nested
    class Names {
        @Test
        void shouldTellAMissingApplicationName() {
            only(PackedCar.empty().with("artifacts.xml", PackedCar.list("", "1.0.0")))
                    .satisfies(problem -> error(problem, "artifacts.xml", "the application has no name"));
        }

        @Test
        void shouldTellAMissingApplicationVersion() {
            only(PackedCar.empty().with("artifacts.xml", PackedCar.list("clinic", "")))
                    .satisfies(problem -> error(problem, "artifacts.xml", "the application has no version"));
        }

        @Test
        void shouldTellArtifactsNamedNull() {
            PackedCar packed = PackedCar.empty()
                    .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", ""))
                    .artifact("null", "synapse/sequence", "<sequence/>");

            assertThat(check(packed))
                    .anySatisfy(problem -> error(problem, "artifacts.xml", "1 listed without artifact name"))
                    .anySatisfy(problem -> error(problem, "null_1.0.0/artifact.xml", "the artifact has no name"));
        }
    }

    @Nested
    class Lists {
        @Test
        void shouldTellWhatIsListedWithoutFolder() {
            only(PackedCar.clinic()
                            .without("Stamp_1.0.0/artifact.xml")
                            .without("Stamp_1.0.0/Stamp-1.0.0.xml")
                            .without("Stamp_1.0.0/"))
                    .satisfies(problem -> error(problem, "artifacts.xml", "lists Stamp 1.0.0, but no folder holds it"));
        }

        @Test
        void shouldTellAFolderThatNobodyLists() {
            only(PackedCar.clinic().artifact("Extra", "synapse/sequence", "<sequence name=\"Extra\"/>"))
                    .satisfies(problem -> error(problem, "Extra_1.0.0", "artifacts.xml does not list it"));
        }

        @Test
        void shouldLetMetadataBeUnlistedAsTheServerDoes() {
            assertThat(check(PackedCar.clinic()
                            .with("metadata/V/artifact.xml", PackedCar.artifactXml("V", "synapse/metadata", "v.yaml"))
                            .with("metadata/V/v.yaml", "openapi: 3.0.0")))
                    .isEmpty();
        }

        @Test
        void shouldTellWhatIsListedTwice() {
            only(PackedCar.clinic()
                            .with(
                                    "artifacts.xml",
                                    PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "Stamp", "mail-connector")))
                    .satisfies(problem -> error(problem, "artifacts.xml", "Stamp 1.0.0 is listed several times"));
        }

        @Test
        void shouldTellTwoFoldersOfOneArtifact() {
            only(PackedCar.clinic()
                            .with("Other/artifact.xml", PackedCar.artifactXml("Stamp", "synapse/sequence", "s.xml"))
                            .with("Other/s.xml", PackedCar.synapse("<sequence name=\"Stamp\"/>")))
                    .satisfies(problem -> error(problem, "artifacts.xml", "Stamp 1.0.0 is held by several folders"));
        }

        @Test
        void shouldWarnOfWhatOnlyTheUnusedListNames() {
            PackedCar packed = PackedCar.clinic()
                    .with("metadata.xml", PackedCar.list("clinic", "1.0.0", "Visits", "mail-connector"));

            assertThat(check(packed))
                    .anySatisfy(problem -> warning(problem, "artifacts.xml", "lists Stamp 1.0.0, but metadata.xml"))
                    .anySatisfy(problem -> error(problem, "Stamp_1.0.0", "metadata.xml does not list it"));
        }

        @Test
        void shouldTellVersionedDeploymentWithoutId() {
            String descriptor = "<project>%s<versionedDeployment>true</versionedDeployment></project>";

            only(PackedCar.clinic().with("descriptor.xml", descriptor.formatted("")))
                    .satisfies(problem -> error(problem, "descriptor.xml", "there is no id"));
            assertThat(check(PackedCar.clinic().with("descriptor.xml", descriptor.formatted("<id>a__b__1</id>"))))
                    .isEmpty();
        }
    }

    @Nested
    class Roles {
        @ParameterizedTest
        @ValueSource(strings = {"EnterpriseIntegrator", "EnterpriseServiceBus", "DataServicesServer"})
        void shouldTakeTheRolesOfTheServer(String role) {
            assertThat(check(withRoleOfStamp(role))).isEmpty();
        }

        @Test
        void shouldWarnOfAnArtifactThatTheServerDrops() {
            only(withRoleOfStamp("BusinessProcessServer"))
                    .satisfies(problem ->
                            warning(problem, "artifacts.xml", "Stamp asks for the server role BusinessProcess"));
        }

        @Test
        void shouldTellAnApplicationThatTheServerIgnoresWhole() {
            PackedCar packed = PackedCar.empty()
                    .with(
                            "artifacts.xml",
                            PackedCar.list("hr", "1.0.0")
                                    .replace(
                                            "</artifact>",
                                            PackedCar.entry("Leave", "BusinessProcessServer") + "</artifact>"))
                    .artifact("Leave", "bpmn/artifact", "<process/>");

            only(packed)
                    .satisfies(problem -> error(problem, "artifacts.xml", "the server ignores the whole application"));
        }

        @Test
        void shouldTellAnEntryWithoutRole() {
            PackedCar packed = PackedCar.clinic()
                    .with(
                            "artifacts.xml",
                            PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector")
                                    .replaceFirst("serverRole=\"EnterpriseIntegrator\"", ""));

            only(packed).satisfies(problem -> error(problem, "artifacts.xml", "lists Visits without serverRole"));
        }

        private PackedCar withRoleOfStamp(String role) {
            return PackedCar.clinic()
                    .with(
                            "artifacts.xml",
                            PackedCar.list("clinic", "1.0.0", "Visits", "mail-connector")
                                    .replace("</artifact>", PackedCar.entry("Stamp", role) + "</artifact>"));
        }
    }

    @Nested
    class Folders {
        @Test
        void shouldTellAnArtifactThatNamesNoFileOrTwo() {
            String path = "Stamp_1.0.0/artifact.xml";

            only(PackedCar.clinic().with(path, PackedCar.artifactXml("Stamp", "synapse/sequence")))
                    .satisfies(problem -> error(problem, path, "names 0 files"));
            only(PackedCar.clinic().with(path, PackedCar.artifactXml("Stamp", "synapse/sequence", "a.xml", "b.xml")))
                    .satisfies(problem -> error(problem, path, "names 2 files"));
        }

        @Test
        void shouldTellAPayloadThatIsNotThere() {
            only(PackedCar.clinic().without("Stamp_1.0.0/Stamp-1.0.0.xml"))
                    .satisfies(
                            problem -> error(problem, "Stamp_1.0.0/artifact.xml", "'Stamp-1.0.0.xml', which is not"));
        }

        @Test
        void shouldTellTheLineWhereAPayloadIsNotWellFormed() {
            only(PackedCar.clinic()
                            .with("Stamp_1.0.0/Stamp-1.0.0.xml", "<sequence\n  name=\"Stamp\">\n<log>\n</sequence>"))
                    .satisfies(problem -> error(problem, "Stamp_1.0.0/Stamp-1.0.0.xml:4", "is no well-formed XML"));
        }

        @Test
        void shouldNotLookForXmlInAConnector() {
            PackedCar packed = PackedCar.clinic().with("mail-connector_1.0.0/mail-connector-1.0.0.xml", "<<<");

            assertThat(check(packed)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"synapse/message-processor", "wso2/dataservice", "bpmn/artifact", ""})
        void shouldTellTypesThatNoDeployerTakes(String type) {
            only(PackedCar.clinic().artifact("Stamp", type, "<sequence/>"))
                    .satisfies(problem -> error(problem, "Stamp_1.0.0/artifact.xml", "does not deploy"));
        }

        @ParameterizedTest
        @EnumSource(ArtifactKind.class)
        void shouldTakeEveryTypeThatADeployerTakes(ArtifactKind kind) {
            String root = RootElement.of(kind).map(RootElement::element).orElse("any");

            assertThat(check(PackedCar.clinic().artifact("Stamp", kind.type(), "<" + root + " name=\"Stamp\"/>")))
                    .isEmpty();
        }

        @Test
        void shouldWarnOfAFolderWithoutArtifactXml() {
            only(PackedCar.clinic().with("notes/todo.txt", "x"))
                    .satisfies(problem -> warning(problem, "notes", "has no artifact.xml"));
        }

        @Test
        void shouldWarnOfACopyOfTheApplicationInside() {
            only(PackedCar.clinic().with("clinic_1.0.0.car", PackedCar.clinic().bytes()))
                    .satisfies(problem ->
                            warning(problem, "clinic_1.0.0.car", "is a copy of the application inside itself"));
            only(PackedCar.clinic().with("other_1.0.0.car", "x"))
                    .satisfies(problem -> warning(problem, "other_1.0.0.car", "at the root of another"));
        }
    }

    @Nested
    class Together {
        private final PackedCar desk = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("desk", "1.0.0", "Stamp"))
                .artifact("Stamp", "synapse/sequence", "<sequence name=\"Stamp\"/>");

        @Test
        void shouldTellTwoApplicationsOfOneIdentityOnce() {
            Car one = CarReader.read(PackedCar.clinic().write(folder, "one.car"));
            Car two = CarReader.read(PackedCar.clinic().write(folder, "two.car"));

            assertThat(CarCheck.check(one, two))
                    .singleElement()
                    .satisfies(problem -> error(problem, "two.car", "has the identity clinic_1.0.0 as"));
        }

        @Test
        void shouldTellAnArtifactThatAnotherApplicationBringsToo() {
            Car one = CarReader.read(PackedCar.clinic().write(folder, "one.car"));
            Car two = CarReader.read(desk.write(folder, "two.car"));

            assertThat(CarCheck.check(one, two))
                    .singleElement()
                    .satisfies(problem -> error(problem, "two.car", "brings the synapse/sequence Stamp, as"));
            assertThat(CarCheck.check(one)).isEmpty();
            assertThat(CarCheck.check(two)).isEmpty();
        }

        @Test
        void shouldLetVersionedApplicationsHaveTheSameArtifacts() {
            Car one = CarReader.read(PackedCar.clinic().write(folder, "one.car"));
            Car two = CarReader.read(desk.with(
                            "descriptor.xml",
                            "<project><id>org.example__desk__1.0.0</id>"
                                    + "<versionedDeployment>true</versionedDeployment></project>")
                    .write(folder, "two.car"));

            assertThat(CarCheck.check(one, two)).extracting(Problem::fix).allSatisfy(fix -> assertThat(fix)
                    .endsWith("[mixed-descriptors]"));
        }

        @Test
        void shouldLetApplicationsShareConnectorsAndHaveTheirOwnConfiguration() {
            PackedCar other = PackedCar.empty()
                    .with("artifacts.xml", PackedCar.list("desk", "1.0.0", "mail-connector", "config"))
                    .artifact("mail-connector", "synapse/lib", "zip")
                    .artifact("config", "config/property", "a=b");
            Car one = CarReader.read(PackedCar.clinic()
                    .with(
                            "artifacts.xml",
                            PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector", "config"))
                    .artifact("config", "config/property", "a=c")
                    .write(folder, "one.car"));

            assertThat(CarCheck.check(one, CarReader.read(other.write(folder, "two.car"))))
                    .isEmpty();
        }

        @Test
        void shouldLookIntoFatCars() {
            PackedCar fat = PackedCar.clinic().with("dependencies/desk-1.0.0.car", desk.bytes());

            only(fat)
                    .satisfies(problem -> error(
                            problem,
                            "clinic_1.0.0.car!/dependencies/desk-1.0.0.car",
                            "brings the synapse/sequence Stamp"));
        }

        @Test
        void shouldFindNothingInNoApplications() {
            assertThat(CarCheck.check()).isEmpty();
        }
    }

    private List<Problem> check(PackedCar... packed) {
        return CarCheck.check(Arrays.stream(packed)
                .map(one -> CarReader.read(one.write(folder)))
                .toArray(Car[]::new));
    }

    private ObjectAssert<Problem> only(PackedCar packed) {
        return assertThat(check(packed))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.type(Problem.class));
    }

    private static void error(Problem problem, String where, String what) {
        told(problem, Severity.ERROR, where, what);
    }

    private static void warning(Problem problem, String where, String what) {
        told(problem, Severity.WARNING, where, what);
    }

    private static void told(Problem problem, Severity severity, String where, String what) {
        assertThat(problem.severity()).isEqualTo(severity);
        assertThat(problem.where()).endsWith(where);
        assertThat(problem.what()).contains(what);
        assertThat(problem.fix()).isNotEmpty();
    }
}
