package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.CanaryWait;
import io.jenkins.plugins.wso2mi.report.summary.WeightStep;
import java.util.List;

/** The canary's part of the traffic: what the plan asks for as a line, what it really has as an area. */
final class TrafficPanel implements Panel {
    private static final double PLOT = 132;
    private static final double LABEL_SIZE = 11.5;
    /** Above this weight the label goes below the line, since the heading is above. */
    private static final int HIGH = 88;

    private static final double LEAST_BAND = 2;
    private static final String TAKEN_BACK = "taken back";

    private final Released released;
    private final List<WeightStep> steps;
    private final TimeScale time;

    TrafficPanel(Released released, TimeScale time) {
        this.released = released;
        this.time = time;
        this.steps = WeightStep.of(released.traffic(), time.end());
    }

    @Override
    public double height() {
        return PanelHeading.HEIGHT + PLOT;
    }

    @Override
    public void draw(Svg svg, double top) {
        PanelHeading.draw(
                svg,
                time,
                top,
                "Traffic to the new release of " + released.name(),
                List.of(
                        new PanelHeading.Key(Stylesheet.WEIGHT, "weight asked for"),
                        new PanelHeading.Key(Stylesheet.SHARE, "real share")));
        ValueScale values = new ValueScale(top + PanelHeading.HEIGHT, top + height(), 100, 25);
        ValueGrid.draw(svg, time, values, "%");
        bands(svg, values);
        Staircase share = new Staircase();
        Staircase weight = new Staircase();
        for (Event.Traffic e : released.traffic()) {
            share.add(time.x(e.time()), values.y(e.share()));
            weight.add(time.x(e.time()), values.y(e.weight()));
        }
        svg.empty("path", "class", Stylesheet.SHARE, "d", share.area(values.y(0), time.right()));
        svg.empty("path", "class", Stylesheet.WEIGHT, "d", weight.lineFrom(values.y(0), time.right()));
        label(svg, values);
    }

    /** Writes the weight over each step of the staircase that is wide enough for it, and where it was taken back. */
    private void label(Svg svg, ValueScale values) {
        int before = 0;
        for (WeightStep step : steps) {
            int weight = step.weight();
            double x = time.x(step.from());
            double room = time.x(step.to()) - x - 8;
            String label = weight + "%";
            if (weight > 0 && room > Lettering.width(label, LABEL_SIZE)) {
                svg.text("w", x + 5, values.y(weight) + (weight > HIGH ? 14 : -5), label);
            } else if (weight == 0 && before > 0) {
                takenBack(svg, x, values);
            }
            before = weight;
        }
    }

    private void takenBack(Svg svg, double x, ValueScale values) {
        boolean leftward = time.right() - x < Lettering.width(TAKEN_BACK, LABEL_SIZE) + 8;
        String style = Stylesheet.BAD + " h" + (leftward ? " e" : "");
        svg.text(style, x + (leftward ? -5 : 5), values.y(0) - 6, TAKEN_BACK);
    }

    /** Draws the times in which the canary stood still, each with its reason if there is room for it. */
    private void bands(Svg svg, ValueScale values) {
        double top = values.y(100);
        for (CanaryWait wait : released.waits()) {
            double from = time.x(wait.from());
            double width = Math.max(LEAST_BAND, time.x(wait.to()) - from);
            svg.open("g");
            String words = wait.kind().words() + ", " + Durations.text(wait.length());
            svg.element("title", words);
            svg.empty(
                    "rect", "class", Stylesheet.BAND, "x", from, "y", top, "width", width, "height", values.y(0) - top);
            svg.text("s", from + 5, top + 27, Lettering.fit(words, width - 8, LABEL_SIZE));
            svg.close("g");
        }
    }
}
