package io.jenkins.plugins.wso2mi.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code vars/miPipeline.groovy} for the example project. */
class MiPipelineTest {
    private static final String TASK = "batch/src/main/wso2mi/artifacts/tasks/ClinicReminder.xml";
    private static final String API = "appointments/src/main/wso2mi/artifacts/apis/ClinicAppointments.xml";
    private static final String TRIGGER = "io.jenkins.plugins.wso2mi.jenkins.trigger.BaseImageCause";
    private static final Set<String> SECRETS = Set.of("credentialsId", "registryCredentialsId");

    private static List<Object> values(ClinicRun clinic, String step, String argument) {
        return clinic.steps().calls(step).stream()
                .map(call -> call.argument(argument))
                .toList();
    }

    private static List<String> released(ClinicRun clinic) {
        return clinic.steps().calls().stream()
                .filter(call -> Set.of("miDeploy", "miCanary").contains(call.step()))
                .map(call -> call.step() + " " + call.argument("image"))
                .map(text -> text.replaceAll("@.*", ""))
                .toList();
    }

    @Nested
    class OnTheMainBranch {
        @Test
        void shouldBuildBurnAndReleaseWhatChanged() {
            ClinicRun clinic = ClinicRun.ofBranch("main").whereChanged(TASK);

            Object images = clinic.pipeline("registryCredentialsId: 'registry', environments: "
                    + "[[namespace: 'clinic', credentialsId: 'cluster', timeout: '5m']]");

            assertThat(values(clinic, "miUnits", "changedSince")).containsExactly("fedcba9876543210");
            assertThat(values(clinic, "miBuildCar", "modules")).containsExactly(List.of("common", "batch", "probe"));
            assertThat(values(clinic, "miBuildCar", "arguments")).containsExactly(List.of("--projects", "audit"));
            List<Call> burnt = clinic.steps().calls("miBuildImage");
            assertThat(burnt).hasSize(2);
            assertThat(burnt.get(0).arguments())
                    .containsEntry("to", "clinic/base:7-01234567")
                    .containsEntry("base", "wso2/wso2mi:4.4.0")
                    .containsEntry("cars", List.of("common/target/common_1.0.0.car", "probe/target/probe_1.0.0.car"))
                    .containsEntry(
                            "additions",
                            List.of(
                                    "docker/base/deployment.toml:conf/deployment.toml",
                                    "audit/target/audit-1.0.0.jar:lib/audit-1.0.0.jar"))
                    .containsEntry("registryCredentialsId", "registry");
            assertThat(burnt.get(1).arguments())
                    .containsEntry("to", "clinic/batch:7-01234567")
                    .containsEntry("cars", List.of("batch/target/batch_1.0.0.car"));
            assertThat(burnt.get(1).argument("base").toString()).startsWith("clinic/base@sha256:");
            List<Call> deployed = clinic.steps().calls("miDeploy");
            assertThat(deployed).hasSize(1);
            assertThat(deployed.get(0).arguments())
                    .containsEntry("namespace", "clinic")
                    .containsEntry("credentialsId", "cluster")
                    .containsEntry("timeout", "5m")
                    .containsEntry("registryCredentialsId", "registry");
            assertThat(deployed.get(0).argument("yaml").toString()).contains("# kubernetes/batch/deployment.yaml");
            assertThat(images).isEqualTo(Map.of("batch", deployed.get(0).argument("image")));
        }

        @Test
        void shouldDoNothingWhenNothingChanged() {
            ClinicRun clinic = ClinicRun.ofBranch("main").whereChanged("README.md");

            assertThat(clinic.pipeline("")).isEqualTo(Map.of());
            assertThat(clinic.steps().calls("miBuildCar")).isEmpty();
            assertThat(released(clinic)).isEmpty();
        }

        @Test
        void shouldMakeEverythingTheFirstTime() {
            ClinicRun clinic = ClinicRun.ofBranch("main").withoutSuccessBefore();

            Object images = clinic.pipeline("");

            assertThat(images.toString()).matches("\\{appointments=clinic/.*, batch=clinic/.*}");

            assertThat(values(clinic, "miUnits", "changedSince")).containsExactly("");
            assertThat(released(clinic))
                    .containsExactlyInAnyOrder("miDeploy clinic/appointments", "miDeploy clinic/batch");
        }

        @ParameterizedTest
        @ValueSource(strings = {TRIGGER, "hudson.model.Cause$UserIdCause"})
        void shouldMakeEverythingForANewBaseImageOrAPerson(String cause) {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(cause);

            clinic.pipeline("");

            assertThat(values(clinic, "miUnits", "changedSince")).containsExactly("");
            assertThat(clinic.steps().calls("miBuildImage")).hasSize(3);
            assertThat(released(clinic)).hasSize(2);
        }

        @Test
        void shouldHoldAnAgentForTheBuildOnly() {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER);

            clinic.pipeline("agentLabel: 'linux', buildTimeout: 30, canary: [appointments: '10% 5m, 100%']");

            assertThat(values(clinic, "node", "")).containsExactly("linux");
            assertThat(clinic.steps().calls("timeout").get(0).arguments())
                    .isEqualTo(Map.of("time", 30, "unit", "MINUTES"));
            assertThat(clinic.steps().calls()).allSatisfy(call -> {
                boolean built = Set.of("checkout", "miUnits", "miBuildCar", "miBuildImage")
                        .contains(call.step());
                boolean released = Set.of("miDeploy", "miCanary", "input").contains(call.step());
                assertThat(call.isWithin("node"))
                        .as(call.step())
                        .isEqualTo(
                                built || call.isWithin("timeout") || call.step().equals("timeout"));
                assertThat(released && call.isWithin("node")).isFalse();
            });
        }

        @Test
        void shouldReleaseByCanaryWhereThereIsAPlan() {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER);

            clinic.pipeline("canary: [appointments: '10% 5m, 100%'], submitter: 'desk'");

            assertThat(released(clinic))
                    .containsExactlyInAnyOrder("miCanary clinic/appointments", "miDeploy clinic/batch");
            assertThat(clinic.steps().calls("miCanary").get(0).arguments())
                    .containsEntry("plan", "10% 5m, 100%")
                    .containsEntry("submitter", "desk");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "canary: [appointments: '10% 5m, 50%']",
                    "environments: [[name: 'test'], [name: 'live', canary: [appointments: '10% 5m, 50%']]]",
                    "preview: [canary: [appointments: '10% 5m, 50%']]"
                })
        void shouldRefuseAWrongPlanBeforeAnythingIsBuilt(String config) {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER);

            assertThatThrownBy(() -> clinic.pipeline(config))
                    .isInstanceOf(StepFailure.class)
                    .hasMessage(
                            "miPipeline: canary of appointments: plan: the last weight is 50%; write weights that rise"
                                    + " to 100%, each with a time to hold it, such as '10% 30s, approve, 50% 30s, 100%'"
                                    + " or 'preview 5m, approve, 100% 10m'");
            assertThat(clinic.steps().calls("node")).isEmpty();
        }

        @Test
        void shouldNameTheContainerWhereAPodHasSeveral() {
            ClinicRun clinic = ClinicRun.ofBranch("main").whereChanged(TASK);

            clinic.pipeline("containers: [batch: 'mi']");

            assertThat(values(clinic, "miDeploy", "images").get(0).toString()).startsWith("mi=clinic/batch@sha256:");
            assertThat(values(clinic, "miDeploy", "image")).containsOnlyNulls();
        }

        @Test
        void shouldGoFromOneEnvironmentToTheNextByApproval() {
            ClinicRun clinic = ClinicRun.ofBranch("main").whereChanged(TASK);

            clinic.pipeline("submitter: 'all', environments: [[name: 'test', namespace: 'test'], "
                    + "[name: 'production', namespace: 'clinic', approve: 'release-team']]");

            assertThat(clinic.steps().calls().stream()
                            .filter(call -> Set.of("stage", "input", "miDeploy").contains(call.step()))
                            .map(call -> call.step() + " "
                                    + call.arguments()
                                            .getOrDefault("", call.arguments().getOrDefault("namespace", ""))))
                    .containsExactly(
                            "stage Changed units",
                            "stage Carbon applications",
                            "stage Images",
                            "stage Release to test",
                            "miDeploy test",
                            "stage Approve production",
                            "input ",
                            "stage Release to production",
                            "miDeploy clinic");
            assertThat(values(clinic, "input", "submitter")).containsExactly("release-team");
        }

        @Test
        void shouldReleaseNothingWhenAnImageFails() {
            ClinicRun clinic =
                    ClinicRun.ofBranch("main").causedBy(TRIGGER).failing("miBuildImage", "to", "appointments");

            assertThatThrownBy(() -> clinic.pipeline("")).hasMessage("miBuildImage of appointments");

            assertThat(values(clinic, "miBuildImage", "to")).contains("clinic/batch:7-01234567");
            assertThat(released(clinic)).isEmpty();
        }

        @Test
        void shouldNotStopOtherReleasesHalfWayNorGoOnWhenOneFails() {
            ClinicRun clinic =
                    ClinicRun.ofBranch("main").causedBy(TRIGGER).failing("miDeploy", "image", "appointments");

            assertThatThrownBy(() -> clinic.pipeline("environments: [[name: 'test'], [name: 'production']]"))
                    .hasMessage("miDeploy of appointments");

            assertThat(released(clinic))
                    .containsExactlyInAnyOrder("miDeploy clinic/appointments", "miDeploy clinic/batch");
            assertThat(values(clinic, "parallel", "failFast")).containsOnlyNulls();
            assertThat(values(clinic, "stage", "")).doesNotContain("Release to production");
        }

        @Test
        void shouldKeepReleasesInOrderAndAskForNewBaseImages() {
            ClinicRun clinic = ClinicRun.ofBranch("main");

            clinic.pipeline("baseTrigger: 'H/15 * * * *'");

            assertThat(values(clinic, "disableConcurrentBuilds", "abortPrevious"))
                    .containsExactly(false);
            assertThat(values(clinic, "properties", ""))
                    .containsExactly(List.of("one at a time", List.of("base image H/15 * * * *")));
        }

        @Test
        void shouldLeaveTheJobsPropertiesAloneWhenAsked() {
            ClinicRun clinic = ClinicRun.ofBranch("main");

            clinic.pipeline("jobProperties: false");

            assertThat(clinic.steps().calls("properties")).isEmpty();
        }
    }

    @Nested
    class ByALandscape {
        private static final String FILE = "file: 'landscape.yaml', agentLabel: 'linux', ";

        @Test
        void shouldReleaseTogetherWhatItDescribes() {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER);

            clinic.pipeline(FILE + "registryCredentialsId: 'registry', environments: [[name: 'dev', credentialsId: "
                    + "'cluster', variables: [TAG: '7']], [name: 'live', environment: 'prod', agentLabel: 'inside']]");

            List<Call> deployed = clinic.steps().calls("miDeploy");
            assertThat(deployed).hasSize(2);
            assertThat(deployed.get(0).arguments())
                    .containsEntry("file", "landscape.yaml")
                    .containsEntry("environment", "dev")
                    .containsEntry("units", List.of("appointments", "batch", "legacy"))
                    .containsEntry("variables", Map.of("TAG", "7"))
                    .containsEntry("credentialsId", "cluster")
                    .containsEntry("registryCredentialsId", "registry")
                    .doesNotContainKeys("yaml", "image");
            assertThat(deployed.get(0).argument("images").toString())
                    .matches("\\{appointments=clinic/appointments@sha256:\\w+, batch=clinic/batch@.*, legacy=.*}");
            assertThat(deployed.get(1).argument("environment")).isEqualTo("prod");
            assertThat(values(clinic, "node", "")).containsExactly("linux", "linux", "inside");
            assertThat(deployed).allMatch(call -> call.isWithin("node") && !call.isWithin("timeout"));
            assertThat(clinic.steps().calls("checkout")).hasSize(3);
        }

        @Test
        void shouldReleaseOnlyWhatChanged() {
            ClinicRun clinic = ClinicRun.ofBranch("main").whereChanged(TASK);

            clinic.pipeline(FILE + "environments: [[name: 'test']]");

            assertThat(values(clinic, "miDeploy", "units")).containsExactly(List.of("batch"));
            assertThat(values(clinic, "miDeploy", "environment")).containsExactly("");
        }

        @Test
        void shouldReleaseByCanaryAfterTheOthersWhereThereIsAPlan() {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER);

            clinic.pipeline(FILE + "canary: [appointments: '10% 5m, 100%'], environments: [[name: 'prod']]");

            assertThat(values(clinic, "miDeploy", "units")).containsExactly(List.of("batch", "legacy"));
            Call canary = clinic.steps().calls("miCanary").get(0);
            assertThat(canary.arguments())
                    .containsEntry("file", "landscape.yaml")
                    .containsEntry("environment", "prod")
                    .containsEntry("units", List.of("appointments"))
                    .containsEntry("plan", "10% 5m, 100%");
            assertThat(canary.argument("image").toString()).startsWith("clinic/appointments@sha256:");
            List<String> order = clinic.steps().calls().stream().map(Call::step).toList();
            assertThat(order.indexOf("miDeploy")).isLessThan(order.indexOf("miCanary"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"environments: [[environment: 'live']]", "preview: [environment: 'live']"})
        void shouldRefuseAnEnvironmentThatItHasNotBeforeAnythingIsBuilt(String environment) {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER);

            assertThatThrownBy(() -> clinic.pipeline(FILE + environment))
                    .isInstanceOf(StepFailure.class)
                    .hasMessage("miPipeline: landscape.yaml has no environment 'live'; it has: dev, prod");
            assertThat(clinic.steps().calls("miBuildCar")).isEmpty();
        }
    }

    @Nested
    class Elsewhere {
        @Test
        void shouldBuildOnlyOnOtherBranches() {
            ClinicRun clinic = ClinicRun.ofBranch("feature/fees").whereChanged(API);

            clinic.pipeline("preview: [namespace: 'preview']");

            assertThat(values(clinic, "miUnits", "changedSince")).containsExactly("origin/main");
            assertThat(values(clinic, "miBuildCar", "modules"))
                    .containsExactly(List.of("common", "appointments", "billing", "probe"));
            assertThat(clinic.steps().calls("miBuildImage")).isEmpty();
            assertThat(released(clinic)).isEmpty();
        }

        @Test
        void shouldLetTheNewestBuildWin() {
            ClinicRun clinic = ClinicRun.ofPullRequest();

            clinic.pipeline("baseTrigger: 'H/15 * * * *'");

            assertThat(values(clinic, "disableConcurrentBuilds", "abortPrevious"))
                    .containsExactly(true);
            assertThat(clinic.steps().calls("miBaseImage")).isEmpty();
        }

        @Test
        void shouldTakeAnotherMainBranch() {
            ClinicRun clinic = ClinicRun.ofBranch("trunk").whereChanged(TASK);

            clinic.pipeline("mainBranch: 'trunk'");

            assertThat(released(clinic)).containsExactly("miDeploy clinic/batch");
        }

        @Test
        void shouldShowAPullRequestWhereItIsWanted() {
            ClinicRun clinic = ClinicRun.ofPullRequest().whereChanged(API);

            clinic.pipeline("preview: [namespace: 'preview', credentialsId: 'preview-cluster']");

            assertThat(values(clinic, "miUnits", "changedSince")).containsExactly("origin/main");
            assertThat(values(clinic, "miBuildImage", "to")).contains("clinic/appointments:pr-12-7-01234567");
            assertThat(released(clinic)).containsExactly("miDeploy clinic/appointments");
            assertThat(values(clinic, "miDeploy", "namespace")).containsExactly("preview");
        }

        @Test
        void shouldFollowOtherRules() {
            ClinicRun clinic = ClinicRun.ofBranch("release/1.2").whereChanged(TASK);

            clinic.pipeline("when: [release: { env.BRANCH_NAME.startsWith('release/') }], changedSince: 'v1.1'");

            assertThat(values(clinic, "miUnits", "changedSince")).containsExactly("v1.1");
            assertThat(released(clinic)).containsExactly("miDeploy clinic/batch");
        }

        @Test
        void shouldBuildInWhatIsPutAround() {
            ClinicRun clinic = ClinicRun.ofBranch("main").whereChanged(TASK);

            clinic.pipeline("around: { build -> withMaven(maven: 'M3') { build() } }");

            assertThat(clinic.steps().calls("miBuildCar"))
                    .singleElement()
                    .satisfies(call -> assertThat(call.isWithin("withMaven")).isTrue());
        }
    }

    @Nested
    class FromAFork {
        @Test
        void shouldBuildAndTouchNothingElse() {
            ClinicRun clinic = ClinicRun.ofFork().whereChanged(API);

            clinic.pipeline("registryCredentialsId: 'registry', baseTrigger: 'H * * * *', "
                    + "environments: [[credentialsId: 'cluster']], preview: [credentialsId: 'preview-cluster']");

            assertThat(clinic.steps().calls("miBuildCar")).hasSize(1);
            assertNothingNeedsCredentials(clinic);
        }

        @Test
        void shouldGetNothingMoreByRulesOrByWhatIsPutAround() {
            ClinicRun clinic = ClinicRun.ofFork().whereChanged(API);

            clinic.pipeline("registryCredentialsId: 'registry', preview: [credentialsId: 'preview-cluster'], "
                    + "when: [image: true, preview: { true }, release: { true }], "
                    + "around: { build -> withCredentials(['maven']) { build() } }");

            assertThat(clinic.steps().calls("miBuildCar")).hasSize(1);
            assertThat(clinic.steps().calls("withCredentials")).isEmpty();
            assertNothingNeedsCredentials(clinic);
        }

        private void assertNothingNeedsCredentials(ClinicRun clinic) {
            assertThat(clinic.steps().calls("miBuildImage")).isEmpty();
            assertThat(released(clinic)).isEmpty();
            assertThat(clinic.steps().calls())
                    .allSatisfy(call -> assertThat(call.arguments().keySet()).doesNotContainAnyElementsOf(SECRETS));
        }
    }

    @Nested
    class Checking {
        @Test
        void shouldCheckBeforeAnImageAsAfterTheBuild() {
            ClinicRun clinic = ClinicRun.ofBranch("main").whereChanged(TASK);

            clinic.pipeline(
                    "builder: 'native', strict: true, miVersion: '4.3', suppress: ['folder-not-listed': 'old']");

            assertThat(values(clinic, "miBuildCar", "builder")).containsExactly("native");
            for (String step : List.of("miBuildCar", "miBuildImage")) {
                assertThat(clinic.steps().calls(step)).isNotEmpty().allSatisfy(call -> assertThat(call.arguments())
                        .containsEntry("strict", true)
                        .containsEntry("miVersion", "4.3")
                        .containsEntry("suppress", Map.of("folder-not-listed", "old"))
                        .doesNotContainKeys("suppressions", "serverRoles"));
            }
        }

        @ParameterizedTest
        @CsvSource({
            "canary: [batch: '100%'], true",
            "'environments: [[name: \"test\", canary: [batch: \"100%\"]]]', true",
            "canary: [appointments: '100%'], false",
            "'', false",
        })
        void shouldWarnOfACanaryThatWouldDoWorkTwice(String arguments, boolean warned) {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER).withPollingWorkIn("batch");

            clinic.pipeline(arguments);

            List<Object> echoed = values(clinic, "echo", "");
            assertThat(echoed.contains("warning: a canary of batch does this work twice: batch polls"))
                    .isEqualTo(warned);
        }
    }

    @Nested
    class WronglyUsed {
        @ParameterizedTest
        @CsvSource({"branch: 'main', branch", "enviroments: [], enviroments"})
        void shouldRefuseAKeyThatThereIsNot(String argument, String key) {
            ClinicRun clinic = ClinicRun.ofBranch("main");

            assertThatThrownBy(() -> clinic.pipeline(argument))
                    .hasMessageStartingWith("miPipeline: there is no key '" + key + "'; known are: file, mainBranch,");
            assertThat(clinic.steps().calls("node")).isEmpty();
        }

        @Test
        void shouldStopWhenMavenMadeSomethingElse() {
            ClinicRun clinic = ClinicRun.ofBranch("main").causedBy(TRIGGER);
            clinic.steps().answer("miBuildCar", call -> Map.of("cars", List.of()));

            assertThatThrownBy(() -> clinic.pipeline(""))
                    .hasMessage("miPipeline: the build has made 0 applications of 5 modules");
        }
    }
}
