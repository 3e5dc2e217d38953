package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.wso2mi.report.Event;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The history of a job's releases in a real browser. */
@WithJenkins
class ReleasesBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String IMAGE = "registry.example.com/clinic/appointments@sha256:";

    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    private JenkinsRule jenkins;
    private FreeStyleProject job;

    @Test
    void shouldBeReadableInLightAndInDark(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = rule.createFreeStyleProject("clinic");
        release("deploy", "clinic-test", "done", "kept");
        release("deploy", "clinic", "done", "kept");
        release("deploy", "clinic-test", "gate-refused", "rolled-back");
        release("deploy", "clinic-test", "done", "kept");
        release("canary", "clinic", "done", "kept");
        try (Browser browser = Browser.open(profile, 1280, 640)) {
            browser.go(rule.getURL() + "job/clinic/wso2-mi/");
            browser.await("document.querySelectorAll('.wso2-mi-releases tbody tr').length === 5");
            browser.shoot(PICTURES.resolve("job-releases-light.png"));
            assertThat(Contrast.poorest(browser)).as("contrast in light").isGreaterThanOrEqualTo(4.5);
            Contrast.darken(browser);
            browser.shoot(PICTURES.resolve("job-releases-dark.png"));
            assertThat(Contrast.poorest(browser)).as("contrast in dark").isGreaterThanOrEqualTo(4.5);
        }
    }

    private void release(String verb, String place, String outcome, String aftermath) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        int number = build.getNumber();
        ReleasePage page = ReleasePage.begin(build, verb, verb + " appointments", "");
        page.place(place);
        page.append(
                Lines.of(new Event.Command(Lines.START, "apply Deployment " + place + "/appointments", number == 1)));
        String digest = Integer.toHexString(number * 0x1f3d5b79).repeat(8).substring(0, 64);
        page.end(outcome, "r" + number, aftermath, "told", Map.of("mi", IMAGE + digest));
    }
}
