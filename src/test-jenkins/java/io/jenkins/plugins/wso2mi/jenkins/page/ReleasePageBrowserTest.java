package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.PluginServletFilter;
import io.jenkins.plugins.wso2mi.report.Event;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a running canary in a real browser, under a content security policy without inline scripts. */
@WithJenkins
class ReleasePageBrowserTest {
    private static final String POLICY = "default-src 'self'; script-src 'self' 'report-sample'; "
            + "style-src 'self' 'unsafe-inline' 'report-sample'; img-src 'self' data:; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'self'; object-src 'none'";
    private static final Path PICTURES = Path.of("target", "pictures");

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    private JenkinsRule jenkins;
    private BuildUnderWay running;
    private ReleasePage page;
    private Browser browser;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        PluginServletFilter.addFilter(new Policy());
        running = BuildUnderWay.of(rule, "clinic");
        page = ReleasePage.begin(running.build(), "canary", "Canary of clinic/appointments", "");
        page.place("clinic");
        ReleaseControls.register(page.id(), (word, user) -> asked.add(word));
        page.append(Canary.begun());
        browser = Browser.open(profile, 1280, 1180);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
        running.close();
    }

    @Test
    void shouldGrowWhileTheCanaryRunsAndStopAskingAtItsEnd() throws Exception {
        show();
        assertThat(drawn()).contains("Hold 10%").doesNotContain("Hold 50%");
        browser.run("document.querySelector('#wso2-mi-changes-list').open = true;");

        page.append(Canary.held());
        browser.await("document.querySelector('.wso2-mi-timeline').textContent.includes('Hold 50%')");
        browser.await("document.getElementById('wso2-mi-status').textContent.includes('50% of the traffic')");
        assertThat(browser.run("return document.querySelector('#wso2-mi-changes-list').open")
                        .asBoolean())
                .as("what the reader opened stays open")
                .isTrue();

        page.append(Canary.promoted());
        page.end("done", "20261123-031102-b322", "kept", "release 20261123-031102-b322 is promoted", Canary.images());
        browser.await("document.querySelector('#wso2-mi-head .wso2-mi-mark').textContent.trim() === 'done'");
        assertThat(browser.run("return document.querySelectorAll('[data-wish]').length")
                        .asInt())
                .isZero();
        browser.await("document.getElementById('wso2-mi-status').textContent.startsWith('done')");
        int looks = looks();
        Thread.sleep(5_000);
        assertThat(looks()).as("looks after the end").isEqualTo(looks);
        assertThat(faults()).isEmpty();
    }

    @Test
    void shouldApproveByKeyboardAloneAfterAskingBack() throws Exception {
        show();
        page.append(Canary.waitingForApproval());
        browser.await("document.getElementById('wso2-mi-approve')");

        tabTo("wso2-mi-approve");
        browser.pressEnter();
        browser.await("document.querySelector('dialog[open]')");
        assertThat(browser.run("return document.querySelector('dialog[open]').innerText")
                        .asText())
                .contains("Approve this release?", "goes on with the next step");
        assertThat(asked).isEmpty();
        browser.pressEnter();

        assertThat(asked.poll(20, TimeUnit.SECONDS)).isEqualTo("approve");
        browser.await("document.getElementById('notification-bar').innerText.includes('Asked for.')");
        assertThat(faults()).isEmpty();
    }

    @Test
    void shouldAskNothingWhenTheQuestionIsAnsweredWithNo() throws Exception {
        show();
        browser.run("document.getElementById('wso2-mi-abort').click()");
        browser.await("document.querySelector('dialog[open]')");

        browser.run("document.querySelector('dialog[open] [data-id=cancel]').click()");

        browser.await("!document.querySelector('dialog[open]')");
        assertThat(asked.poll(1, TimeUnit.SECONDS)).isNull();
        assertThat(faults()).isEmpty();
    }

    @Test
    void shouldTellInTheStatusWhenJenkinsDoesNotAnswerAndGoOnAfterwards() throws Exception {
        show();
        browser.run("window.realFetch = window.fetch; window.fetch = () => Promise.reject(new Error('gone'));");
        browser.await("document.getElementById('wso2-mi-status').textContent.includes('does not answer')");

        browser.run("window.fetch = window.realFetch;");
        page.append(Canary.held());

        browser.await("document.querySelector('.wso2-mi-timeline').textContent.includes('Hold 50%')");
    }

    @Test
    void shouldBeReadableInLightAndInDark() throws Exception {
        page.append(Canary.held());
        page.append(Canary.waitingForApproval());
        show();
        browser.await("document.getElementById('wso2-mi-approve')");
        browser.shoot(PICTURES.resolve("page-canary-light.png"));
        assertThat(Contrast.poorest(browser)).as("contrast in light").isGreaterThanOrEqualTo(4.5);

        Contrast.darken(browser);
        browser.shoot(PICTURES.resolve("page-canary-dark.png"));
        assertThat(Contrast.poorest(browser)).as("contrast in dark").isGreaterThanOrEqualTo(4.5);
        assertThat(faults()).isEmpty();
    }

    private void show() throws Exception {
        browser.go(jenkins.getURL() + page.getUrl());
        browser.await("window.dialog && window.dialog.translations && document.querySelector('.wso2-mi-timeline')");
    }

    private String drawn() throws Exception {
        return browser.run("return document.querySelector('.wso2-mi-timeline').textContent")
                .asText();
    }

    private int looks() throws Exception {
        String seen = "performance.getEntriesByType('resource').filter(e => e.name.includes('events?'))";
        return browser.run("return " + seen + ".length").asInt();
    }

    private void tabTo(String id) throws Exception {
        for (int i = 0; i < 60; i++) {
            browser.pressTab();
            if (browser.run("return document.activeElement.id").asText().equals(id)) {
                return;
            }
        }
        throw new AssertionError("no way to " + id + " by the tab key");
    }

    /** Errors and warnings of scripts, and what the policy refused. */
    private List<String> faults() throws Exception {
        return browser.console().stream()
                .filter(entry -> !entry.startsWith("INFO") && !entry.startsWith("DEBUG"))
                .toList();
    }

    /** Sends the policy with each page. */
    private static final class Policy implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            ((HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
            chain.doFilter(request, response);
        }
    }

    /** What happens in a canary, as its engine tells it. */
    private static final class Canary {
        static List<String> begun() {
            return Lines.of(
                    Lines.phase(0, "First look"),
                    Lines.phase(1, "Begin the canary"),
                    command(1, "create Deployment clinic/appointments-canary"),
                    command(2, "set weight 10 on HTTPRoute clinic/appointments"),
                    Lines.traffic(2, 10, 0, 4, 0),
                    Lines.gate(3, "rollout", "waiting", "container is starting"),
                    Lines.traffic(9, 10, 10, 4, 1),
                    Lines.gate(11, "rollout", "passed", "1 of 1 pods ready, appointments 1.1.0 active"),
                    Lines.phase(12, "Hold 10%"),
                    Lines.traffic(40, 10, 11, 4, 1));
        }

        static List<String> held() {
            return Lines.of(
                    Lines.gate(41, "error rate", "passed", "0.0% of 412 requests failed, 1% allowed"),
                    Lines.phase(42, "Hold 50%"),
                    command(42, "scale Deployment clinic/appointments-canary to 2"),
                    command(43, "set weight 50 on HTTPRoute clinic/appointments"),
                    Lines.traffic(43, 50, 10, 4, 1),
                    Lines.traffic(49, 50, 33, 4, 2),
                    Lines.traffic(53, 50, 50, 4, 2),
                    Lines.gate(73, "error rate", "passed", "0.0% of 1308 requests failed, 1% allowed"));
        }

        static List<String> waitingForApproval() {
            return Lines.of(
                    Lines.phase(74, "Wait for approval"),
                    Lines.gate(75, "approval", "waiting", "somebody has to approve before 100%"),
                    Lines.traffic(95, 50, 50, 4, 2));
        }

        static List<String> promoted() {
            return Lines.of(
                    Lines.phase(96, "Promote"),
                    Lines.traffic(97, 100, 50, 4, 2),
                    Lines.traffic(110, 100, 100, 0, 4),
                    new Event.Result(
                            Lines.START.plusSeconds(112),
                            "canary",
                            io.jenkins.plugins.wso2mi.report.Outcome.DONE,
                            "release 20261123-031102-b322 is promoted",
                            Map.of()));
        }

        static Map<String, String> images() {
            return Map.of("appointments", "registry.example.org/clinic/appointments@sha256:" + "4f1db6b0".repeat(8));
        }

        private static Event command(int second, String sentence) {
            return new Event.Command(Lines.START.plusSeconds(second), sentence, false);
        }
    }
}
