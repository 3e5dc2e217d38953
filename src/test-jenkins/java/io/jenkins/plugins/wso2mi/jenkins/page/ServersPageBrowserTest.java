package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.FreeStyleBuild;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page that asks servers in a real browser; what servers say is put in their place. */
@WithJenkins
class ServersPageBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MARKUP = "<img src=x onerror=\"window.broken = true\">";
    private static final String ANSWERED =
            "document.getElementById('wso2-mi-said').textContent.startsWith(arguments[0])";
    private static final Map<String, Object> TOLD = Map.of(
            "sentence", "applications: 2 in 1 of 2 pods " + MARKUP,
            "columns", List.of("name", "state", MARKUP, "pods"),
            "rows", List.of(List.of("clinic", "active", "1.0.0", "all"), List.of(MARKUP, "faulty", "", "clinic-1")),
            "troubles", List.of("pod clinic-2: its management API does not answer " + MARKUP));

    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    private Browser browser;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        FreeStyleBuild build = rule.buildAndAssertSuccess(rule.createFreeStyleProject("clinic"));
        ServersPage page = DeadCluster.page(build, 1);
        browser = Browser.open(profile, 1280, 640);
        browser.go(rule.getURL() + DeadCluster.address(page));
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    @Test
    void shouldShowWhatServersSayAsTextWhenTheySayMarkup() throws Exception {
        answer(TOLD);

        assertThat(text("#wso2-mi-said")).contains(MARKUP);
        assertThat(text("#wso2-mi-told thead")).contains(MARKUP);
        assertThat(text("#wso2-mi-told tbody")).contains("clinic", MARKUP);
        assertThat(text("#wso2-mi-troubles li")).contains("clinic-2: its management API does not answer", MARKUP);
        assertThat(browser.run("return document.querySelectorAll('#wso2-mi-servers img').length")
                        .asInt())
                .isZero();
        assertThat(browser.run("return window.broken === undefined").asBoolean())
                .isTrue();
    }

    @Test
    void shouldSayWhyAndShowNothingOfBeforeWhenNobodyCanBeAsked() throws Exception {
        browser.run("window.realFetch = window.fetch");
        answer(TOLD);

        browser.run("window.fetch = window.realFetch");
        ask();
        browser.await(ANSWERED, "The servers could not be asked: ");

        assertThat(text("#wso2-mi-said")).contains("127.0.0.1:1");
        assertThat(browser.run("return document.getElementById('wso2-mi-told').hidden")
                        .asBoolean())
                .isTrue();
        assertThat(browser.run("return document.querySelectorAll('#wso2-mi-troubles li').length")
                        .asInt())
                .isZero();
        assertThat(browser.run("return document.getElementById('wso2-mi-ask').disabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void shouldBeReadableInLightAndInDark() throws Exception {
        answer(TOLD);

        browser.shoot(PICTURES.resolve("page-servers-light.png"));
        assertThat(Contrast.poorest(browser, "#wso2-mi-servers"))
                .as("contrast in light")
                .isGreaterThanOrEqualTo(4.5);
        Contrast.darken(browser);
        browser.shoot(PICTURES.resolve("page-servers-dark.png"));
        assertThat(Contrast.poorest(browser, "#wso2-mi-servers"))
                .as("contrast in dark")
                .isGreaterThanOrEqualTo(4.5);
    }

    /** Asks, and lets the page be answered so. */
    private void answer(Map<String, Object> told) throws Exception {
        browser.run(
                "const json = arguments[0]; window.fetch = () => Promise.resolve("
                        + "new Response(json, { headers: { 'Content-Type': 'application/json' } }));",
                JSON.writeValueAsString(told));
        ask();
        browser.await(ANSWERED, told.get("sentence"));
    }

    private void ask() throws Exception {
        browser.run("document.getElementById('wso2-mi-ask').click()");
    }

    private String text(String selector) throws Exception {
        return browser.run("return document.querySelector(arguments[0]).textContent", selector)
                .asText();
    }
}
