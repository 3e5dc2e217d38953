package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.PollingWork;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carbon applications from WSO2's public repositories, where somebody has put them beside the project. */
class RealCarsTest {
    private static final Path FOLDER = Path.of("../shared/cars");

    @BeforeEach
    void needThem() {
        assumeTrue(Files.isDirectory(FOLDER), "no real applications beside the project");
    }

    @ParameterizedTest
    @CsvSource({
        "bankingservices_1.0.0, bankingservices_1.0.0, 3, 0",
        "connectors-data-services-pack_1.0.0, connectors-data-services-pack_1.0.0.car_1.0.0-SNAPSHOT, 4, 0",
        "testConfiguration_1.0.0, testConfiguration_1.0.0, 7, 0",
        "task_deploy_car_1.0.0, task_deploy_car_1.0.0, 2, 1",
        "SynchroDepValidCarApp_1.0.0, SynchroDepValidCarApp_1.0.0, 3, 1",
        "MediatorCApp_1.0.0, MediatorCApp_1.0.0, 2, 0",
        "SecuredProxy1to5_1.0.0, SecuredProxy1to5_1.0.0, 10, 0",
        "ServiceChaining-1.0.0, ServiceChaining_1.0.0, 4, 0"
    })
    void shouldFindNothingWrongInGoodOnes(String file, String identity, int artifacts, int pollingWork) {
        Car car = read(file);

        assertThat(car.identity()).isEqualTo(identity);
        assertThat(car.artifacts()).hasSize(artifacts);
        assertThat(car.pollingWork()).hasSize(pollingWork);
        assertThat(CarCheck.check(car)).isEmpty();
    }

    @Test
    void shouldTellOneSequenceThatIsMissingFromTheHealthCareSample() {
        Car car = read("HealthCareCompositeExporter_1.0.0");

        assertThat(car.artifacts()).hasSize(13);
        assertThat(car.pollingWork())
                .extracting(PollingWork::sentence)
                .containsExactlyInAnyOrder(
                        "scheduled-msg-processor takes messages from the store in-memory-message-store",
                        "sample-cron-task is a scheduled task");
        assertThat(CarCheck.check(car)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).endsWith("httpInboundEP_1.0.0/httpInboundEP-1.0.0.xml:2");
            assertThat(problem.what()).contains("names the sequence 'Sequence'");
        });
    }

    @Test
    void shouldTellTheDependencyThatPaymentComesWithout() {
        Car car = read("payment_1.0.0");

        assertThat(car.artifacts()).hasSize(8);
        assertThat(CarCheck.check(car)).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("template:1.0.1", "[missing-dependency]"));
    }

    @Test
    void shouldTellThePasswordsOfTheCateringSampleAndNotTheirValues() {
        Car car = read("RailCoCateringIntegrationCompositeExporter_1.0.0");

        assertThat(car.artifacts()).hasSize(9);
        assertThat(car.pollingWork()).hasSize(2);
        assertThat(CarCheck.check(car)).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.sentence()).contains("-1.0.0.xml:7: parameter 'store.jdbc.password'");
        });
    }

    @Test
    void shouldReadDescriptors() {
        assertThat(read("payment_1.0.0").descriptor().versionedDeployment()).isTrue();
        assertThat(read("payment_1.0.0").dependencies())
                .extracting(CarDependency::artifactId)
                .containsExactly("template");
        assertThat(read("bankingservices_1.0.0").descriptor().versionedDeployment())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "TestPro_1.0.0, 1, true, the server ignores the whole application",
        "FaultyCAppCompositeExporter_1.0.0, 1, true, test_1.0.0/test-1.0.0.xml:17: is no well-formed XML"
    })
    void shouldTellTheOddityOfOddOnes(String file, int artifacts, boolean error, String what) {
        Car car = read(file);

        List<Problem> problems = CarCheck.check(car);

        assertThat(car.artifacts()).hasSize(artifacts);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).contains(what);
            assertThat(problem.isError()).isEqualTo(error);
        });
    }

    @Test
    void shouldTellTheCopyInsideItselfAndTheStylesheetThatIsNot() {
        Car car = read("esb-artifacts-car_1.0.0");

        assertThat(car.artifacts()).hasSize(15);
        assertThat(CarCheck.check(car)).extracting(Problem::isError).containsExactly(false, false);
        assertThat(CarCheck.check(car))
                .extracting(Problem::what)
                .satisfiesExactlyInAnyOrder(
                        what -> assertThat(what).contains("is a copy of the application inside itself"),
                        what -> assertThat(what).contains("'conf:/xslt/transform.xslt'"));
    }

    @ParameterizedTest
    @CsvSource({
        "scenario_5_1_1_CompositeApplication_1.0.0~2, the archive is damaged",
        "DataSourceCarbonApplication_1.0.0, the file is empty"
    })
    void shouldRefuseWhatIsNoArchiveAnyMore(String file, String what) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(what);
    }

    private static Car read(String name) {
        return CarReader.read(FOLDER.resolve(name + ".car"));
    }
}
