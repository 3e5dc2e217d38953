package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadRulesTest {
    private static final String REGISTRY_INFO =
            "<resources><item><file>%s</file>" + "<path>/_system/governance/x</path></item></resources>";

    @TempDir
    private Path folder;

    @Test
    void shouldTellAPayloadOfAnotherKind() throws IOException {
        PackedCar car = PackedCar.clinic().artifact("Stamp", "synapse/sequence", "<proxy name=\"Stamp\"/>");

        assertThat(findings(car, CarRule.WRONG_ROOT)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.where()).endsWith("clinic.car!/Stamp_1.0.0/Stamp-1.0.0.xml");
            assertThat(finding.what()).contains("root element is proxy", "synapse/sequence is sequence");
        });
    }

    @Test
    void shouldTellAPayloadOutsideOfTheNamespaceOfSynapse() throws IOException {
        PackedCar car = PackedCar.clinic().with("Stamp_1.0.0/Stamp-1.0.0.xml", "<sequence name=\"Stamp\"/>");

        assertThat(findings(car, CarRule.WRONG_ROOT)).singleElement().satisfies(finding -> assertThat(finding.what())
                .contains("its root element is sequence, but", "of the namespace http://ws.apache.org/ns/synapse"));
    }

    @Test
    void shouldTakeAPayloadWithPrefixForItsNamespace() throws IOException {
        PackedCar car = PackedCar.clinic()
                .with(
                        "Stamp_1.0.0/Stamp-1.0.0.xml",
                        "<s:sequence xmlns:s=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>");

        assertThat(CheckedCars.of(folder, car).findings()).isEmpty();
    }

    @Test
    void shouldWarnOfAPayloadThatCallsItselfOtherwise() throws IOException {
        PackedCar car = PackedCar.clinic().artifact("Stamp", "synapse/sequence", "<sequence name=\"Seal\"/>");

        assertThat(findings(car, CarRule.OTHER_NAME)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.what()).contains("calls itself 'Seal'", "calls it 'Stamp'");
        });
    }

    @ParameterizedTest
    @CsvSource({"Visits, 1.0, Visits_1.0", "Visits, 1.0, Visits_v1.0", "Visits, 1.0, Visits"})
    void shouldTakeTheNamesThatApisWithAVersionGet(String name, String version, String artifact) throws IOException {
        PackedCar car = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", artifact))
                .artifact(artifact, "synapse/api", "<api name=\"" + name + "\" version=\"" + version + "\"/>");

        assertThat(CheckedCars.of(folder, car).findings()).isEmpty();
    }

    @Test
    void shouldTellARegistryFileThatIsNotThere() throws IOException {
        PackedCar car = registryCar("style.xsl").with("style_1.0.0/resources/other.xsl", "<x/>");

        assertThat(findings(car, CarRule.REGISTRY_FILE_MISSING)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.what()).contains("brings 'style.xsl' to /_system/governance/x");
        });
    }

    @Test
    void shouldTakeARegistryFileThatIsThere() throws IOException {
        assertThat(CheckedCars.of(folder, registryCar("style.xsl").with("style_1.0.0/resources/style.xsl", "<x/>"))
                        .findings())
                .isEmpty();
    }

    @Test
    void shouldTellAConnectorThatIsNone() throws IOException {
        assertThat(findings(connectorCar("no zip".getBytes(StandardCharsets.UTF_8)), CarRule.CONNECTOR_UNREADABLE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.where()).endsWith("mail_1.0.0/mail-1.0.0.zip"));
        assertThat(findings(connectorCar(zip("readme.txt", "x")), CarRule.CONNECTOR_UNREADABLE))
                .hasSize(1);
        assertThat(CheckedCars.of(folder, connectorCar(connector("mail"))).findings())
                .isEmpty();
    }

    @Test
    void shouldWarnOfASecretWithItsLineAndNotItsValue() throws IOException {
        PackedCar car = PackedCar.clinic()
                .artifact(
                        "Stamp",
                        "synapse/sequence",
                        "<sequence name=\"Stamp\">\n<property name=\"password\" value=\"s3cret\"/></sequence>");

        CheckReport report = CheckedCars.of(folder, car).report();

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(CarRule.CLEAR_TEXT_SECRET);
            assertThat(finding.isError()).isFalse();
            assertThat(finding.where()).endsWith("Stamp-1.0.0.xml:2");
            assertThat(finding.what()).startsWith("property 'password'");
        });
        assertThat(report.problems().toString() + report.facts()).doesNotContain("s3cret");
    }

    @Test
    void shouldWarnOfASecretInARegistryFile() throws IOException {
        PackedCar car = registryCar("c.xml")
                .with("style_1.0.0/resources/c.xml", "<config>\n\n<password>s3cret</password></config>");

        assertThat(findings(car, CarRule.CLEAR_TEXT_SECRET))
                .singleElement()
                .satisfies(finding -> assertThat(finding.where()).endsWith("style_1.0.0/resources/c.xml:3"));
    }

    @Test
    void shouldSayOnceThatNotAllWasLookedAt() throws IOException {
        StringBuilder text = new StringBuilder("<sequence name=\"Stamp\">");
        for (int i = 0; i < 1_100; i++) {
            text.append("<class name=\"org.example.C").append(i).append("\"/>");
        }
        PackedCar car = PackedCar.clinic().artifact("Stamp", "synapse/sequence", text + "</sequence>");

        assertThat(CheckedCars.of(folder, car).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(CarRule.PARTLY_CHECKED));
    }

    private List<Finding> findings(PackedCar car, CarRule rule) throws IOException {
        assertThat(CheckedCars.of(folder, car).findings()).hasSize(1);
        return CheckedCars.of(folder, car).findings(rule);
    }

    private static PackedCar registryCar(String file) {
        return PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "style"))
                .with(
                        "style_1.0.0/artifact.xml",
                        PackedCar.artifactXml("style", "registry/resource", "registry-info.xml"))
                .with("style_1.0.0/registry-info.xml", REGISTRY_INFO.formatted(file));
    }

    static PackedCar connectorCar(byte[] zip) {
        return PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "mail"))
                .with("mail_1.0.0/artifact.xml", PackedCar.artifactXml("mail", "synapse/lib", "mail-1.0.0.zip"))
                .with("mail_1.0.0/mail-1.0.0.zip", zip);
    }

    static byte[] connector(String component) throws IOException {
        return zip("connector.xml", "<connector><component name=\"" + component + "\"/></connector>");
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
