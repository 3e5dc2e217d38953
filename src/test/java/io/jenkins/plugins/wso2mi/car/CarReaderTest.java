package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarReaderTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTellIdentityArtifactsAndDigest() {
        Path file = PackedCar.clinic().write(folder, "other-name.car");

        Car car = CarReader.read(file);

        assertThat(car.identity()).isEqualTo("clinic_1.0.0");
        assertThat(car.artifacts())
                .extracting(Artifact::name, Artifact::type, Artifact::file)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Visits", "synapse/api", "Visits-1.0.0.xml"),
                        org.assertj.core.groups.Tuple.tuple("Stamp", "synapse/sequence", "Stamp-1.0.0.xml"),
                        org.assertj.core.groups.Tuple.tuple(
                                "mail-connector", "synapse/lib", "mail-connector-1.0.0.xml"));
        assertThat(car.sha256()).isEqualTo(Digests.sha256(file));
        assertThat(car.size()).isEqualTo(file.toFile().length());
        assertThat(car.mainSequence()).isNull();
        assertThat(car.hasPollingWork()).isFalse();
    }

    @Test
    void shouldGiveFactsInTheOrderThatIsPromised() {
        Path file = PackedCar.clinic().write(folder);

        Map<String, Object> facts = CarReader.read(file).facts();

        assertThat(facts.keySet())
                .containsExactly("path", "application", "artifacts", "dependencies", "sha256", "size", "pollingWork");
        assertThat(facts).containsEntry("application", Map.of("name", "clinic", "version", "1.0.0"));
        assertThat((List<?>) facts.get("artifacts"))
                .first()
                .isEqualTo(Map.of(
                        "name", "Visits", "version", "1.0.0", "type", "synapse/api", "file", "Visits-1.0.0.xml"));
    }

    @Test
    void shouldGoByMetadataXmlWhenBothListsAreThere() {
        PackedCar packed = PackedCar.clinic()
                .with("metadata.xml", PackedCar.list("clinic", "2.0.0", "Stamp", "Visits_swagger"))
                .with("metadata/V/artifact.xml", PackedCar.artifactXml("Visits_swagger", "synapse/metadata", "v.yaml"))
                .with("metadata/V/v.yaml", "openapi: 3.0.0");

        Car car = CarReader.read(packed.write(folder));

        assertThat(car.version()).isEqualTo("2.0.0");
        assertThat(car.artifacts()).extracting(Artifact::name).containsExactly("Stamp");
    }

    @Test
    void shouldMatchFoldersByTheNameInsideWhenFolderNamesAreOfAnotherTime() {
        PackedCar packed = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "Stamp", "gson"))
                .with(
                        "Stamp_1.0.0.v20120124164152/artifact.xml",
                        PackedCar.artifactXml("Stamp", "synapse/sequence", "s.xml"))
                .with("Stamp_1.0.0.v20120124164152/s.xml", PackedCar.synapse("<sequence name=\"Stamp\"/>"))
                .with(
                        "{org.wso2.carbon.connector}gson-2.10.1/artifact.xml",
                        PackedCar.artifactXml("gson", "lib/connector/dependency", "gson.jar"))
                .with("{org.wso2.carbon.connector}gson-2.10.1/gson.jar", "jar");

        Car car = CarReader.read(packed.write(folder));

        assertThat(car.artifacts()).extracting(Artifact::name).containsExactly("Stamp", "gson");
        assertThat(CarCheck.check(car)).isEmpty();
    }

    @Test
    void shouldReadListsOfOtherEncodings() {
        String list = PackedCar.list("Käse", "1.0.0");
        byte[] latin = ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + list).getBytes(ISO_8859_1);
        byte[] wide = ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + list).getBytes(UTF_16);

        assertThat(read(PackedCar.empty().with("artifacts.xml", latin)).applicationName())
                .isEqualTo("Käse");
        assertThat(read(PackedCar.empty().with("artifacts.xml", wide)).applicationName())
                .isEqualTo("Käse");
    }

    @Test
    void shouldTakeTheFileNameWhenTheListHasNoName() {
        PackedCar packed = PackedCar.empty()
                .with(
                        "artifacts.xml",
                        "<artifacts><artifact version=\"1.0.0\" type=\"carbon/application\"/></artifacts>");

        assertThat(CarReader.read(packed.write(folder, "desk_1.0.0.car")).applicationName())
                .isEqualTo("desk_1.0.0");
    }

    @Test
    void shouldReadTheDescriptor() {
        PackedCar packed = PackedCar.clinic()
                .with(
                        "descriptor.xml",
                        "<project><id>org.example__clinic__1.0.0</id><versionedDeployment>true</versionedDeployment>"
                                + "<fatCarEnabled>false</fatCarEnabled><dependencies>"
                                + "<dependency groupId=\"org.example\" artifactId=\"common\" "
                                + "version=\"1.2.0\" type=\"car\"/>"
                                + "<dependency><groupId>org.example</groupId><artifactId>probe</artifactId>"
                                + "<version>1.0.0</version><type>car</type></dependency></dependencies></project>");

        Car car = read(packed);

        assertThat(car.descriptor()).isNotNull();
        assertThat(car.descriptor().versionedDeployment()).isTrue();
        assertThat(car.dependencies())
                .containsExactly(
                        new CarDependency("org.example", "common", "1.2.0", "car"),
                        new CarDependency("org.example", "probe", "1.0.0", "car"));
    }

    @Test
    void shouldReadTheApplicationsPackedInAFatCar() {
        PackedCar batch = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("batch", "1.0.0", "Nightly"))
                .artifact("Nightly", "synapse/task", "<task name=\"Nightly\"/>");
        PackedCar middle = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("middle", "1.0.0"))
                .with("dependencies/batch-1.0.0.car", batch.bytes());

        Car car = read(PackedCar.clinic().with("dependencies/middle-1.0.0.car", middle.bytes()));

        assertThat(car.packed()).extracting(Car::identity).containsExactly("middle_1.0.0", "batch_1.0.0");
        assertThat(car.hasPollingWork()).isTrue();
        assertThat(car.facts()).containsEntry("packed", List.of("middle_1.0.0", "batch_1.0.0"));
    }

    @Test
    void shouldKeepTheSentenceOnOneLineWhenNamesHoldControlCharacters() {
        PackedCar packed = PackedCar.empty().with("artifacts.xml", PackedCar.list("a&#10;b", "1.0.0"));

        assertThat(read(packed).sentence()).startsWith("a b 1.0.0: 0 artifacts").doesNotContain("\n");
    }

    private Car read(PackedCar packed) {
        return CarReader.read(packed.write(folder));
    }
}
