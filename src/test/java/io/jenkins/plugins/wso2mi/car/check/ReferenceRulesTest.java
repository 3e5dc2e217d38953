package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceRulesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<sequence key='X'/> | sequence 'X' | synapse/sequence | <sequence name='X'/>",
                "<send><endpoint key='X'/></send> | endpoint 'X' | synapse/endpoint | <endpoint name='X'/>",
                "<call-template target='X'/> | template 'X' | synapse/template | <template name='X'/>",
                "<xslt key='X'/> | local entry 'X' | synapse/local-entry | <localEntry key='X'/>",
                "<store messageStore='X'/> | message store 'X' | synapse/message-store | <messageStore name='X'/>"
            })
    void shouldWarnOfWhatNoneBringsUntilSomeDoes(String use, String told, String type, String definition)
            throws IOException {
        PackedCar user = caller(use);
        PackedCar owner = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("desk", "1.0.0", "X"))
                .artifact("X", type, definition);

        assertThat(CheckedCars.of(folder, user).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(CarRule.MISSING_REFERENCE);
            assertThat(finding.isError()).isFalse();
            assertThat(finding.where()).endsWith("Stamp_1.0.0/Stamp-1.0.0.xml:2");
            assertThat(finding.what()).contains("names the " + told);
        });
        assertThat(CheckedCars.of(folder, user).and("desk.car", owner).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gov:x/style.xsl, /_system/governance/x, style.xsl",
        "conf:/x/style.xsl, /_system/config/x, style.xsl",
        "resources:x/style.xsl, /_system/governance/mi-resources/x/, style.xsl"
    })
    void shouldFindRegistryResourcesByTheirShortPaths(String key, String path, String file) throws IOException {
        PackedCar user = caller("<xslt key='" + key + "'/>");

        assertThat(CheckedCars.of(folder, user).findings(CarRule.MISSING_REFERENCE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("registry resource '" + key + "'"));
        assertThat(CheckedCars.of(folder, user)
                        .and("desk.car", registry("item", "file", file, path))
                        .findings())
                .isEmpty();
    }

    @Test
    void shouldFindWhatLiesInARegistryCollection() throws IOException {
        PackedCar user = caller("<xslt key='gov:x/deep/style.xsl'/>");

        assertThat(CheckedCars.of(folder, user)
                        .and("desk.car", registry("collection", "directory", "x", "/_system/governance/x"))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<sequence key='main'/>",
        "<sequence key='fault'/>",
        "<xslt key='SERVER_IP'/>",
        "<sequence key='{$ctx:next}'/>"
    })
    void shouldLetBuiltInAndComputedNamesAlone(String use) throws IOException {
        assertThat(CheckedCars.of(folder, caller(use)).findings()).isEmpty();
    }

    @Test
    void shouldFindAnArtifactByTheNameInItsPayload() throws IOException {
        PackedCar car = caller("<sequence key='Seal'/>")
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "Stamp", "Other"))
                .artifact("Other", "synapse/sequence", "<sequence name='Seal'/>");

        assertThat(CheckedCars.of(folder, car).findings(CarRule.MISSING_REFERENCE))
                .isEmpty();
    }

    @Test
    void shouldSayNothingOfReferencesWhenADependencyIsNotAtHand() throws IOException {
        PackedCar car = caller("<sequence key='FromElsewhere'/><mail.send/>")
                .with(
                        "descriptor.xml",
                        "<project><id>org__clinic__1</id><dependencies><dependency groupId='org' artifactId='desk'"
                                + " version='1' type='car'/></dependencies></project>");

        assertThat(CheckedCars.of(folder, car).findings())
                .extracting(Finding::rule)
                .containsExactly(CarRule.MISSING_DEPENDENCY);
    }

    @Test
    void shouldWarnOfAConnectorThatNoneBringsOncePerFile() throws IOException {
        PackedCar user = caller("<mail.send/><mail.list/>");

        assertThat(CheckedCars.of(folder, user).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(CarRule.MISSING_CONNECTOR);
            assertThat(finding.isError()).isFalse();
            assertThat(finding.what()).contains("uses mail.send", "the connector 'mail'");
        });
        PackedCar mail = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("desk", "1.0.0", "mail"))
                .with("mail_1.0.0/artifact.xml", PackedCar.artifactXml("mail", "synapse/lib", "mail-1.0.0.zip"))
                .with("mail_1.0.0/mail-1.0.0.zip", PayloadRulesTest.connector("mail"));
        assertThat(CheckedCars.of(folder, user).and("desk.car", mail).findings())
                .isEmpty();
    }

    @Test
    void shouldNotTakeAnotherConnectorForTheOneThatIsMissing() throws IOException {
        PackedCar other = PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("desk", "1.0.0", "file"))
                .with("file_1.0.0/artifact.xml", PackedCar.artifactXml("file", "synapse/lib", "file-1.0.0.zip"))
                .with("file_1.0.0/file-1.0.0.zip", PayloadRulesTest.connector("file"));

        assertThat(CheckedCars.of(folder, caller("<mail.send/>"))
                        .and("desk.car", other)
                        .findings(CarRule.MISSING_CONNECTOR))
                .hasSize(1);
    }

    private static PackedCar caller(String use) {
        return PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "Stamp"))
                .artifact("Stamp", "synapse/sequence", "<sequence name='Stamp'>\n" + use + "</sequence>");
    }

    private static PackedCar registry(String element, String child, String file, String path) {
        return PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("desk", "1.0.0", "style"))
                .with(
                        "style_1.0.0/artifact.xml",
                        PackedCar.artifactXml("style", "registry/resource", "registry-info.xml"))
                .with(
                        "style_1.0.0/registry-info.xml",
                        "<resources><" + element + "><" + child + ">" + file + "</" + child + "><path>" + path
                                + "</path></" + element + "></resources>")
                .with("style_1.0.0/resources/" + file, "<x/>");
    }
}
