package io.jenkins.plugins.wso2mi.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FigureTest {
    private static final String PAGE = "/io/jenkins/plugins/wso2mi/jenkins/page/ReleasePage/release.css";
    /** Frame, title, outcome and sentence, which a page has of its own, and what clients measured, which it has not. */
    private static final Set<String> NOT_IN_PAGES = Set.of("c", "t", "o", "d", "ld", "fl");

    @Test
    void shouldLeaveHeadingAndColoursToThePage() {
        Document figure = Drawing.of(timeline(RecordedEvents.refused()).figure());

        assertThat(figure.getDocumentElement().getAttribute("class")).isEqualTo(Timeline.FIGURE);
        assertThat(figure.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(figure.getDocumentElement().hasAttribute("width")).isFalse();
        assertThat(Drawing.elements(figure)).contains("title", "desc", "path").doesNotContain("style", "script");
        assertThat(Drawing.attributes(figure)).doesNotContain("style", "fill", "stroke");
    }

    @Test
    void shouldDrawTheSamePanelsAsThePicture() {
        Timeline timeline = timeline(RecordedEvents.promoted());

        assertThat(Drawing.texts(timeline.svg())).containsAll(Drawing.texts(timeline.figure()));
        assertThat(Drawing.texts(timeline.figure())).contains("Phases").doesNotContain("done");
    }

    @Test
    void shouldEscapeWhatPodsAndPeopleWrite() {
        Timeline timeline = new Timeline("<script>alert('title')</script>");
        timeline.accept(new Event.Phase(RecordedEvents.START, "</svg><script>alert('phase')</script>"));
        timeline.accept(new Event.Gate(RecordedEvents.START, "\"><img src=x onerror=y>", "refused", "<b>"));

        assertThat(timeline.figure()).doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void shouldNameTheApplicationsButNotTheirCanaries() {
        assertThat(timeline(RecordedEvents.promoted()).applications()).containsExactly("appointments");
    }

    @Test
    void shouldFindARuleForEachOfItsClassesInTheStylesheetOfThePage() throws IOException {
        Set<String> needed = classes(Stylesheet.CSS.substring(0, Stylesheet.CSS.indexOf("@media")), "");
        needed.removeAll(NOT_IN_PAGES);

        assertThat(classes(page(), Pattern.quote("." + Timeline.FIGURE + " ") + "\\w*"))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void shouldTakeEveryColourOfThePageFromTheTheme() throws IOException {
        assertThat(page()).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|\\b(rgb|hsl|oklch)\\(|prefers-color-scheme");
    }

    private static Timeline timeline(List<Event> events) {
        Timeline timeline = new Timeline("Canary of clinic/appointments");
        events.forEach(timeline);
        return timeline;
    }

    private static Set<String> classes(String css, String before) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile((before.isEmpty() ? "(?:^|[,}\\n])\\w*" : before) + "\\.([a-z]+)")
                .matcher(css);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String page() throws IOException {
        try (InputStream css = FigureTest.class.getResourceAsStream(PAGE)) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
