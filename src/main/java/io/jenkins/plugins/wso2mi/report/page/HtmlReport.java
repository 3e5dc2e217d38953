package io.jenkins.plugins.wso2mi.report.page;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.TextLog;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.timeline.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that is known of a release as one HTML document, for a browser or for paper. */
public final class HtmlReport {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> AFTERMATHS = Map.of(
            "kept", "kept",
            "rolled-back", "taken back",
            "left", "left as it stands",
            "not-rolled-back", "could not be taken back: look at it now");

    private final ReleaseSummary summary;
    private final String title;
    private final Html html;

    private HtmlReport(ReleaseSummary summary, String title) {
        this.summary = summary;
        this.title = title;
        this.html = new Html(title, PageStyle.CSS + Timeline.stylesheet());
    }

    /**
     * Writes the document.
     *
     * @param title what it is about, such as {@link ReleaseSummary#title}
     * @return HTML without script and without reference to anything outside, every text from outside escaped; the same
     *     for the same events
     */
    public static String of(ReleaseSummary summary, String title) {
        return new HtmlReport(summary, title).write();
    }

    private String write() {
        head();
        new CauseSections(summary, html).write();
        picture();
        images();
        new CourseSections(summary, html).write();
        log();
        return html.end();
    }

    private void head() {
        html.open("header");
        html.element("h1", title);
        html.element("span", summary.outcomeWords(), "class", "badge " + style());
        html.close("header");
        summary.result().ifPresent(result -> html.element("p", result.sentence()));
        html.open("dl");
        html.term("Begun", summary.events().isEmpty() ? "not yet" : date(summary.start()));
        html.term("Took", Durations.text(summary.length()));
        html.term("Release", summary.fact("release"));
        html.term("The release is", AFTERMATHS.getOrDefault(summary.fact("aftermath"), ""));
        html.close("dl");
    }

    private String style() {
        Outcome outcome = summary.result().map(Event.Result::outcome).orElse(Outcome.INTERRUPTED);
        return outcome == Outcome.DONE ? "good" : outcome == Outcome.INTERRUPTED ? "wait" : "bad";
    }

    private static String date(Instant time) {
        return DATE.format(time);
    }

    private void picture() {
        Timeline timeline = new Timeline(title);
        summary.events().forEach(timeline);
        html.section("Timeline");
        html.open("div", "class", "wide");
        html.figure(timeline.figure());
        html.close("div");
        html.close("section");
    }

    private void images() {
        Map<String, String> images = summary.images();
        if (images.isEmpty()) {
            return;
        }
        html.section("What runs now");
        html.table("Images", "Container", "Image");
        images.forEach((container, image) -> html.row(List.of(Cell.name(container), new Cell(image, "code"))));
        html.endTable();
        html.close("section");
    }

    private void log() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextLog log = new TextLog(new PrintStream(bytes, true, StandardCharsets.UTF_8), ZoneOffset.UTC);
        summary.events().forEach(log);
        html.open("section");
        html.open("details");
        html.element("summary", "Log, " + summary.events().size() + " events, times in UTC");
        html.element("pre", bytes.toString(StandardCharsets.UTF_8));
        html.close("details");
        html.close("section");
    }
}
