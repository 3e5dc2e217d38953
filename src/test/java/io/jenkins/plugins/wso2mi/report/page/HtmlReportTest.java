package io.jenkins.plugins.wso2mi.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Golden;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final String HOSTILE =
            "</pre></style><script>alert(1)</script><img src=x onerror=y> \" & ' &lt;b&gt;";

    @Test
    void shouldTellAllOfAPromotedCanary() {
        Golden.assertSame("promoted.html", report(RecordedEvents.promoted()));
    }

    @Test
    void shouldTellWhyFirstWhenAGateRefuses() {
        String report = report(RecordedEvents.refused());

        Golden.assertSame("refused.html", report);
        assertThat(report.indexOf("never ready: the server names 1 faulty"))
                .as("the cause stands before the picture")
                .isBetween(0, report.indexOf("<svg"));
    }

    @Test
    void shouldListEveryMeasurementWithItsNumbers() throws Exception {
        Document page = document(report(RecordedEvents.routed()));

        List<String> cells = texts(page, "td");
        assertThat(cells.stream().filter(c -> c.startsWith("canary ") && c.contains(" of 60")))
                .hasSize(9);
        assertThat(cells)
                .contains(
                        "✗ failed", "✓ good", "canaryErrors 30, canaryRequests 60, stableErrors 0, stableRequests 240");
        assertThat(texts(page, "summary")).contains("Gate errors: 6 good, 3 failed");
        assertThat(texts(page, "p")).contains("Waited for approval for 1m5s.");
    }

    @Test
    void shouldHoldEveryEventInItsLog() throws Exception {
        List<String> log = texts(document(report(RecordedEvents.routed())), "pre");

        assertThat(log.get(log.size() - 1).lines().filter(line -> !line.isBlank()))
                .hasSize(RecordedEvents.routed().size());
    }

    @Test
    void shouldShowTextFromOutsideAsTextWhenItIsHostile() throws Exception {
        String report = report(List.of(
                new Event.Phase(RecordedEvents.START, HOSTILE),
                new Event.Command(RecordedEvents.at(1), HOSTILE, false),
                new Event.Notice(RecordedEvents.at(1), HOSTILE),
                new Event.Trouble(RecordedEvents.at(2), Problem.error(HOSTILE, HOSTILE, HOSTILE)),
                new Event.Traffic(RecordedEvents.at(2), HOSTILE, 10, 10, 1, 1),
                new Event.Gate(RecordedEvents.at(3), HOSTILE, HOSTILE, HOSTILE),
                new Event.Gate(RecordedEvents.at(3), HOSTILE, HOSTILE, HOSTILE, HOSTILE, Map.of(HOSTILE, 1.0)),
                new Event.Evidence(RecordedEvents.at(4), HOSTILE, HOSTILE, HOSTILE, List.of("log: " + HOSTILE)),
                new Event.Result(
                        RecordedEvents.at(5),
                        HOSTILE,
                        Outcome.FAILED,
                        HOSTILE,
                        Map.of("release", HOSTILE, "images", Map.of(HOSTILE, HOSTILE)))));

        Document page = document(report);
        assertThat(names(page)).doesNotContain("script", "img", "b", "link", "iframe", "object", "a");
        assertThat(attributes(page)).noneMatch(name -> name.startsWith("on")).doesNotContain("src", "href", "style");
        assertThat(texts(page, "pre")).anyMatch(pre -> pre.equals("log: " + HOSTILE));
        assertThat(report).doesNotContain("<script", "<img");
    }

    @Test
    void shouldLoadNothingAndRunNothing() {
        String report = report(RecordedEvents.all());

        assertThat(report)
                .startsWith("<!DOCTYPE html>\n")
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContain("url(", "@import", "javascript:");
        assertThat(Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)")
                        .matcher(report)
                        .results())
                .isEmpty();
    }

    @Test
    void shouldSayThatItRunsWhenThereIsNoResult() {
        assertThat(report(RecordedEvents.promoted().subList(0, 12))).contains(">running<");
        assertThat(report(List.of())).contains("not yet");
    }

    private static String report(List<Event> events) {
        ReleaseSummary summary = new ReleaseSummary(events);
        return HtmlReport.of(summary, summary.title());
    }

    /** The markup is well-formed as XML too, so that nothing can hide in what a browser forgives. */
    private static Document document(String report) throws Exception {
        String xml = report.replaceFirst("<!DOCTYPE html>\n", "").replaceFirst("(?s)<style>.*?</style>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> all(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document page, String name) {
        return all(page, name).stream().map(Element::getTextContent).toList();
    }

    private static List<String> names(Document page) {
        return all(page, "*").stream().map(Element::getTagName).toList();
    }

    private static List<String> attributes(Document page) {
        List<String> names = new ArrayList<>();
        for (Element element : all(page, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }
}
