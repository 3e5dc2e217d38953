package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Hundreds of waiting gates: they must cost a little memory, no threads, and no writing. */
@WithJenkins
@ExtendWith(Testbed.class)
class ManyGatesTest {
    private static final int FEW = 20;
    private static final int MANY = 500;
    /** Twice what a gate was seen to take: its record, its place in the Pipeline, its Deployment in the watch. */
    private static final long BYTES_A_GATE = 160_000;

    @Test
    @Timeout(900)
    void shouldWaitForHundredsOfReleasesWithTheThreadsOfAFew(JenkinsRule jenkins, Site site) throws Exception {
        jenkins.timeout = 0;
        try (Landing landing = new Landing(site)) {
            landing.addCredentials();
            WorkflowRun few = waiting(jenkins, landing, "few", FEW);
            int threads = threads();
            long heap = heap();
            WorkflowRun many = waiting(jenkins, landing, "many", MANY);
            File program = new File(many.getRootDir(), "program.dat");
            AtomicLong written = new AtomicLong();
            Awaitility.await("that nothing is written while nothing happens")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(15))
                    .until(() -> written.getAndSet(program.lastModified()) == program.lastModified());
            assertThat(threads()).as("threads while %d gates wait", FEW + MANY).isLessThanOrEqualTo(threads + 4);
            assertThat(heap() - heap).as("bytes for %d gates", MANY).isLessThan(MANY * BYTES_A_GATE);
            few.doKill();
            many.doKill();
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Begins releases of paused Deployments, which never become ready, until all wait. */
    private static WorkflowRun waiting(JenkinsRule jenkins, Landing landing, String job, int gates) throws Exception {
        String yaml = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s-GATE}
                spec:
                  paused: true
                  selector: {matchLabels: {app: %1$s-GATE}}
                  template:
                    metadata: {labels: {app: %1$s-GATE}}
                    spec: {containers: [{name: web, image: "registry.example.com/web:1"}]}
                """.formatted(job);
        String script = """
                def yaml = '''%s'''
                def branches = [:]
                for (int i = 0; i < %d; i++) {
                  def name = "g${i}"
                  branches[name] = {
                    miDeploy credentialsId: 'cluster', namespace: '%s', onFailure: 'leave', timeout: '1h',
                      yaml: yaml.replace('GATE', name)
                  }
                }
                parallel branches
                """.formatted(yaml, gates, landing.namespace());
        WorkflowRun run =
                Landing.pipeline(jenkins, job, script).scheduleBuild2(0).waitForStart();
        Awaitility.await()
                .atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    assertThat(run.getResult()).as("the build").isNotEqualTo(Result.FAILURE);
                    return JenkinsRule.getLog(run).split("wait until the new pods are ready", -1).length > gates;
                });
        return run;
    }
}
