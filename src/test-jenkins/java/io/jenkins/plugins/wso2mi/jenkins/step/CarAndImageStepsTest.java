package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.jenkins.build.ImageBuilder;
import io.jenkins.plugins.wso2mi.jenkins.trigger.BuiltImageAction;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps that build, in a real Jenkins, with real Maven and a real registry. */
@WithJenkins
class CarAndImageStepsTest {
    private static DebianRegistry registry;
    private static String base;

    private JenkinsRule jenkins;

    @BeforeAll
    static void startRegistry(@TempDir Path tree) throws Exception {
        registry = DebianRegistry.start();
        base = TinyServer.in(registry, tree);
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void begin(JenkinsRule rule) {
        jenkins = rule;
    }

    private FilePath workspaceWithClinic(DumbSlave agent, WorkflowJob job) throws Exception {
        FilePath workspace = agent.getWorkspaceFor(job);
        new FilePath(Path.of("examples/clinic").toFile()).copyRecursiveTo("**", "**/target/**", workspace);
        return workspace;
    }

    @Test
    void shouldBuildOnTheAgentAndHandResultsFromStepToStep() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job =
                Landing.pipeline(jenkins, "clinic", """
                node('%s') {
                  def built = miBuildCar(modules: ['common'])
                  echo "car ${built.path} ${built.name} ${built.version} of ${built.cars.size()}"
                  def image = miBuildImage(to: '%s/clinic/common:1', base: '%s', cars: built, labels: [team: 'clinic'])
                  echo "image ${image.reference} is ${image.digest} on ${image.baseDigest}"
                }
                """.formatted(agent.getNodeName(), registry.host(), base));
        workspaceWithClinic(agent, job);
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("car common/target/common_1.0.0.car common 1.0.0 of 1", run);
        BuiltImageAction image = run.getAction(BuiltImageAction.class);
        assertThat(image.getImage()).startsWith(registry.host() + "/clinic/common@sha256:");
        assertThat(image.getBase()).isEqualTo(base);
        jenkins.assertLogContains(
                "image " + image.getImage() + " is " + image.getDigest() + " on " + image.getBaseDigest(), run);
    }

    @Test
    void shouldPackWithoutMavenAndTellWhatIsInside() throws Exception {
        WorkflowJob job = Landing.pipeline(jenkins, "native", """
                node {
                  def built = miBuildCar(builder: 'native', modules: ['batch'], strict: true, miVersion: '4.4')
                  echo "${built.artifacts.size()} artifacts, a ${built.artifacts.find { it.name == 'ClinicReminder' }.type}"
                  echo "polls: ${built.pollingWork.join('; ')}"
                  echo "needs ${built.dependencies}, warnings ${built.warnings}"
                }
                """);
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        new FilePath(Path.of("examples/clinic").toFile()).copyRecursiveTo("**", "**/target/**", workspace);
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("5 artifacts, a synapse/task", run);
        jenkins.assertLogContains("ClinicReminder is a scheduled task", run);
        jenkins.assertLogContains("warnings []", run);
        jenkins.assertLogNotContains("run mvn", run);
        assertThat(workspace.child("batch/target/batch_1.0.0.car").exists()).isTrue();
    }

    @Test
    void shouldPackItselfWhereThereIsNoMaven() throws Exception {
        WorkflowJob job = Landing.pipeline(jenkins, "fallback", """
                node {
                  echo 'path ' + miBuildCar(modules: ['common']).path
                  miBuildCar(builder: 'maven', modules: ['common'])
                }
                """);
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        new FilePath(Path.of("examples/clinic").toFile()).copyRecursiveTo("**", "**/target/**", workspace);
        // what a container without Maven answers
        workspace.child("mvnw").write("#!/bin/sh\nexit 127\n", "UTF-8");
        workspace.child("mvnw").chmod(0755);
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("packing natively, without Maven: ", run);
        jenkins.assertLogContains("path common/target/common_1.0.0.car", run);
        jenkins.assertLogContains("is not found where this build runs (exit code 127)", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
    }

    @Test
    void shouldNameTheBuildersWhenOneIsUnknown() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE, Landing.pipeline(jenkins, "ant", "node { miBuildCar(builder: 'ant') }"));
        jenkins.assertLogContains("there is no builder 'ant'; one of auto, maven, native", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
    }

    @Test
    void shouldFailInWordsWhenThereIsNoProject() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE, Landing.pipeline(jenkins, "empty", "node { miBuildCar() }"));
        jenkins.assertLogContains("pom.xml", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
    }

    @Test
    void shouldNameTheMavenInstallationsWhenOneIsUnknown() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE, Landing.pipeline(jenkins, "tool", "node { miBuildCar(maven: 'nowhere') }"));
        jenkins.assertLogContains("no Maven installation 'nowhere'", run);
    }

    @Test
    void shouldBuildAnImageInAFreestyleBuildWithVariables() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("free");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.mkdirs();
        TinyCar.write(Path.of(workspace.getRemote()), "orders", "1.0.0");
        MiBuildImageStep step = new MiBuildImageStep(registry.host() + "/shop/orders:${BUILD_NUMBER}");
        step.setBase(base);
        step.setCars("orders_1.0.0.car");
        job.getBuildersList().add(new ImageBuilder(step));
        BuiltImageAction image = jenkins.buildAndAssertSuccess(job).getAction(BuiltImageAction.class);
        assertThat(image.getImage()).startsWith(registry.host() + "/shop/orders@sha256:");
    }
}
