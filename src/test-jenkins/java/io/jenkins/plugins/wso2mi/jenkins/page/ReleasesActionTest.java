package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The releases of a job. */
@WithJenkins
class ReleasesActionTest {
    private JenkinsRule jenkins;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = rule.createFreeStyleProject("clinic");
    }

    @Test
    void shouldMarkWhatRunsNowInEachPlaceAndNotWhatWasReplacedTakenBackOrRemoved() throws Exception {
        release("deploy", "staging", "done", "r1", "kept");
        release("deploy", "production", "done", "r2", "kept");
        release("canary", "staging", "done", "r3", "kept");
        release("canary", "staging", "gate-refused", "r4", "rolled-back");
        release("deploy", "production", "done", "", "none");
        release("deploy", "preview", "done", "r5", "kept");
        release("undeploy", "preview", "done", "r5", "none");
        release("deploy", "test", "done", "r6", "kept");
        release("deploy", "test", "failed", "r7", "left");

        List<String> rows = rows("");

        assertThat(rows).hasSize(9);
        assertThat(rows.get(0)).contains("#9", "test", "failed", "left as it was");
        assertThat(rows)
                .filteredOn(row -> row.contains("runs now"))
                .satisfiesExactly(row -> assertThat(row).contains("#3", "staging"), row -> assertThat(row)
                        .contains("#2", "production"));
        assertThat(rows.get(8))
                .contains("#1", "r.example/web@sha256:0123456789ab…")
                .doesNotContain("0123456789abc");
    }

    @Test
    void shouldShowOlderReleasesOnFurtherPagesWhenThereAreManyBuilds() throws Exception {
        release("deploy", "staging", "done", "r1", "kept");
        for (int i = 0; i < 50; i++) {
            jenkins.buildAndAssertSuccess(job);
        }
        assertThat(rows("")).isEmpty();

        HtmlPage newest = page("");
        HtmlPage older = newest.getAnchorByText("Older").click();

        assertThat(older.getUrl()).hasQuery("from=1");
        assertThat(texts(older)).singleElement().asString().contains("#1").doesNotContain("runs now");
        assertThat(rows("?from=nonsense")).isEmpty();
        assertThat(rows("?from=0")).isEmpty();
    }

    @Test
    void shouldOfferTheLinkOnlyWhereTheLastBuildsReleasedSomething() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        assertThat(jenkins.createWebClient().goTo("job/clinic/").asXml()).doesNotContain("/job/clinic/wso2-mi");

        release("deploy", "staging", "done", "r1", "kept");
        assertThat(jenkins.createWebClient().goTo("job/clinic/").asXml()).contains("/job/clinic/wso2-mi");
    }

    private void release(String verb, String place, String outcome, String release, String aftermath) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        ReleasePage page = ReleasePage.begin(build, verb, verb + " of web", "");
        page.place(place);
        page.append(Lines.of(new io.jenkins.plugins.wso2mi.report.Event.Command(
                Lines.START, "apply Deployment " + place + "/web", release.isEmpty())));
        page.end(
                outcome,
                release,
                aftermath,
                "told",
                Map.of("web", "r.example/web@sha256:" + "0123456789abcdef".repeat(4)));
    }

    private HtmlPage page(String query) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
        return client.goTo("job/clinic/wso2-mi/" + query);
    }

    private List<String> rows(String query) throws Exception {
        return texts(page(query));
    }

    private static List<String> texts(HtmlPage page) {
        return page.querySelectorAll(".wso2-mi-releases tbody tr").stream()
                .map(row -> ((DomElement) row).asNormalizedText())
                .toList();
    }
}
