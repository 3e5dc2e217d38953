package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Releases under way in a Jenkins process that is killed, as by the machine's end: nobody says goodbye. */
@ExtendWith(Testbed.class)
class ControllerKilledTest {
    @RegisterExtension
    private final RealJenkinsExtension controller =
            new RealJenkinsExtension().javaOptions("-Xmx1g").withTimeout(300);

    private Landing landing;

    @BeforeEach
    void land(Site site) throws Throwable {
        landing = new Landing(site);
        controller.startJenkins();
        controller.runRemotely(ControllerKilledTest::configured, landing.kubeconfig());
    }

    @AfterEach
    void leave() {
        landing.close();
    }

    private static void configured(JenkinsRule jenkins, String kubeconfig) throws Exception {
        Landing.addCredentials(kubeconfig);
    }

    private static void begun(JenkinsRule jenkins, String job, String script, String told) throws Exception {
        WorkflowRun run =
                Landing.pipeline(jenkins, job, script).scheduleBuild2(0).waitForStart();
        if (!told.isEmpty()) {
            jenkins.waitForMessage(told, run);
        }
    }

    private static String ended(JenkinsRule jenkins, String job) throws Exception {
        WorkflowRun run =
                jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        return JenkinsRule.getLog(run);
    }

    /** Starts a job's build, and returns once its log has told something. */
    private void begin(String job, String script, String told) throws Throwable {
        controller.runRemotely(ControllerKilledTest::begun, job, script, told);
    }

    /** The log of a job's build, which must end well. */
    private String end(String job) throws Throwable {
        return controller.runRemotely(ControllerKilledTest::ended, job);
    }

    private static int times(String log, String told) {
        return log.split(told, -1).length - 1;
    }

    @Test
    void shouldEndDeploysThatWaitedOrHadJustBegun(Site site) throws Throwable {
        try (Landing other = new Landing(site)) {
            begin("waiting", landing.deploy(landing.webThatWaits()), "wait until the new pods are ready");
            begin("beginning", other.deploy(other.web()), "");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() ->
                            !other.kubectl("get", "deployments", "-o", "name").isEmpty());
            controller.stopJenkinsForcibly();
            landing.makeReady();
            controller.startJenkins();
            assertThat(times(end("beginning"), "is ready after")).isOne();
            String log = end("waiting");
            assertThat(times(log, "is ready after")).isOne();
            assertThat(times(log, "create Deployment")).isOne();
            for (Landing place : List.of(landing, other)) {
                assertThat(place.kubectl("get", "replicasets", "-o", "name").lines())
                        .hasSize(1);
                assertThat(place.kubectl("get", "leases", "-o", "name")).isEmpty();
            }
        }
    }

    @Test
    void shouldEndACanaryWithoutLosingARequest() throws Throwable {
        begin("first", landing.deploy(patient("1")), "is ready after");
        String address = landing.kubectl("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");
        try (Visits visits = new Visits(address)) {
            begin("release", landing.canary(patient("2"), "50% 5s, 100%"), "canary at 50%");
            controller.stopJenkinsForcibly();
            controller.startJenkins();
            assertThat(times(end("release"), "is promoted")).isOne();
            assertThat(visits.lost()).as("visits lost of %d", visits.answered()).isEmpty();
            assertThat(visits.answered()).isGreaterThan(200);
        }
        assertThat(landing.command()).contains("echo 2 ");
        assertThat(landing.kubectl("get", "deployments", "-o", "name")).isEqualTo("deployment.apps/web");
    }

    /** One whose pods serve on until nobody is sent to them any more. */
    private WebManifest patient(String version) {
        return landing.web().version(version).leaving(5);
    }
}
