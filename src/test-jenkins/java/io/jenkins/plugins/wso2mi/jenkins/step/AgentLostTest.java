package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.wso2mi.jenkins.build.DeployBuilder;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Releases inside of a node whose agent process is killed. */
@WithJenkins
@ExtendWith(Testbed.class)
class AgentLostTest {
    private static final String PATIENCE = "io.jenkins.plugins.wso2mi.patience";

    private JenkinsRule jenkins;
    private Landing landing;
    private DumbSlave agent;

    /** The agent's own process. */
    private static final class Pid extends MasterToSlaveCallable<Long, RuntimeException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long call() {
            return ProcessHandle.current().pid();
        }
    }

    @BeforeEach
    void land(JenkinsRule rule, Site site) throws Exception {
        jenkins = rule;
        landing = new Landing(site);
        landing.addCredentials();
        agent = jenkins.createOnlineSlave();
    }

    @AfterEach
    void leave() {
        System.clearProperty(PATIENCE);
        landing.close();
    }

    private WorkflowRun onAgent(String script, String told) throws Exception {
        WorkflowRun run = Landing.pipeline(
                        jenkins, "p", "node('" + agent.getNodeName() + "') { " + script + " }\necho 'the end'")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage(told, run);
        return run;
    }

    private String byItsOwnLogin(String step) {
        return "withEnv(['KUBECONFIG=" + landing.kubeconfig() + "']) { "
                + step.replace("credentialsId: 'cluster', ", "") + " }";
    }

    private void kill() throws Exception {
        ProcessHandle process =
                ProcessHandle.of(agent.getChannel().call(new Pid())).orElseThrow();
        assertThat(process.pid()).isNotEqualTo(ProcessHandle.current().pid());
        process.destroyForcibly();
        while (agent.toComputer().isOnline()) {
            Thread.sleep(20);
        }
    }

    @Test
    void shouldGoOnFromTheControllerWhenTheAgentIsLost() throws Exception {
        WorkflowRun run = onAgent(landing.deploy(landing.webThatWaits()), "wait until the new pods are ready");
        kill();
        landing.makeReady();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("is ready after", run);
        assertThat(landing.kubectl("get", "replicasets", "-o", "name").lines()).hasSize(1);
        assertThat(landing.kubectl("get", "leases", "-o", "name")).isEmpty();
    }

    @Test
    void shouldGoOnWithAFreestyleBuildFromTheController() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("free");
        job.setAssignedNode(agent);
        MiDeployStep step = new MiDeployStep();
        step.setCredentialsId("cluster");
        step.setNamespace(landing.namespace());
        step.setYaml(landing.webThatWaits().yaml());
        job.getBuildersList().add(new DeployBuilder(step));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("wait until the new pods are ready", build);
        kill();
        landing.makeReady();
        jenkins.waitForCompletion(build);
        jenkins.assertLogContains("the controller goes on with the release", build);
        jenkins.assertLogContains("is ready after", build);
        assertThat(landing.kubectl("get", "leases", "-o", "name")).isEmpty();
    }

    @Test
    void shouldTakeACanaryBackFromTheControllerWhenItIsAbortedWithoutItsAgent() throws Exception {
        jenkins.buildAndAssertSuccess(Landing.pipeline(jenkins, "before", landing.deploy(landing.web())));
        WorkflowRun run = onAgent(landing.canary(landing.web().version("2"), "50% 10m, 100%"), "canary at 50%");
        kill();
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(landing.command()).contains("echo 1 ");
        assertThat(landing.kubectl("get", "deployments", "-o", "name")).isEqualTo("deployment.apps/web");
        assertThat(landing.kubectl("get", "leases", "-o", "name")).isEmpty();
    }

    @Test
    void shouldGoOnWhenAnAgentThatAloneCanLogInComesBack() throws Exception {
        WorkflowRun run =
                onAgent(byItsOwnLogin(landing.deploy(landing.webThatWaits())), "wait until the new pods are ready");
        kill();
        landing.makeReady();
        Thread.sleep(20_000);
        assertThat(run.isBuilding()).as("it is waited for").isTrue();
        agent.toComputer().connect(true).get();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("is ready after", run);
    }

    @Test
    void shouldEndInWordsWhenNobodyCanLookAnyMore() throws Exception {
        System.setProperty(PATIENCE, "20");
        WorkflowRun run =
                onAgent(byItsOwnLogin(landing.deploy(landing.webThatWaits())), "wait until the new pods are ready");
        kill();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("deploy could not be looked at for 20s", run);
        jenkins.assertLogContains("the next release or mictl goes on from there", run);
        jenkins.assertLogNotContains("\tat ", run);
    }
}
