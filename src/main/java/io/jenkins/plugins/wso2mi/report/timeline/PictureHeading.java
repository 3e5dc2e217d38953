package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Title, outcome, closing sentence, and when it was. */
final class PictureHeading implements Panel {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double TITLE_SIZE = 20;
    private static final double SENTENCE_SIZE = 13;
    private static final double OUTCOME_SIZE = 12.5;
    private static final double BOLDER = 1.15;
    private static final double LINE = 18;
    private static final int MOST_LINES = 2;

    private final String title;
    private final String outcome;
    private final String style;
    private final String when;
    private final List<String> sentence;

    /**
     * A heading.
     *
     * @param left how many applications the picture has no room for
     */
    PictureHeading(String title, Recording recording, int left) {
        Event.Result result = recording.result();
        this.title = PlainText.oneLine(title);
        this.outcome = result == null ? "running" : result.outcome().word().replace('-', ' ');
        this.style = Stylesheet.outcome(result == null ? null : result.outcome());
        this.when = recording.isEmpty()
                ? "nothing has happened yet"
                : DATE.format(recording.start()) + " · " + Durations.text(recording.length())
                        + (left == 0 ? "" : " · " + left + " more released, which are not shown");
        this.sentence = Lettering.lines(
                result == null ? "" : result.sentence(), Picture.WIDTH - 2 * Picture.MARGIN, SENTENCE_SIZE, MOST_LINES);
    }

    @Override
    public double height() {
        return 54 + sentence.size() * LINE;
    }

    /** The heading in words, for those who hear the picture. */
    String words() {
        return outcome + ", " + when + ". " + String.join(" ", sentence);
    }

    @Override
    public void draw(Svg svg, double top) {
        double badge = Lettering.width(outcome, OUTCOME_SIZE) * BOLDER + 22;
        double right = Picture.WIDTH - Picture.MARGIN;
        double room = (right - badge - 16 - Picture.MARGIN) / BOLDER;
        svg.text("t", Picture.MARGIN, top + 18, Lettering.fit(title, room, TITLE_SIZE));
        svg.empty("rect", "class", style, "x", right - badge, "y", top, "width", badge, "height", 24, "rx", 12);
        svg.text("o", right - badge / 2, top + 16.5, outcome);
        double y = top + 40;
        svg.text("s", Picture.MARGIN, y, when);
        for (String line : sentence) {
            y += LINE + 1;
            svg.text("d", Picture.MARGIN, y, line);
        }
    }
}
