package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Releases under way while the controller is restarted. */
@ExtendWith(Testbed.class)
class ReleaseRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private Landing landing;

    @BeforeEach
    void land(Site site) {
        landing = new Landing(site);
    }

    @AfterEach
    void leave() {
        landing.close();
    }

    private static WorkflowRun first(JenkinsRule jenkins, String job) {
        return jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }

    @Test
    void shouldGoOnWithADeployAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            landing.addCredentials();
            WorkflowRun run = Landing.pipeline(
                            jenkins,
                            "p",
                            "def r = " + landing.deploy(landing.webThatWaits()) + "\necho \"it is ${r.outcome}\"")
                    .scheduleBuild2(0)
                    .waitForStart();
            jenkins.waitForMessage("wait until the new pods are ready", run);
        });
        sessions.then(jenkins -> {
            landing.makeReady();
            WorkflowRun run = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first(jenkins, "p")));
            jenkins.assertLogContains("it is done", run);
            assertThat(landing.kubectl("get", "replicasets", "-o", "name").lines())
                    .hasSize(1);
        });
    }

    @Test
    void shouldTakeADeployBackWhenItIsAbortedAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            landing.addCredentials();
            jenkins.buildAndAssertSuccess(Landing.pipeline(jenkins, "before", landing.deploy(landing.web())));
            WorkflowRun run = Landing.pipeline(
                            jenkins, "p", landing.deploy(landing.webThatWaits().version("2")))
                    .scheduleBuild2(0)
                    .waitForStart();
            jenkins.waitForMessage("wait until the new pods are ready", run);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = first(jenkins, "p");
            while (run.getExecutor() == null) {
                Thread.sleep(100);
            }
            run.getExecutor().interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            assertThat(landing.command()).contains("echo 1 ");
        });
    }

    @Test
    void shouldGoOnWithACanaryAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            landing.addCredentials();
            jenkins.buildAndAssertSuccess(Landing.pipeline(jenkins, "before", landing.deploy(landing.web())));
            WorkflowRun run = Landing.pipeline(
                            jenkins, "p", landing.canary(landing.web().version("2"), "50% 20s, 100%"))
                    .scheduleBuild2(0)
                    .waitForStart();
            jenkins.waitForMessage("canary at 50%", run);
        });
        sessions.then(jenkins -> {
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first(jenkins, "p")));
            assertThat(landing.command()).contains("echo 2 ");
            assertThat(landing.kubectl("get", "deployments", "-o", "name")).isEqualTo("deployment.apps/web");
        });
    }
}
