package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may ask servers by the page of a build, and what is answered when nobody can be asked. */
@WithJenkins
class ServersPageAccessTest {
    private static final int NOBODY = 1;
    private static final String ASK = "ask?resource=applications";

    private JenkinsRule jenkins;
    private FreeStyleBuild build;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        FreeStyleProject job = rule.createFreeStyleProject("clinic");
        build = rule.buildAndAssertSuccess(job);
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader", "builder", "canceller", "configurer")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Item.CANCEL)
                .everywhere()
                .to("canceller")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
    }

    @Test
    void shouldBeThereForThoseWhoMayBuildTheJobOnly() throws Exception {
        String page = DeadCluster.address(DeadCluster.page(build, NOBODY));

        for (String user : List.of("reader", "canceller", "configurer")) {
            assertThat(get(user, page).getStatusCode()).as(user).isEqualTo(403);
            assertThat(post(user, page + ASK).getStatusCode()).as(user).isEqualTo(403);
            assertThat(get(user, build.getUrl()).getContentAsString()).as(user).doesNotContain("wso2-mi-servers");
        }
        assertThat(get("stranger", page).getStatusCode()).isEqualTo(404);
        assertThat(post("stranger", page + ASK).getStatusCode()).isEqualTo(404);
        assertThat(get("builder", page).getContentAsString())
                .contains("Servers of appointments", "value=\"proxy-services\"");
        assertThat(get("builder", build.getUrl()).getContentAsString()).contains("wso2-mi-servers-1");
    }

    @Test
    void shouldAskNobodyByALinkOrWithoutACrumb() throws Exception {
        try (Silence cluster = new Silence()) {
            String page = DeadCluster.address(DeadCluster.page(build, cluster.port()));

            assertThat(get("builder", page + ASK).getStatusCode()).isEqualTo(405);
            try (JenkinsRule.WebClient browser = client(null)) {
                browser.login("builder");
                WebRequest forged = new WebRequest(new URL(jenkins.getURL(), page + ASK), HttpMethod.POST);
                assertThat(browser.getPage(forged).getWebResponse().getStatusCode())
                        .isEqualTo(403);
            }
            assertThat(cluster.visited()).isFalse();
        }
    }

    @Test
    void shouldSayInPlainTextWhyNobodyCanBeAsked() throws Exception {
        String page = DeadCluster.address(DeadCluster.page(build, NOBODY));

        WebResponse dead = post("builder", page + ASK);
        WebResponse wrong = post("builder", page + "ask?resource=%3Cimg%20src%3Dx%3E");

        for (WebResponse answer : List.of(dead, wrong)) {
            assertThat(answer.getStatusCode()).isEqualTo(409);
            assertThat(answer.getContentType()).isEqualTo("text/plain");
            assertThat(answer.getResponseHeaderValue("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getContentAsString()).doesNotContain("\tat ", DeadCluster.TOKEN);
        }
        assertThat(dead.getContentAsString()).contains("127.0.0.1:" + NOBODY);
        assertThat(wrong.getContentAsString()).contains("applications");
    }

    @Test
    void shouldLetTwoAskAtATimeAndTellTheThird() throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(3);
        try (Silence cluster = new Silence()) {
            String page = DeadCluster.address(DeadCluster.page(build, cluster.port()));
            List<CompletableFuture<WebResponse>> asked = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                // Jenkins loses tokens of one user that are made at the same time
                JenkinsRule.WebClient client = client("builder");
                asked.add(CompletableFuture.supplyAsync(() -> answer(client, page), users));
            }

            Object first = CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);

            assertThat(((WebResponse) first).getStatusCode()).isEqualTo(503);
            assertThat(((WebResponse) first).getContentAsString()).contains("try again in a moment");
            assertThat(asked.stream().filter(Future::isDone)).hasSize(1);
            cluster.close();
            for (CompletableFuture<WebResponse> one : asked) {
                assertThat(one.get(120, TimeUnit.SECONDS).getStatusCode()).isIn(409, 503);
            }
            assertThat(post("builder", page + ASK).getStatusCode())
                    .as("places are given back")
                    .isEqualTo(409);
        } finally {
            users.shutdownNow();
        }
    }

    @Test
    void shouldBeAddedForEachApplicationOfAnOrderThatNamesTheSecretOnly() {
        ReleaseOrder order = ReleaseOrder.to("deploy").with("namespace", "clinic");

        ServersPage.add(build, order, List.of("appointments"));
        assertThat(build.getActions(ServersPage.class)).isEmpty();
        ServersPage.add(build, order.with(ServersLook.SECRET, "mi-admin"), List.of("appointments", "batch"));

        assertThat(build.getActions(ServersPage.class))
                .extracting(page -> page.getUrlName() + " " + page.getDisplayName())
                .containsExactly("wso2-mi-servers-1 Servers of appointments", "wso2-mi-servers-2 Servers of batch");
    }

    private WebResponse answer(JenkinsRule.WebClient client, String page) {
        try (client) {
            return client.loadWebResponse(new WebRequest(new URL(jenkins.getURL(), page + ASK), HttpMethod.POST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebResponse get(String user, String path) throws Exception {
        return send(user, path, HttpMethod.GET);
    }

    private WebResponse post(String user, String path) throws Exception {
        return send(user, path, HttpMethod.POST);
    }

    private WebResponse send(String user, String path, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient client = client(user)) {
            return client.loadWebResponse(new WebRequest(new URL(jenkins.getURL(), path), method));
        }
    }

    private JenkinsRule.WebClient client(String user) throws IOException {
        JenkinsRule.WebClient client = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false);
        return user == null ? client : client.withBasicApiToken(user);
    }

    /** An API server that takes connections and says nothing. */
    private static final class Silence implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Silence() throws IOException {}

        int port() {
            return server.getLocalPort();
        }

        /** Whether anybody has come within a moment. */
        boolean visited() throws IOException {
            server.setSoTimeout(500);
            try {
                server.accept().close();
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
