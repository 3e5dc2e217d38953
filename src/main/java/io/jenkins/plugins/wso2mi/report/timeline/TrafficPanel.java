package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import java.util.List;

/** The canary's part of the traffic: what the plan asks for as a line, what it really has as an area. */
final class TrafficPanel implements Panel {
    private static final double PLOT = 132;
    private static final double LABEL_SIZE = 11.5;
    /** Above this weight the label goes below the line, since the heading is above. */
    private static final int HIGH = 88;

    private final Released released;
    private final TimeScale time;

    TrafficPanel(Released released, TimeScale time) {
        this.released = released;
        this.time = time;
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

    /** Writes the weight over each step of the staircase that is wide enough for it. */
    private void label(Svg svg, ValueScale values) {
        List<Event.Traffic> traffic = released.traffic();
        for (int from = 0; from < traffic.size(); ) {
            int weight = traffic.get(from).weight();
            int to = from;
            while (to < traffic.size() && traffic.get(to).weight() == weight) {
                to++;
            }
            double x = time.x(traffic.get(from).time());
            double end = to < traffic.size() ? time.x(traffic.get(to).time()) : time.right();
            String label = weight + "%";
            if (weight > 0 && end - x > Lettering.width(label, LABEL_SIZE) + 8) {
                svg.text("w", x + 5, values.y(weight) + (weight > HIGH ? 14 : -5), label);
            }
            from = to;
        }
    }
}
