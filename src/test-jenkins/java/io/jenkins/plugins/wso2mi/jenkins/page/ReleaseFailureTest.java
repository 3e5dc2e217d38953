package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.util.StreamTaskListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jenkins.model.InterruptedBuildAction;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How a build tells that a release of its failed. */
@WithJenkins
class ReleaseFailureTest {
    @Test
    void shouldTellTheOutcomeWithALinkOnTheBuildAndInItsLog(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("clinic"));
        ReleasePage page = ReleasePage.begin(build, "deploy", "Deploy of clinic/web", "");
        page.end("timed-out", "r1", "rolled-back", "10m were over <b>", Map.of());
        ReleaseFailure failure = page.failure();
        build.addAction(new InterruptedBuildAction(List.of(failure)));
        build.save();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        failure.print(new StreamTaskListener(log, StandardCharsets.UTF_8));

        build.reload();

        assertThat(build.getAction(InterruptedBuildAction.class).getCauses())
                .containsExactly(failure)
                .doesNotContain(
                        new ReleaseFailure("Deploy of clinic/web", "failed", "10m were over <b>", page.getUrl()));
        assertThat(failure).hasSameHashCodeAs(page.failure());
        assertThat(failure.getShortDescription()).isEqualTo("Deploy of clinic/web: timed out; 10m were over <b>");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains(failure.getShortDescription());
        var html = jenkins.createWebClient().goTo(build.getUrl());
        assertThat(html.getAnchorByText(failure.getShortDescription()).getHrefAttribute())
                .endsWith("/job/clinic/1/wso2-mi-1/");
    }
}
