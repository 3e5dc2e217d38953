package io.jenkins.plugins.wso2mi.jenkins.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jenkinsci.plugins.docker.commons.DockerImageExtractor;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** New base images in a real registry. */
@WithJenkins
class BaseImageTriggerTest {
    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private DebianRegistry registry;
    private String base;
    private FreeStyleProject job;

    @BeforeEach
    void buildOnce(JenkinsRule rule) throws Exception {
        jenkins = rule;
        registry = DebianRegistry.start();
        base = registry.host() + "/wso2mi:4.4.0";
        job = rule.createFreeStyleProject("clinic");
        FreeStyleBuild first = rule.buildAndAssertSuccess(job);
        BuiltImageAction.add(first, "registry/clinic@sha256:1", "sha256:1", base, push("1"));
    }

    @AfterEach
    void stopRegistry() throws Exception {
        registry.close();
    }

    private String push(String content) throws IOException, InterruptedException {
        Path tree = TinyServer.write(folder.resolve("tree" + content));
        Files.writeString(tree.resolve("layers/10-os/etc/motd"), content);
        return TinyServer.push(tree, base, RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache")))
                .digest()
                .toString();
    }

    private Optional<BaseImageCause> change() throws Exception {
        return new BaseImageTrigger("H/15 * * * *").poll(job);
    }

    @Test
    void shouldNameBothDigestsWhenTheBaseHasChanged() throws Exception {
        String before = job.getLastBuild().getAction(BuiltImageAction.class).getBaseDigest();
        String after = push("2");
        assertThat(change()).contains(new BaseImageCause(base, before, after));
        assertThat(change().orElseThrow().getShortDescription())
                .contains(base, before.substring(7, 19), after.substring(7, 19));
    }

    @Test
    void shouldStayQuietWhenTheBaseIsTheSame() throws Exception {
        assertThat(change()).isEmpty();
    }

    @Test
    void shouldNotStartAgainWhatHasFailedWithThisBase() throws Exception {
        push("2");
        job.getBuildersList().add(new FailureBuilder());
        jenkins.assertBuildStatus(
                Result.FAILURE, job.scheduleBuild2(0, change().orElseThrow()).get());
        assertThat(change()).isEmpty();
    }

    @Test
    void shouldStartTheJobByItsCronTable() throws Exception {
        push("2");
        BaseImageTrigger trigger = new BaseImageTrigger("* * * * *");
        job.addTrigger(trigger);
        trigger.start(job, true);
        trigger.run();
        jenkins.waitUntilNoActivityUpTo(60_000);
        while (job.getLastBuild().getNumber() < 2) {
            Thread.sleep(100);
        }
        assertThat(job.getLastBuild().getCause(BaseImageCause.class)).isNotNull();
    }

    @Test
    void shouldBeWrittenInAJenkinsfile() throws Exception {
        WorkflowJob pipeline = jenkins.createProject(WorkflowJob.class, "pipeline");
        pipeline.setDefinition(new CpsFlowDefinition(
                "properties([pipelineTriggers([miBaseImage(spec: 'H/15 * * * *', insecureRegistry: true)])])", true));
        jenkins.buildAndAssertSuccess(pipeline);
        BaseImageTrigger trigger =
                (BaseImageTrigger) pipeline.getTriggers().values().iterator().next();
        assertThat(trigger.getSpec()).isEqualTo("H/15 * * * *");
        assertThat(trigger.isInsecureRegistry()).isTrue();
    }

    @Test
    void shouldTellOthersWhatTheJobStandsOn() {
        assertThat(DockerImageExtractor.getDockerImagesUsedByJobFromAll(job)).contains(registry.host() + "/wso2mi");
    }
}
