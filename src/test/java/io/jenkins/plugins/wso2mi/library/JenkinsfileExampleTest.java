package io.jenkins.plugins.wso2mi.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs {@code Jenkinsfile.example}. */
class JenkinsfileExampleTest {
    private static final Path FILE = Path.of("Jenkinsfile.example");

    private static ClinicRun run(ClinicRun clinic) throws IOException {
        clinic.script(Files.readString(FILE));
        return clinic;
    }

    private static List<String> steps(ClinicRun clinic) {
        return clinic.steps().calls().stream()
                .map(Call::step)
                .filter(step -> step.startsWith("mi"))
                .toList();
    }

    @Test
    void shouldGoTheWholeWayOnTheMainBranch() throws IOException {
        ClinicRun clinic = run(ClinicRun.ofBranch("main"));

        assertThat(steps(clinic)).containsExactly("miBaseImage", "miBuild", "miUnits", "miDeploy", "miCanary");
        assertThat(clinic.steps().calls("miBuild").get(0).arguments())
                .containsEntry("tags", List.of("main", "7"))
                .containsEntry("registryCredentialsId", "clinic-registry");
        Call canary = clinic.steps().calls("miCanary").get(0);
        assertThat(canary.argument("image").toString()).startsWith("registry.example.com/clinic/appointments@sha256:");
        assertThat(canary.argument("yaml").toString()).contains("# kubernetes/appointments/service.yaml");
        Call deploy = clinic.steps().calls("miDeploy").get(0);
        assertThat(deploy.argument("image").toString()).startsWith("registry.example.com/clinic/batch@sha256:");
        assertThat(deploy.argument("yaml").toString()).contains("# kubernetes/batch/deployment.yaml");
    }

    @Test
    void shouldHoldTheAgentForTheBuildOnly() throws IOException {
        ClinicRun clinic = run(ClinicRun.ofBranch("main"));

        assertThat(clinic.steps().calls("miBuild")).allMatch(call -> call.isWithin("node"));
        assertThat(clinic.steps().calls("miUnits")).allMatch(call -> call.isWithin("node"));
        assertThat(clinic.steps().calls("miDeploy")).noneMatch(call -> call.isWithin("node"));
        assertThat(clinic.steps().calls("miCanary")).noneMatch(call -> call.isWithin("node"));
    }

    @Test
    void shouldOnlyBuildElsewhere() throws IOException {
        for (ClinicRun clinic : List.of(run(ClinicRun.ofBranch("feature/fees")), run(ClinicRun.ofFork()))) {
            assertThat(steps(clinic)).containsExactly("miBaseImage", "miBuildCar");
            assertThat(clinic.steps().calls())
                    .allSatisfy(call -> assertThat(call.arguments().keySet())
                            .doesNotContainAnyElementsOf(Set.of("credentialsId", "registryCredentialsId")));
        }
    }

    @Test
    void shouldNeedOnlyOneAtATimeAndAskForNewBaseImages() throws IOException {
        ClinicRun clinic = run(ClinicRun.ofBranch("main"));

        assertThat(clinic.steps().calls("disableConcurrentBuilds"))
                .singleElement()
                .satisfies(call -> assertThat(call.blocks()).containsExactly("options"));
        assertThat(clinic.steps().calls("miBaseImage"))
                .singleElement()
                .isEqualTo(new Call("miBaseImage", java.util.Map.of("", "H/15 * * * *"), List.of("triggers")));
    }

    @Test
    void shouldFitOnOneScreen() throws IOException {
        assertThat(Files.readAllLines(FILE)).hasSizeLessThanOrEqualTo(60);
    }
}
