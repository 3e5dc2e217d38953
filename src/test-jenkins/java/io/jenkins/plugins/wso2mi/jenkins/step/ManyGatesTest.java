package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Hundreds of waiting gates: they must cost memory, and no threads. */
@WithJenkins
@ExtendWith(Testbed.class)
class ManyGatesTest {
    private static final int FEW = 20;
    private static final int MANY = 500;

    @Test
    @Timeout(900)
    void shouldWaitForHundredsOfReleasesWithTheThreadsOfAFew(JenkinsRule jenkins, Site site) throws Exception {
        jenkins.timeout = 0;
        try (Landing landing = new Landing(site)) {
            landing.addCredentials();
            WorkflowRun few = waiting(jenkins, landing, "few", FEW);
            int before = threads();
            WorkflowRun many = waiting(jenkins, landing, "many", MANY);
            assertThat(threads()).as("threads while %d gates wait", FEW + MANY).isLessThanOrEqualTo(before + 4);
            few.doKill();
            many.doKill();
        }
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(t -> !t.getName().startsWith("Running CpsFlowExecution"))
                .count();
    }

    /** Begins releases of paused Deployments, which never become ready, until all wait. */
    private static WorkflowRun waiting(JenkinsRule jenkins, Landing landing, String job, int gates) throws Exception {
        String yaml = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s-GATE}
                spec:
                  paused: true
                  selector: {matchLabels: {app: %s-GATE}}
                  template:
                    metadata: {labels: {app: %s-GATE}}
                    spec: {containers: [{name: web, image: "registry.example.com/web:1"}]}
                """.formatted(job, job, job);
        String script = "def yaml = '''" + yaml + "'''\n"
                + "def branches = [:]\n"
                + "for (int i = 0; i < " + gates + "; i++) {\n"
                + "  def name = \"g${i}\"\n"
                + "  branches[name] = { miDeploy credentialsId: 'cluster', namespace: '" + landing.namespace()
                + "', onFailure: 'leave', timeout: '1h', yaml: yaml.replace('GATE', name) }\n"
                + "}\n"
                + "parallel branches\n";
        WorkflowRun run =
                Landing.pipeline(jenkins, job, script).scheduleBuild2(0).waitForStart();
        Awaitility.await()
                .atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    assertThat(run.getResult()).as("the build").isNotEqualTo(Result.FAILURE);
                    String deployments = landing.kubectl("get", "deployments", "-o", "name");
                    return deployments
                                            .lines()
                                            .filter(l -> l.contains("/" + job + "-"))
                                            .count()
                                    == gates
                            && JenkinsRule.getLog(run).split("wait until the new pods are ready", -1).length > gates;
                });
        return run;
    }
}
