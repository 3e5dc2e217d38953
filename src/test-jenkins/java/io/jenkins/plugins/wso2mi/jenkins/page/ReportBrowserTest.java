package io.jenkins.plugins.wso2mi.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import io.jenkins.plugins.wso2mi.report.page.HtmlReport;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a release as a file in a real browser. */
class ReportBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = Browser.open(folder.resolve("profile"), 1000, 1400);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void shouldBeReadableAndAskForNothingWhenItIsOpened(String colours) throws Exception {
        browser.emulate("screen", colours);
        show(RecordedEvents.routed());
        browser.run("document.querySelectorAll('details').forEach((d) => { d.open = true; });");

        assertThat(Contrast.poorest(browser, "main"))
                .as("contrast in " + colours)
                .isGreaterThanOrEqualTo(4.5);
        assertThat(browser.run("return performance.getEntriesByType('resource').length")
                        .asInt())
                .isZero();
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
                .as("no wider than the window")
                .isLessThanOrEqualTo(1000);
        assertThat(browser.console()).isEmpty();
        browser.shoot(PICTURES.resolve("report-" + colours + ".png"));
    }

    @Test
    void shouldFitASmallScreenWhenTablesAndPictureDoNot() throws Exception {
        browser.close();
        browser = Browser.open(folder.resolve("small"), 500, 900);
        show(RecordedEvents.routed());

        assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .asInt())
                .isZero();
    }

    @Test
    void shouldPrintWhatIsFoldedAndInLightColours() throws Exception {
        show(RecordedEvents.refused());
        browser.emulate("print", "dark");

        assertThat(browser.run("return document.querySelector('section:last-of-type pre').getClientRects().length > 0"
                                + " && document.querySelector('section:last-of-type pre').checkVisibility({"
                                + "contentVisibilityAuto: true, opacityProperty: true})")
                        .asBoolean())
                .as("the log, which is folded on a screen")
                .isTrue();
        assertThat(browser.run("return getComputedStyle(document.body).color").asText())
                .isEqualTo("rgb(31, 35, 40)");
    }

    @Test
    void shouldShowTextFromOutsideAsTextWhenItIsHostile() throws Exception {
        String hostile = "</pre></style></svg><script>document.title='taken'</script>"
                + "<img src=x onerror=\"document.title='taken'\"> <style>body{display:none}</style> &lt;";
        show(List.of(
                new Event.Phase(RecordedEvents.START, hostile),
                new Event.Traffic(RecordedEvents.START, hostile, 10, 10, 1, 1),
                new Event.Gate(RecordedEvents.START, hostile, "refused", hostile),
                new Event.Gate(RecordedEvents.START, hostile, hostile, hostile, "failed", Map.of(hostile, 1.0)),
                new Event.Evidence(RecordedEvents.START, hostile, hostile, hostile, List.of(hostile))));

        assertThat(browser.run("return document.querySelectorAll('script, img, body style').length")
                        .asInt())
                .isZero();
        assertThat(browser.run("return document.title").asText()).isEqualTo("Release");
        assertThat(browser.run("return document.querySelector('section pre').textContent")
                        .asText())
                .isEqualTo(hostile);
        assertThat(browser.console()).isEmpty();
    }

    private void show(List<Event> events) throws Exception {
        ReleaseSummary summary = new ReleaseSummary(events);
        Path report = Files.writeString(folder.resolve("report.html"), HtmlReport.of(summary, summary.title()));
        browser.go(report.toUri());
    }
}
