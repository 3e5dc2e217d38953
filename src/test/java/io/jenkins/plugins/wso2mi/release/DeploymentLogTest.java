package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as the versions of the Micro Integrator write them. */
class DeploymentLogTest {
    private static final BurntApplication CLINIC = new BurntApplication("clinic", "1.0.0", "clinic-burnt.car", "ab");
    private static final String HEAD = "[2026-11-23 10:00:07,812]  INFO {CappDeployer} - ";
    private static final String UP = HEAD + "Successfully Deployed Carbon Application : clinic_1.0.0{super-tenant}";
    private static final String STARTED = HEAD + "WSO2 Micro Integrator started in 12.34 seconds";

    private static DeploymentLog log(String... lines) {
        return DeploymentLog.of(List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UP,
                HEAD + "Successfully Deployed Carbon Application : clinic_1.0.0",
                HEAD + "Successfully Deployed Carbon Application : org.clinics__clinic__1.0.0{super-tenant}",
                "{\"level\":\"INFO\",\"message\":\"Successfully Deployed Carbon Application : clinic_1.0.0{super-tenant}\"}",
                "{\"message\":\"Successfully Deployed Carbon Application : clinic_1.0.0\",\"level\":\"INFO\"}",
            })
    void shouldSeeAnActiveApplicationWhenTheServerSaysThatItWasDeployed(String line) {
        assertThat(log(line).isActive(CLINIC)).isTrue();
        assertThat(DeploymentLog.isAbout(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Successfully Deployed Carbon Application : clinic_1.0.1{super-tenant}",
                "Successfully Deployed Carbon Application : clinic_1.0.0.1{super-tenant}",
                "Successfully Deployed Carbon Application : my_clinic_1.0.0{super-tenant}",
                "Successfully Deployed Carbon Application : org__myclinic__1.0.0{super-tenant}",
                "Deploying Carbon Application : clinic_1.0.0",
            })
    void shouldNotTakeAnotherApplicationForIt(String line) {
        assertThat(log(HEAD + line).isActive(CLINIC)).isFalse();
    }

    @Test
    void shouldSeeThatAnApplicationWasTakenOutAgain() {
        String down = HEAD + "Successfully undeployed Carbon Application : clinic_1.0.0{super-tenant}";
        assertThat(log(UP, down).isActive(CLINIC)).isFalse();
        assertThat(log(UP, down.replace("undeployed", "Undeployed")).isActive(CLINIC))
                .isFalse();
        assertThat(log(UP, down, UP).isActive(CLINIC)).isTrue();
    }

    @Test
    void shouldSeeTheEndOfTheStart() {
        assertThat(log(STARTED).hasStarted()).isTrue();
        assertThat(log("... WSO2 Micro Integrator started in 7 seconds").hasStarted())
                .as("1.1")
                .isTrue();
        assertThat(log(HEAD + "Synapse stand-in started in 1.20 seconds").hasStarted())
                .isTrue();
        assertThat(log(HEAD + "HTTP Endpoint is already started in port : 8290").hasStarted())
                .isFalse();
        assertThat(log(HEAD + "inbound pool started in 0.2 seconds").hasStarted())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAULTY     | Error occurred while deploying the Carbon application: clinic-burnt.car. Reverting"
                        + " successfully deployed artifacts in the CApp.",
                "FAULTY     | Error occurred while deploying the Carbon application: /home/wso2carbon/wso2mi-1.2.0/"
                        + "repository/deployment/server/carbonapps/clinic-burnt.car",
                "INCOMPLETE | Some dependencies were not satisfied in cApp:clinic_1.0.0Check whether all dependent"
                        + " artifacts are included in cApp file: /home/wso2carbon/x/carbonapps/clinic-burnt.car",
                "DUPLICATE  | Carbon Application : clinic_1.0.0 already exists. Two applications can't have the same"
                        + " Id. Deployment aborted.",
                "OTHER_ROLE | No artifacts found to be deployed in this server. Ignoring Carbon Application :"
                        + " clinic-burnt.car",
                "NO_CAR     | Only .car files are processed. Hence clinic-burnt.car will be ignored",
                "UNREADABLE | Error while deploying carbon application /home/wso2carbon/wso2mi-4.4.0/repository/"
                        + "deployment/server/carbonapps/clinic-burnt.car",
            })
    void shouldNameWhyAnApplicationWasNotTaken(Rejection rejection, String words) {
        String line = "[2026-11-23 10:00:07,812] ERROR {CappDeployer} - " + words;
        assertThat(DeploymentLog.isAbout(line)).isTrue();
        assertThat(Rejection.of(line)).contains(rejection);
        assertThat(log(line).rejection(CLINIC)).contains(line);
        assertThat(rejection.advice()).isNotEmpty();
        BurntApplication other = new BurntApplication("common", "1.0.0", "common.car", "");
        assertThat(log(line).rejection(other)).isEmpty();
    }

    @Test
    void shouldForgetARejectionThatASecondPassMadeGood() {
        String late = HEAD + "Some dependencies were not satisfied in cApp:clinic_1.0.0Check whether all";
        assertThat(log(late, UP).rejection(CLINIC)).isEmpty();
    }

    @Test
    void shouldKeepInMindThatTwoApplicationsHadOneName() {
        String twice = HEAD + "Carbon Application : clinic_1.0.0 already exists. Two applications can't have the same";
        assertThat(log(UP, twice).rejection(CLINIC))
                .as("which of them runs is not known")
                .isPresent();
    }

    @Test
    void shouldPickTheLinesAboutApplicationsWithTheReasonsOfErrors() {
        DeploymentLines lines = new DeploymentLines();
        List<String> picked = Stream.of(
                        "[1] INFO {Axis2Server} - starting",
                        "[2] ERROR {CappDeployer} - Error while deploying carbon application /x/carbonapps/a.car",
                        "org.wso2.micro.core.util.CarbonException: the archive is damaged",
                        "\tat org.wso2.Deployer.deploy(Deployer.java:1)",
                        "Caused by: java.util.zip.ZipException: zip END header not found",
                        "\tat java.base/java.util.zip.ZipFile.open(ZipFile.java:1)",
                        "[3] INFO {X} - Caused by: nothing",
                        "Caused by: somebody else",
                        UP,
                        STARTED,
                        "[4] INFO {clinic} - a request")
                .filter(lines)
                .toList();
        assertThat(picked)
                .containsExactly(
                        "[2] ERROR {CappDeployer} - Error while deploying carbon application /x/carbonapps/a.car",
                        "org.wso2.micro.core.util.CarbonException: the archive is damaged",
                        "Caused by: java.util.zip.ZipException: zip END header not found",
                        UP,
                        STARTED);
    }

    @Property(tries = 500)
    void shouldReadWhateverALogHolds(@ForAll List<String> lines) {
        DeploymentLog log = DeploymentLog.of(lines);
        assertThat(log.isActive(CLINIC)).isFalse();
        assertThat(log.rejection(CLINIC)).isEmpty();
    }
}
