package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRulesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "4.3.0", "4.4"})
    void shouldTellWhatIsDeployedTooLateByTheAlphabet(String version) throws IOException {
        CheckedCars cars = CheckedCars.of(folder, needing("clinic", "desk")).and("desk.car", needing("desk"));

        assertThat(cars.forVersion(version).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(CarRule.DEPLOYED_TOO_LATE);
            assertThat(finding.isError()).isTrue();
            assertThat(finding.where()).endsWith("clinic.car");
            assertThat(finding.what()).contains("needs desk_1.0.0", "desk.car comes after clinic.car");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.5.0", "4.6", "5.0", ""})
    void shouldLetDescriptorsGiveTheOrderSinceTheyDo(String version) throws IOException {
        assertThat(CheckedCars.of(folder, needing("clinic", "desk"))
                        .and("desk.car", needing("desk"))
                        .forVersion(version)
                        .findings())
                .isEmpty();
    }

    @Test
    void shouldTakeAnAlphabetThatFits() throws IOException {
        assertThat(CheckedCars.of(folder, needing("clinic", "desk"))
                        .and("a-desk.car", needing("desk"))
                        .forVersion("4.3")
                        .findings())
                .isEmpty();
    }

    @Test
    void shouldTellThatOneWithoutDescriptorSwitchesTheOrderOff() throws IOException {
        CheckedCars cars = CheckedCars.of(folder, needing("clinic", "desk"))
                .and("desk.car", needing("desk"))
                .and("zoo.car", plain("zoo"));

        assertThat(cars.findings())
                .extracting(Finding::rule)
                .containsExactly(CarRule.DEPLOYED_TOO_LATE, CarRule.MIXED_DESCRIPTORS);
        assertThat(cars.findings(CarRule.MIXED_DESCRIPTORS)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.where()).endsWith("zoo.car");
            assertThat(finding.what()).contains("2 of 3 applications have one");
        });
        assertThat(cars.forVersion("4.4").findings(CarRule.MIXED_DESCRIPTORS)).isEmpty();
    }

    @Test
    void shouldWarnOfADependencyThatIsNotThere() throws IOException {
        assertThat(CheckedCars.of(folder, needing("clinic", "desk")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(CarRule.MISSING_DEPENDENCY);
                    assertThat(finding.isError()).isFalse();
                    assertThat(finding.what()).contains("needs org:desk:1.0.0", "deploys all by the alphabet");
                });
    }

    @Test
    void shouldGoByTheAlphabetWhenADependencyIsNotThere() throws IOException {
        CheckedCars cars = CheckedCars.of(folder, needing("clinic", "desk")).and("desk.car", needing("desk", "gone"));

        assertThat(cars.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(CarRule.DEPLOYED_TOO_LATE, CarRule.MISSING_DEPENDENCY);
    }

    @Test
    void shouldFindADependencyThatIsPackedInside() throws IOException {
        PackedCar fat = needing("clinic", "desk")
                .with("dependencies/desk-1.0.0.car", needing("desk").bytes());

        assertThat(CheckedCars.of(folder, fat).findings()).isEmpty();
    }

    @Test
    void shouldWarnOfApplicationsThatNeedEachOther() throws IOException {
        CheckedCars cars = CheckedCars.of(folder, needing("clinic", "desk"))
                .and("desk.car", needing("desk", "clinic", "archive"))
                .and("archive.car", needing("archive"))
                .and("a-user.car", needing("user", "clinic"));

        assertThat(cars.findings(CarRule.DEPENDENCY_CYCLE))
                .extracting(finding -> finding.where().replaceAll(".*/(.*)!/.*", "$1"))
                .containsExactly("clinic.car", "desk.car");
    }

    @Test
    void shouldFindNothingInACarWithoutDependencies() throws IOException {
        assertThat(CheckedCars.of(folder, plain("clinic")).forVersion("4.3").findings())
                .isEqualTo(List.of());
    }

    private static PackedCar plain(String name) {
        return PackedCar.empty().with("artifacts.xml", PackedCar.list(name, "1.0.0"));
    }

    private static PackedCar needing(String name, String... others) {
        StringBuilder text = new StringBuilder("<project><id>org__" + name + "__1.0.0</id><dependencies>");
        for (String other : others) {
            text.append("<dependency groupId=\"org\" artifactId=\"")
                    .append(other)
                    .append("\" version=\"1.0.0\" type=\"car\"/>");
        }
        return plain(name).with("descriptor.xml", text + "</dependencies></project>");
    }
}
