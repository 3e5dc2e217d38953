package io.jenkins.plugins.wso2mi.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Label;
import hudson.plugins.git.GitSCM;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * The whole way, as docs/recipes/first-pipeline.md tells it: a merge in git becomes a carbon application, an image, a
 * canary and a promoted release, by an agent process, on the testbed's registry and cluster, while its API is called.
 */
@WithJenkins
@ExtendWith(Testbed.class)
class FirstPipelineTest {
    private static final String JENKINSFILE = """
            @Library('wso2-mi') _
            miPipeline(agentLabel: 'linux', canary: [appointments: '50% 10s, 100%'])
            """;

    private JenkinsRule jenkins;

    @Test
    @Timeout(1200)
    void shouldReleaseOnMergeWithoutLosingARequest(JenkinsRule rule, Site site, @TempDir Path folder) throws Exception {
        jenkins = rule;
        rule.timeout = 0;
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
        configure(site);
        rule.createOnlineSlave(Label.get("linux"));
        ClinicRepository repository = new ClinicRepository(folder, standIn(site), JENKINSFILE);
        WorkflowMultiBranchProject clinic = project(repository);

        WorkflowRun first = nextBuild(clinic, 1);
        rule.assertBuildStatusSuccess(first);

        try (Caller caller = new Caller(api(site))) {
            repository.mergeRelease("2");
            WorkflowRun merged = nextBuild(clinic, 2);
            rule.assertBuildStatusSuccess(merged);
            rule.assertLogContains("is promoted", merged);
            TimeUnit.SECONDS.sleep(2);
            assertThat(caller.lost())
                    .as("requests lost of %d", caller.answered())
                    .isEmpty();
            assertThat(caller.answered()).isGreaterThan(500);
        } finally {
            site.kubectl("delete", "namespace", "clinic", "--wait=false");
        }
    }

    private void configure(Site site) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "cluster",
                        "",
                        "kubeconfig",
                        SecretBytes.fromBytes(Files.readAllBytes(site.kubeconfig()))));
        MiGlobalConfiguration settings = MiGlobalConfiguration.get();
        settings.setRegistry(site.registry());
        settings.setCredentialsId("cluster");
        settings.setNamespace("clinic");
    }

    /** The Synapse stand-in, pushed under the name of the image that it stands in for. */
    private static String standIn(Site site) throws Exception {
        Process build = new ProcessBuilder("testbed/runtime/build")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String tree = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(build.waitFor()).isZero();
        String reference = site.registry() + "/wso2mi-standin:4.4.0";
        new ScratchImage(RegistryAccess.ANONYMOUS, ContentCache.standard(System.getenv()))
                .run(Path.of(tree), reference, Reporter.silent(), false);
        return reference;
    }

    private WorkflowMultiBranchProject project(ClinicRepository repository) throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "clinic");
        GitSCMSource source = new GitSCMSource(repository.folder().toString());
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        project.getSourcesList().add(new BranchSource(source));
        return project;
    }

    private WorkflowRun nextBuild(WorkflowMultiBranchProject project, int number) throws Exception {
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivityUpTo(600_000);
        WorkflowJob main = project.getItem("main");
        assertThat(main).as("the branch main, found by indexing").isNotNull();
        return main.getBuildByNumber(number);
    }

    private static URI api(Site site) {
        String address =
                site.kubectl("-n", "clinic", "get", "service", "appointments", "-o", "jsonpath={.spec.clusterIP}");
        return URI.create("http://" + address.strip() + ":8290/appointments/bookings");
    }
}
