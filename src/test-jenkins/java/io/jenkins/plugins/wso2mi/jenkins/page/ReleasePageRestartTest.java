package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The page of a release after the controller was restarted. */
class ReleasePageRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private String id = "";

    @Test
    void shouldShowAndGoOnRecordingWhatHappenedWhenJenkinsWasRestarted() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("clinic"));
            ReleasePage page = ReleasePage.begin(build, "canary", "Canary of clinic/appointments", "bob");
            page.place("clinic");
            page.append(Lines.of(Lines.phase(0, "Begin the canary"), Lines.traffic(1, 10, 10, 4, 1)));
            id = page.id();
        });
        sessions.then(jenkins -> {
            ReleasePage page = page(jenkins);
            assertThat(page.getPlace()).isEqualTo("clinic");
            assertThat(page.recording().getPhases()).extracting("title").containsExactly("Begin the canary");
            page.append(Lines.of(Lines.phase(9, "Promote")));
            page.end("done", "r1", "kept", "release r1 is promoted", Map.of("app", "r.example/a@sha256:abc"));
        });
        sessions.then(jenkins -> {
            ReleasePage page = page(jenkins);
            assertThat(page.getOutcome()).isEqualTo("done");
            assertThat(page.getImages()).containsEntry("app", "r.example/a@sha256:abc");
            assertThat(page.getApplications()).containsExactly("appointments");
            assertThat(page.recording().getPhases()).extracting("title").containsExactly("Begin the canary", "Promote");
            assertThat(jenkins.createWebClient().goTo(page.getUrl()).asNormalizedText())
                    .contains("release r1 is promoted", "Begin the canary");
        });
    }

    private ReleasePage page(JenkinsRule jenkins) {
        FreeStyleBuild build = jenkins.jenkins
                .getItemByFullName("clinic", FreeStyleProject.class)
                .getLastBuild();
        return ReleasePage.find(build, id).orElseThrow();
    }
}
