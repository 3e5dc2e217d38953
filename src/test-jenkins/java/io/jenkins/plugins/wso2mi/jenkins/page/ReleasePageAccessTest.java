package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may see the page of a release, and who may use its buttons. */
@WithJenkins
class ReleasePageAccessTest {
    private static final List<String> VIEWS = List.of("", "live", "events?since=0", "picture.svg", "report.html");
    private static final List<String> WORDS = List.of("approve", "promote", "abort");

    private final List<String> asked = new ArrayList<>();
    private JenkinsRule jenkins;
    private BuildUnderWay running;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        FreeStyleProject job = rule.createFreeStyleProject("clinic");
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader", "builder", "canceller", "configurer", "named", "grouped")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Item.CANCEL)
                .everywhere()
                .to("canceller")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        running = new BuildUnderWay(job);
    }

    @AfterEach
    void end() throws Exception {
        running.close();
    }

    @Test
    void shouldShowThePageToReadersOfTheJobOnly() throws Exception {
        ReleasePage page = page("");

        for (String view : VIEWS) {
            assertThat(get("reader", page, view).getStatusCode()).as(view).isEqualTo(200);
            assertThat(get("stranger", page, view).getStatusCode()).as(view).isEqualTo(404);
            assertThat(get(null, page, view).getStatusCode()).as(view).isEqualTo(404);
        }
        assertThat(status(get("reader", "job/clinic/wso2-mi/"))).isEqualTo(200);
        assertThat(status(get("stranger", "job/clinic/wso2-mi/"))).isEqualTo(404);
    }

    @Test
    void shouldLetThoseAskWhoMayCancelTheBuildWhenNobodyIsNamed() throws Exception {
        ReleasePage page = page("");

        for (String word : WORDS) {
            for (String user : List.of("reader", "builder", "configurer", "named")) {
                WebResponse refused = post(user, page, word);
                assertThat(refused.getStatusCode()).as(user + " " + word).isEqualTo(403);
                assertThat(refused.getContentAsString()).contains("Only those who may cancel this build");
            }
            assertThat(post("stranger", page, word).getStatusCode()).isEqualTo(404);
            assertThat(post(null, page, word).getStatusCode()).isIn(403, 404);
            assertThat(post("canceller", page, word).getStatusCode()).isEqualTo(200);
            assertThat(post("admin", page, word).getStatusCode()).isEqualTo(200);
        }
        assertThat(asked)
                .containsExactly(
                        "approve by canceller",
                        "approve by admin",
                        "promote by canceller",
                        "promote by admin",
                        "abort by canceller",
                        "abort by admin");
    }

    @Test
    void shouldLetNamedUsersAndGroupsAskAndOthersAbortOnlyWhenTheyMayCancelTheBuild() throws Exception {
        jenkins.createDummySecurityRealm();
        ((JenkinsRule.DummySecurityRealm) jenkins.jenkins.getSecurityRealm()).addGroups("grouped", "releasers");
        ReleasePage page = page(" named , releasers,");

        assertThat(post("canceller", page, "approve").getStatusCode()).isEqualTo(403);
        assertThat(post("canceller", page, "promote").getContentAsString())
                .isEqualTo("Only these may ask for that: named, releasers.");
        assertThat(post("canceller", page, "abort").getStatusCode()).isEqualTo(200);
        assertThat(post("reader", page, "abort").getStatusCode()).isEqualTo(403);
        assertThat(post("named", page, "approve").getStatusCode()).isEqualTo(200);
        assertThat(post("grouped", page, "promote").getStatusCode()).isEqualTo(200);
        assertThat(asked).containsExactly("abort by canceller", "approve by named", "promote by grouped");
    }

    @Test
    void shouldChangeNothingByALinkOrWithoutACrumb() throws Exception {
        ReleasePage page = page("");

        for (String word : WORDS) {
            assertThat(get("canceller", page, word).getStatusCode()).as(word).isEqualTo(405);
        }
        try (JenkinsRule.WebClient browser = client(null)) {
            browser.login("canceller");
            WebRequest forged = new WebRequest(new URL(jenkins.getURL(), page.getUrl() + "promote"), HttpMethod.POST);
            assertThat(browser.getPage(forged).getWebResponse().getStatusCode()).isEqualTo(403);
            assertThat(browser.getPage(browser.addCrumb(forged))
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(200);
        }
        assertThat(asked).containsExactly("promote by canceller");
    }

    @Test
    void shouldShowButtonsOnlyToThoseWhoMayUseThemAndOnlyWhereTheyDoSomething() throws Exception {
        ReleasePage page = page("");
        assertThat(get("canceller", page, "").getContentAsString())
                .contains("data-wish=\"promote\"", "data-wish=\"abort\"")
                .doesNotContain("data-wish=\"approve\"");
        assertThat(get("reader", page, "").getContentAsString()).doesNotContain("data-wish");

        page.append(Lines.of(Lines.gate(9, "approval", "waiting", "somebody has to approve")));
        assertThat(get("canceller", page, "").getContentAsString()).contains("data-wish=\"approve\"");

        ReleaseControls.unregister(page.id());
        assertThat(get("canceller", page, "").getContentAsString()).doesNotContain("data-wish");
        assertThat(post("canceller", page, "promote").getStatusCode()).isEqualTo(409);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldTellWhyWhenTheCanaryRefuses() throws Exception {
        ReleasePage page = page("");
        ReleaseControls.register(page.id(), (word, user) -> {
            throw new RefusedException("appointments", "its canary does not wait for approval", "wait a moment");
        });

        WebResponse refused = post("canceller", page, "approve");

        assertThat(refused.getStatusCode()).isEqualTo(409);
        assertThat(refused.getContentType()).isEqualTo("text/plain");
        assertThat(refused.getContentAsString()).contains("its canary does not wait for approval");
    }

    private ReleasePage page(String submitter) {
        ReleasePage page = ReleasePage.begin(running.build(), "canary", "Canary of clinic/appointments", submitter);
        page.append(Lines.of(Lines.phase(0, "Begin the canary"), Lines.traffic(1, 10, 0, 4, 0)));
        ReleaseControls.register(page.id(), (word, user) -> asked.add(word + " by " + user));
        assertThat(Map.copyOf(page.getImages())).isEmpty();
        return page;
    }

    private WebResponse get(String user, ReleasePage page, String view) throws Exception {
        return get(user, page.getUrl() + view);
    }

    private WebResponse get(String user, String path) throws Exception {
        return send(user, path, HttpMethod.GET);
    }

    private WebResponse post(String user, ReleasePage page, String word) throws Exception {
        return send(user, page.getUrl() + word, HttpMethod.POST);
    }

    private static int status(WebResponse response) {
        return response.getStatusCode();
    }

    private WebResponse send(String user, String path, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient client = client(user)) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
            return client.loadWebResponse(user == null ? client.addCrumb(request) : request);
        }
    }

    private JenkinsRule.WebClient client(String user) throws IOException {
        JenkinsRule.WebClient client = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false);
        return user == null ? client : client.withBasicApiToken(user);
    }
}
