package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.jenkins.page.ServersPage;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.ServerManifest;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build has released is asked by its page, on a real cluster. */
@WithJenkins
@ExtendWith(Testbed.class)
class ServersOfReleaseTest {
    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private Site site;
    private Landing landing;

    @BeforeEach
    void land(JenkinsRule rule, Site up) throws Exception {
        jenkins = rule;
        site = up;
        landing = new Landing(up);
        landing.addCredentials();
        landing.kubectl(
                "create",
                "secret",
                "generic",
                "mi-admin",
                "--from-literal=username=admin",
                "--from-literal=password=admin");
    }

    @AfterEach
    void leave() {
        landing.close();
    }

    @Test
    void shouldTellWhatRunsAndWhichServerDoesNotAnswer() throws Exception {
        String image = StandInImage.with(
                List.of(TinyCar.write(folder, "clinic", "1.0.0")),
                site.registry(),
                "clinic/asked:1",
                new ContentCache(folder.resolve("cache")));
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.SUCCESS,
                Landing.pipeline(
                        jenkins,
                        "p",
                        "miDeploy(credentialsId: 'cluster', namespace: '" + landing.namespace()
                                + "', managementSecret: 'mi-admin', yaml: '''"
                                + ServerManifest.yaml(landing.namespace(), "clinic", image) + "''')"));
        ServersPage page = run.getAction(ServersPage.class);

        WebResponse told = ask(page);
        assertThat(told.getStatusCode()).as(told.getContentAsString()).isEqualTo(200);
        assertThat(told.getContentAsString())
                .contains("[\"clinic\",\"active\",\"1.0.0\",\"clinicSequence sequence\",\"all\"]", "\"troubles\":[]");

        landing.kubectl("patch", "secret", "mi-admin", "-p", "{\"stringData\": {\"password\": \"other-word\"}}");
        WebResponse untold = ask(page);
        assertThat(untold.getStatusCode()).isEqualTo(200);
        assertThat(untold.getContentAsString())
                .contains("0 of 1 pod", "HTTP 401")
                .doesNotContain("other-word");

        landing.kubectl("delete", "deployment", "clinic");
        WebResponse gone = ask(page);
        assertThat(gone.getStatusCode()).isEqualTo(409);
        assertThat(gone.getContentAsString()).contains(landing.namespace() + "/clinic", "there is none");
    }

    private WebResponse ask(ServersPage page) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            String path = page.getRun().getUrl() + page.getUrlName() + "/ask?resource=applications";
            return client.loadWebResponse(
                    client.addCrumb(new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST)));
        }
    }
}
