package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.wso2mi.jenkins.build.DeployBuilder;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleaseControls;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleasePage;
import io.jenkins.plugins.wso2mi.report.telemetry.Collector;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps that release, in a real Jenkins, on a real cluster. */
@WithJenkins
@ExtendWith(Testbed.class)
class ReleaseStepsTest {
    private JenkinsRule jenkins;
    private Landing landing;

    @BeforeEach
    void land(JenkinsRule rule, Site site) throws Exception {
        jenkins = rule;
        landing = new Landing(site);
        landing.addCredentials();
    }

    @AfterEach
    void leave() {
        landing.close();
    }

    private WorkflowRun run(String script, Result expected) throws Exception {
        return jenkins.buildAndAssertStatus(expected, Landing.pipeline(jenkins, "p", script));
    }

    @Test
    void shouldReleaseWithoutAnExecutorWhenOutsideOfANode() throws Exception {
        jenkins.jenkins.setNumExecutors(0);
        WorkflowRun run = run(
                "def r = " + landing.deploy(landing.web()) + "\necho \"it is ${r.outcome}, ${r.aftermath}\"",
                Result.SUCCESS);
        jenkins.assertLogContains("it is done, kept", run);
        jenkins.assertLogContains("is ready after", run);
        assertThat(run.getAction(ReleasePage.class).getOutcome()).isEqualTo("done");
    }

    @Test
    void shouldReleaseFilesOfTheAgentInADeclarativePipeline(@TempDir Path folder) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        Path file = landing.web().in(folder);
        WorkflowRun run =
                run("""
                pipeline {
                  agent { label '%s' }
                  stages { stage('Deploy') { steps {
                    writeFile file: 'k8s/web.yaml', text: '''%s'''
                    miDeploy manifests: 'k8s', credentialsId: 'cluster', namespace: '%s'
                  } } }
                }""".formatted(agent.getNodeName(), Files.readString(file), landing.namespace()), Result.SUCCESS);
        jenkins.assertLogContains("is ready after", run);
    }

    @Test
    void shouldFailWithTheCauseAndGoBackWhenTheGateRefuses() throws Exception {
        run(landing.deploy(landing.web()), Result.SUCCESS);
        WorkflowRun broken = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                Landing.pipeline(
                        jenkins,
                        "broken",
                        landing.deploy(landing.web().version("2").command("echo %s; exit 3"))));
        jenkins.assertLogContains("exit code 3", broken);
        jenkins.assertLogNotContains("\tat ", broken);
        assertThat(landing.command()).contains("echo 1 ");
        assertThat(broken.getAction(ReleasePage.class).getOutcome()).isEqualTo("gate-refused");
    }

    @Test
    void shouldRefuseBeforeAnythingIsTouchedWhenAFieldIsWrong() throws Exception {
        WorkflowRun run = run(
                "miDeploy(credentialsId: 'cluster', namespace: '" + landing.namespace() + "', manifests: 'k8s')",
                Result.FAILURE);
        jenkins.assertLogContains("there are no files outside of a node", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void shouldNameTheFieldThatIsWrong() throws Exception {
        WorkflowRun run = run(landing.canary(landing.web(), "90%, 10%"), Result.FAILURE);
        jenkins.assertLogContains("plan: ", run);
        jenkins.assertLogNotContains("--plan", run);
    }

    @Test
    void shouldTakeTheReleaseBackWhenTheBuildIsAborted() throws Exception {
        run(landing.deploy(landing.web()), Result.SUCCESS);
        WorkflowRun second = Landing.pipeline(
                        jenkins, "second", landing.deploy(landing.webThatWaits().version("2")))
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("wait until the new pods are ready", second);
        second.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(second));
        assertThat(landing.command()).contains("echo 1 ");
        assertThat(landing.kubectl("get", "leases", "-o", "name")).isEmpty();
    }

    @Test
    void shouldPromoteACanaryWhenSomebodyApproves() throws Exception {
        run(landing.deploy(landing.web()), Result.SUCCESS);
        WorkflowRun canary = Landing.pipeline(
                        jenkins, "canary", landing.canary(landing.web().version("2"), "50% 1s, approve, 100%"))
                .scheduleBuild2(0)
                .waitForStart();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> canary.getAction(ReleasePage.class) != null);
        jenkins.waitForMessage("gate approval", canary);
        ReleaseControls.find(canary.getAction(ReleasePage.class).id())
                .orElseThrow()
                .ask("approve", "alice");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(canary));
        assertThat(landing.command()).contains("echo 2 ");
    }

    @Test
    void shouldRollBackAndUndeployByName() throws Exception {
        run(landing.deploy(landing.web()), Result.SUCCESS);
        String at = ", credentialsId: 'cluster', namespace: '" + landing.namespace() + "'";
        jenkins.buildAndAssertSuccess(
                Landing.pipeline(jenkins, "second", landing.deploy(landing.web().version("2"))));
        jenkins.buildAndAssertSuccess(Landing.pipeline(jenkins, "back", "miRollback(application: 'web'" + at + ")"));
        assertThat(landing.command()).contains("echo 1 ");
        jenkins.buildAndAssertSuccess(Landing.pipeline(jenkins, "gone", "miUndeploy(application: 'web'" + at + ")"));
        assertThat(landing.kubectl("get", "deployments,services", "-o", "name")).isEmpty();
    }

    @Test
    void shouldTellOfAReleaseWhomTheVariablesOfTheBuildNameInsideOfANodeOnly() throws Exception {
        try (Collector collector = new Collector(200, "{}")) {
            String told = "withEnv(['MICTL_PUSH_METRICS=" + collector.address() + "']) { ";
            run(told + landing.deploy(landing.web()) + " }", Result.SUCCESS);
            assertThat(collector.requests())
                    .as("nobody chooses whom the controller talks to")
                    .isEmpty();
            jenkins.buildAndAssertSuccess(
                    Landing.pipeline(jenkins, "inside", "node { " + told + landing.deploy(landing.web()) + " } }"));
            assertThat(collector.requests()).singleElement().satisfies(request -> assertThat(request.body())
                    .contains("wso2_mi_release_success 1"));
        }
    }

    @Test
    void shouldReleaseInAFreestyleBuildWithVariables() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("free");
        MiDeployStep step = new MiDeployStep();
        step.setCredentialsId("cluster");
        step.setNamespace(landing.namespace());
        step.setManifests("${JOB_NAME}.yaml");
        job.getBuildersList().add(new DeployBuilder(step));
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("free.yaml").write(landing.web().yaml(), "UTF-8");
        jenkins.buildAndAssertSuccess(job);
        assertThat(landing.command()).contains("echo 1 ");
    }
}
