package io.jenkins.plugins.wso2mi.jenkins.library;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.plugins.git.GitSCM;
import io.jenkins.plugins.wso2mi.jenkins.trigger.BaseImageTrigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import jenkins.scm.api.trait.SCMSourceTrait;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.LibraryResolver;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** {@code miPipeline} and {@code Jenkinsfile.example} as multibranch jobs of a real Jenkins, in its sandbox. */
@WithJenkins
class MiPipelineTest {
    private static final String TASK = "batch/src/main/wso2mi/artifacts/tasks/ClinicReminder.xml";

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;

    @BeforeEach
    void allowLocalRepositories(JenkinsRule rule) {
        jenkins = rule;
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
        ExtensionList.lookup(LibraryResolver.class).add(0, new TriedLibrary());
    }

    private WorkflowMultiBranchProject project(Repository repository) throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class);
        GitSCMSource source = new GitSCMSource(repository.url());
        source.setTraits(List.<SCMSourceTrait>of(new BranchDiscoveryTrait()));
        project.getSourcesList().add(new BranchSource(source));
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivity();
        return project;
    }

    private WorkflowRun last(WorkflowMultiBranchProject project, String branch) throws Exception {
        WorkflowJob job = project.getItem(branch);
        assertThat(job)
                .as(Files.readString(project.getIndexing().getLogFile().toPath()))
                .isNotNull();
        return job.getLastBuild();
    }

    private static String library(String call) {
        return "@Library('tried') _\n" + call;
    }

    @Test
    void shouldReleaseEverythingFirstAndThenWhatChanged() throws Exception {
        Repository repository = new Repository(
                folder,
                library("def images = miPipeline(canary: [appointments: '10% 5m, 100%'], baseTrigger: 'H H * * *',"
                        + " environments: [[name: 'test', namespace: 'clinic']])\necho \"made ${images.keySet()}\""));
        WorkflowMultiBranchProject project = project(repository);

        WorkflowRun first = jenkins.assertBuildStatusSuccess(last(project, "main"));
        jenkins.assertLogContains("2 of 2 units: appointments, batch", first);
        jenkins.assertLogContains("modules:[common, appointments, billing, batch, probe]", first);
        jenkins.assertLogContains("miCanary [yaml:true", first);
        jenkins.assertLogContains("miDeploy [yaml:true", first);
        jenkins.assertLogContains("made [appointments, batch]", first);
        assertThat(first.getParent().isConcurrentBuild()).isFalse();
        assertThat(first.getParent().getTriggers().values()).hasAtLeastOneElementOfType(BaseImageTrigger.class);

        repository.change(TASK);
        WorkflowRun second = jenkins.assertBuildStatusSuccess(first.getParent().scheduleBuild2(0));
        jenkins.assertLogContains("1 of 2 units: batch", second);
        jenkins.assertLogNotContains("miCanary", second);
        jenkins.assertLogContains("namespace:clinic", second);
    }

    @Test
    void shouldReleaseByTheLandscapeWhatItDescribes() throws Exception {
        Repository repository = new Repository(
                folder,
                library("miPipeline(file: 'landscape.yaml', canary: [appointments: '10% 5m, 100%'],"
                        + " environments: [[name: 'dev', variables: [TAG: '7']]])"));

        WorkflowRun run = jenkins.assertBuildStatusSuccess(last(project(repository), "main"));

        jenkins.assertLogContains("3 of 3 units: appointments, batch, legacy", run);
        String where = ", file:landscape.yaml, environment:dev, variables:[TAG:7], units:";
        jenkins.assertLogContains(where + "[batch, legacy], images:[batch:clinic/batch@sha256:", run);
        jenkins.assertLogContains(where + "[appointments], image:clinic/appointments@sha256:", run);
        jenkins.assertLogContains("there:true", run);
        jenkins.assertLogNotContains("there:false", run);
    }

    @Test
    void shouldOnlyBuildOtherBranchesAndForks() throws Exception {
        Repository repository = new Repository(
                folder,
                library("def run = { miPipeline(registryCredentialsId: 'secret', preview: [credentialsId: 'secret'],"
                        + " around: { build -> echo 'around'; build() }) }\n"
                        + "env.BRANCH_NAME == 'fork'"
                        + " ? withEnv(['CHANGE_ID=7', 'CHANGE_TARGET=main', 'CHANGE_FORK=somebody'], run) : run()"));
        repository.branch("feature").change(TASK).branch("fork");
        WorkflowMultiBranchProject project = project(repository);

        WorkflowRun feature = jenkins.assertBuildStatusSuccess(last(project, "feature"));
        jenkins.assertLogContains("miBuildCar", feature);
        jenkins.assertLogContains("around", feature);
        jenkins.assertLogContains("1 of 2 units: batch", feature);
        jenkins.assertLogNotContains("miBuildImage", feature);
        WorkflowRun fork = jenkins.assertBuildStatusSuccess(last(project, "fork"));
        jenkins.assertLogContains("miBuildCar", fork);
        for (String never : List.of("around", "miBuildImage", "miDeploy", "secret")) {
            jenkins.assertLogNotContains(never, fork);
        }
    }

    @Test
    void shouldHoldNoExecutorWhileItAsks() throws Exception {
        Repository repository = new Repository(folder, "node { echo 'not yet' }");
        WorkflowMultiBranchProject project = project(repository);
        Files.writeString(
                folder.resolve("Jenkinsfile"),
                library(
                        "miPipeline(environments: [[name: 'production', approve: true]], changedSince: 'no-such-tag')"));
        repository.change("README.md");

        WorkflowRun run = project.getItem("main").scheduleBuild2(0).waitForStart();
        Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> {
            InputAction asked = run.getAction(InputAction.class);
            return asked != null && asked.isWaitingForInput();
        });
        assertThat(jenkins.jenkins.toComputer().countBusy()).isZero();
        run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("no-such-tag: git cannot compare with it: ", run);
        jenkins.assertLogContains("2 of 2 units: appointments, batch", run);
        jenkins.assertLogContains("miDeploy [yaml:true", run);
    }

    @Test
    void shouldRunTheExample() throws Exception {
        jenkins.jenkins.setLabelString("linux");
        Repository repository = new Repository(folder, library(Files.readString(Path.of("Jenkinsfile.example"))));
        WorkflowMultiBranchProject project = project(repository);

        WorkflowRun run = jenkins.assertBuildStatusSuccess(last(project, "main"));
        jenkins.assertLogContains("miBuild [tags:[main, 1], registryCredentialsId:clinic-registry]", run);
        jenkins.assertLogContains("miCanary [plan:10% 5m, 50% 10m, 100%, yaml:true", run);
        assertThat(run.getParent().getTriggers().values()).hasAtLeastOneElementOfType(BaseImageTrigger.class);
    }
}
